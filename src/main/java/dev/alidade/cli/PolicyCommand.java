package dev.alidade.cli;

import dev.alidade.catalog.Catalogue;
import dev.alidade.cli.results.PolicyReport;
import dev.alidade.cli.settings.ModulesOption;
import dev.alidade.cli.settings.Output;
import dev.alidade.cli.settings.OutputOption;
import dev.alidade.cli.settings.Problems;
import dev.alidade.cli.settings.Surroundings;
import dev.alidade.cli.settings.SyncSettingsReader;
import dev.alidade.policy.LeastPrivilege;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints what a survey may do at the least, and says whether AWS's own policies allow it. */
@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = "Prints the least-privilege IAM policy of a survey.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  alidade policy                                      for everything",
      "  alidade policy --aws-requested-syncs iam,inspector  for two modules",
      "  alidade policy --output json                        and what AWS's own lack"
    })
final class PolicyCommand extends CheckedCommand {

  private final Surroundings surroundings;
  private final Supplier<Catalogue> catalogue;
  private Output format = Output.TEXT;
  private Set<String> modules = Set.of();

  @Mixin private final ModulesOption requested = new ModulesOption();

  @Mixin private final OutputOption output = new OutputOption();

  @Inject
  PolicyCommand(Surroundings surroundings, Supplier<Catalogue> catalogue) {
    this.surroundings = surroundings;
    this.catalogue = catalogue;
  }

  @Override
  void check(Problems problems) {
    var reader = new SyncSettingsReader(surroundings, () -> catalogue.get().keys());
    format = reader.output(output.output, problems);
    modules = reader.modules(requested.modules, problems);
  }

  @Override
  ExitCode run() throws IOException {
    var selected = catalogue.get().select(modules);
    var report = new PolicyReport(new LeastPrivilege(selected), selected);
    var out = commandLine().getOut();
    switch (format) {
      case TEXT -> {
        report.documents().forEach(out::print);
        out.flush();
        report.notes().forEach(this::say);
      }
      case JSON -> report.json(out);
    }
    return ExitCode.DONE;
  }
}
