package dev.alidade.cli;

import dev.alidade.account.Regions;
import dev.alidade.account.RollCall;
import dev.alidade.catalog.Catalogue;
import dev.alidade.cli.results.AccountList;
import dev.alidade.cli.results.PlanReport;
import dev.alidade.cli.settings.AccountOptions;
import dev.alidade.cli.settings.AccountSettings;
import dev.alidade.cli.settings.ConfigOption;
import dev.alidade.cli.settings.ModulesOption;
import dev.alidade.cli.settings.OutputOption;
import dev.alidade.cli.settings.Problems;
import dev.alidade.cli.settings.Surroundings;
import dev.alidade.cli.settings.SyncSettingsReader;
import dev.alidade.cli.terminal.TerminalProbe;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what a survey would ask AWS, and how fast, without asking for more than the regions. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = "Says what a sync would ask AWS, where and how fast.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every account can be surveyed",
      "2:wrong options or configuration; nobody was asked",
      "3:some accounts cannot be surveyed",
      "4:no account can"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  alidade plan --aws-sync-all-profiles",
      "  alidade plan --aws-requested-syncs iam,ec2:vpc --output json"
    })
final class PlanCommand extends CheckedCommand {

  private final Surroundings surroundings;
  private final Supplier<Catalogue> catalogue;
  private final TerminalProbe terminal;
  private final Clock clock;
  private Set<String> modules = Set.of();
  private @Nullable AccountSettings settings;
  private @Nullable AwsParts aws;

  @Mixin private final AccountOptions accounts = new AccountOptions();

  @Mixin private final ModulesOption requested = new ModulesOption();

  @Option(
      names = "--aws-regions",
      order = 4,
      paramLabel = "REGIONS",
      description = {
        "The regions, with commas between them.",
        "Default: those that each account has enabled."
      })
  private @Nullable String regions;

  @Mixin private final OutputOption output = new OutputOption();

  @Mixin private final ConfigOption config = new ConfigOption();

  @Inject
  PlanCommand(
      Surroundings surroundings,
      Supplier<Catalogue> catalogue,
      TerminalProbe terminal,
      Clock clock) {
    this.surroundings = surroundings;
    this.catalogue = catalogue;
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  void check(Problems problems) {
    var reader = new SyncSettingsReader(surroundings, () -> catalogue.get().keys());
    settings = reader.accounts(accounts, regions, output.output, config.config, problems);
    modules = reader.modules(requested.modules, config.config, problems);
    var parts = AwsParts.of(surroundings, clock, problems);
    parts.candidates(settings.accounts(), problems);
    if (problems.any()) {
      parts.close();
    }
    aws = parts;
  }

  @Override
  ExitCode run() throws IOException {
    if (settings == null || aws == null) {
      throw new IllegalStateException("What was given is checked before it is used.");
    }
    try (var parts = aws) {
      var roll =
          new RollCall(parts.accounts(), new Regions(parts.clients()))
              .of(settings.accounts(), settings.regions());
      var code = ExitCode.of(new AccountList(roll));
      var report =
          new PlanReport(roll, catalogue.get().select(modules), catalogue.get().services().rates());
      var out = commandLine().getOut();
      switch (settings.output()) {
        case TEXT -> {
          var seen = terminal.probe();
          out.print(report.text(seen.out(), seen.size().get().readableColumns()));
          out.flush();
        }
        case JSON -> report.json(code.number(), out);
      }
      return code;
    }
  }
}
