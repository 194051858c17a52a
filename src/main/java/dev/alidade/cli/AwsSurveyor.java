package dev.alidade.cli;

import dev.alidade.account.AccountCandidate;
import dev.alidade.account.AccountSelection;
import dev.alidade.account.MfaCodes;
import dev.alidade.account.Regions;
import dev.alidade.analysis.Analyses;
import dev.alidade.aws.CallTimeouts;
import dev.alidade.catalog.Catalogue;
import dev.alidade.cli.settings.Problems;
import dev.alidade.cli.settings.Surroundings;
import dev.alidade.store.Neo4jSettings;
import dev.alidade.survey.Progress;
import dev.alidade.survey.RunReport;
import dev.alidade.survey.Survey;
import dev.alidade.survey.SurveyRequest;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts the parts of a survey of AWS together. */
final class AwsSurveyor implements Surveyor {

  private final Surroundings surroundings;
  private final Supplier<Catalogue> catalogue;
  private final Clock clock;
  private final Version version;
  private final MfaCodes codes;

  AwsSurveyor(
      Surroundings surroundings,
      Supplier<Catalogue> catalogue,
      Clock clock,
      Version version,
      MfaCodes codes) {
    this.surroundings = surroundings;
    this.catalogue = catalogue;
    this.clock = clock;
    this.version = version;
    this.codes = codes;
  }

  @Override
  public @Nullable Prepared prepare(
      AccountSelection selection, CallTimeouts timeouts, Problems problems) {
    var parts = AwsParts.of(surroundings, clock, timeouts, codes, problems);
    var candidates = parts.candidates(selection, problems);
    if (problems.any()) {
      parts.close();
      return null;
    }
    var survey =
        new Survey(
            catalogue.get(),
            Analyses.all(),
            parts.accounts(),
            new Regions(parts.clients()),
            parts.clients(),
            parts.calls(),
            clock,
            version.number());
    return new AwsSurvey(survey, candidates, parts);
  }

  private record AwsSurvey(Survey survey, List<AccountCandidate> candidates, AwsParts parts)
      implements Prepared {

    @Override
    public void askForCodes() {
      parts.accounts().askForCodes(candidates);
    }

    @Override
    public RunReport run(SurveyRequest request, Neo4jSettings neo4j, Progress progress) {
      return survey.run(request, neo4j, progress);
    }

    @Override
    public void interrupt() {
      survey.interrupt();
    }

    @Override
    public long calls() {
      return parts.calls().calls();
    }

    @Override
    public void close() {
      parts.close();
    }
  }
}
