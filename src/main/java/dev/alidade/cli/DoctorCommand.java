package dev.alidade.cli;

import dev.alidade.aws.AwsClients;
import dev.alidade.aws.CallLedger;
import dev.alidade.catalog.Catalogue;
import dev.alidade.catalog.organizations.OrganizationsResources;
import dev.alidade.cli.results.DoctorReport;
import dev.alidade.cli.settings.PasswordPrompt;
import dev.alidade.cli.settings.Problems;
import dev.alidade.cli.settings.Surroundings;
import dev.alidade.cli.settings.SyncOptions;
import dev.alidade.cli.settings.SyncSettings;
import dev.alidade.cli.settings.SyncSettingsReader;
import dev.alidade.cli.terminal.TerminalProbe;
import dev.alidade.doctor.Diagnosis;
import dev.alidade.doctor.Doctor;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says beforehand whether a sync would work, and what to do if not. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Goes through everything that a sync needs, and says what to do.",
      "Takes the options of sync: put «doctor» in its place. Nothing is written, and AWS"
          + " is asked for a few items of everything only."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:a sync would work; what AWS denies is listed",
      "2:wrong options or configuration",
      "3:a sync would be partial, or denied and --fail-on denied is given",
      "4:no account with working AWS credentials",
      "5:Neo4j cannot be reached, refuses, or is too old"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  alidade doctor",
      "  alidade doctor --aws-sync-all-profiles --neo4j-uri neo4j://graph:7687",
      "  alidade doctor --aws-requested-syncs inspector --output json",
      "  alidade doctor --reach"
    })
final class DoctorCommand extends CheckedCommand {

  private final Surroundings surroundings;
  private final Supplier<Catalogue> catalogue;
  private final TerminalProbe terminal;
  private final Clock clock;
  private final Logs logs = new Logs();
  private @Nullable SyncSettings settings;

  @Mixin private final SyncOptions options = new SyncOptions();

  @Option(
      names = "--reach",
      description = {
        "Also ask every service that Alidade knows for one thing, from the first account: shows"
            + " which a proxy, a firewall or a missing VPC endpoint keeps away. A refusal of AWS is"
            + " an answer."
      })
  private boolean reach;

  @Inject
  DoctorCommand(
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
    settings =
        new SyncSettingsReader(surroundings, () -> catalogue.get().keys()).read(options, problems);
    SyncCommand.checkSkipped(settings, catalogue.get(), problems);
    logs.level(settings.verbosity());
  }

  @Override
  void ask(Problems problems) {
    if (settings != null) {
      settings =
          settings.withNeo4j(
              PasswordPrompt.complete(settings.neo4j(), options.database, surroundings, problems));
    }
  }

  @Override
  ExitCode run() throws IOException {
    if (settings == null) {
      throw new IllegalStateException("What was given is checked before it is used.");
    }
    var diagnosis = examined(settings);
    var code =
        switch (diagnosis.verdict()) {
          case WORKS -> ExitCode.DONE;
          case CONFIGURATION -> ExitCode.USAGE;
          case NO_DATABASE -> ExitCode.NO_DATABASE;
          case NO_ACCOUNT -> ExitCode.NO_ACCOUNT;
          case PARTIAL -> ExitCode.PARTIAL;
        };
    var report = new DoctorReport(diagnosis);
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

  private Diagnosis examined(SyncSettings run) {
    var problems = new Problems();
    try (var aws = AwsParts.of(surroundings, clock, run.timeouts(), new CodePrompt(), problems);
        var shortLists =
            AwsClients.ofFirstPages(aws.settings(), new CallLedger(clock), aws.limiter())) {
      return new Doctor(
              aws.environment(), aws.accounts(), aws.clients(), shortLists, catalogue.get())
          .examine(
              new Doctor.Intended(
                  run.accounts(),
                  run.modules(),
                  run.organizationAccounts().isEmpty()
                      ? Map.of()
                      : Map.of(OrganizationsResources.MODULE, run.organizationAccounts()),
                  run.skipped(),
                  run.regions(),
                  run.neo4j(),
                  run.failOnDenied(),
                  reach,
                  problems.lines()));
    }
  }
}
