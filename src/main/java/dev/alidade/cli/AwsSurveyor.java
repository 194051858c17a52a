package dev.alidade.cli;

import dev.alidade.account.AccountCandidate;
import dev.alidade.account.AccountSelection;
import dev.alidade.account.Accounts;
import dev.alidade.account.AwsEnvironment;
import dev.alidade.account.ConfigurationException;
import dev.alidade.account.MfaCodes;
import dev.alidade.account.Profiles;
import dev.alidade.account.Regions;
import dev.alidade.analysis.Analyses;
import dev.alidade.aws.AwsClients;
import dev.alidade.aws.AwsSettings;
import dev.alidade.aws.CallLedger;
import dev.alidade.aws.CallTimeouts;
import dev.alidade.aws.InvalidSettingsException;
import dev.alidade.aws.Limiter;
import dev.alidade.aws.RateTable;
import dev.alidade.aws.Ticker;
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
import java.util.Map;
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
    var environment = new AwsEnvironment(surroundings.variables(), surroundings.home());
    var settings = settings(environment, problems).with(timeouts);
    var profiles = Profiles.read(environment);
    var calls = new CallLedger(clock);
    var clients =
        new AwsClients(
            settings.withProfiles(profiles.settings()),
            calls,
            new Limiter(RateTable.published(), Ticker.system()));
    var accounts = new Accounts(environment, clients, codes);
    List<AccountCandidate> candidates = List.of();
    try {
      candidates = accounts.candidates(selection);
    } catch (ConfigurationException e) {
      e.problems().forEach(problem -> problems.add(problem.toString()));
    }
    if (problems.any()) {
      accounts.close();
      clients.close();
      return null;
    }
    var survey =
        new Survey(
            catalogue.get(),
            Analyses.all(),
            accounts,
            new Regions(clients),
            clients,
            calls,
            clock,
            version.number());
    return new AwsSurvey(survey, candidates, accounts, clients, calls);
  }

  private static AwsSettings settings(AwsEnvironment environment, Problems problems) {
    try {
      return AwsSettings.from(environment.variables());
    } catch (InvalidSettingsException e) {
      e.problems().forEach(problems::add);
      // The accounts are looked at all the same, so that all problems are known at once.
      return AwsSettings.from(Map.of());
    }
  }

  private record AwsSurvey(
      Survey survey,
      List<AccountCandidate> candidates,
      Accounts accounts,
      AwsClients clients,
      CallLedger ledger)
      implements Prepared {

    @Override
    public void askForCodes() {
      accounts.askForCodes(candidates);
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
      return ledger.calls();
    }

    @Override
    public void close() {
      accounts.close();
      clients.close();
    }
  }
}
