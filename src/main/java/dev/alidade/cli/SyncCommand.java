package dev.alidade.cli;

import dev.alidade.catalog.Catalogue;
import dev.alidade.catalog.organizations.OrganizationsResources;
import dev.alidade.cli.progress.ProgressPainter;
import dev.alidade.cli.progress.RunState;
import dev.alidade.cli.results.RunJson;
import dev.alidade.cli.results.RunSummary;
import dev.alidade.cli.settings.PasswordPrompt;
import dev.alidade.cli.settings.Problems;
import dev.alidade.cli.settings.Surroundings;
import dev.alidade.cli.settings.SyncOptions;
import dev.alidade.cli.settings.SyncSettings;
import dev.alidade.cli.settings.SyncSettings.Verbosity;
import dev.alidade.cli.settings.SyncSettingsReader;
import dev.alidade.cli.terminal.Terminal;
import dev.alidade.cli.terminal.TerminalProbe;
import dev.alidade.survey.Progress;
import dev.alidade.survey.RunReport;
import dev.alidade.survey.SurveyRequest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The main job: survey AWS accounts and chart them in Neo4j. */
@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = "Surveys AWS accounts and charts them in Neo4j.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done; what AWS denied or does not offer is listed",
      "1:a defect, or a report that cannot be written",
      "2:wrong options or configuration; nothing was done",
      "3:partial: something failed, or was denied and --fail-on denied is given",
      "4:no account with working AWS credentials",
      "5:Neo4j cannot be reached, refuses, or is too old",
      "130:interrupted"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  The account of the default credentials, into a local Neo4j without a password:",
      "    alidade sync",
      "  Every profile of ~/.aws/config, with the password in a file:",
      "    alidade sync --aws-sync-all-profiles --neo4j-uri neo4j://graph:7687 \\",
      "      --neo4j-user alidade --neo4j-password-file ~/.neo4j-password",
      "  Every active account of an organisation, but for those in one unit:",
      "    alidade sync --organization --role-name cartography-read-only \\",
      "      --exclude-ous ou-ab12-cd34ef56",
      "  Two modules in one region of two accounts, with a report for a program:",
      "    alidade sync --profile production --profile staging \\",
      "      --aws-regions eu-west-1 --aws-requested-syncs ec2:instance,iam \\",
      "      --report report.json",
      "",
      "Options can also be environment variables, --aws-regions for example",
      "ALIDADE_AWS_REGIONS, or lines «aws-regions=...» of the configuration file.",
      "An option goes before a variable, a variable before the file."
    })
final class SyncCommand extends CheckedCommand {

  private final Surroundings surroundings;
  private final Supplier<Catalogue> catalogue;
  private final Surveyor surveyor;
  private final TerminalProbe probe;
  private final Clock clock;
  private final Logs logs = new Logs();
  private @Nullable SyncSettings settings;
  private Surveyor.@Nullable Prepared prepared;

  @Mixin private final SyncOptions options = new SyncOptions();

  @Inject
  SyncCommand(
      Surroundings surroundings,
      Supplier<Catalogue> catalogue,
      Surveyor surveyor,
      TerminalProbe probe,
      Clock clock) {
    this.surroundings = surroundings;
    this.catalogue = catalogue;
    this.surveyor = surveyor;
    this.probe = probe;
    this.clock = clock;
  }

  @Override
  void check(Problems problems) {
    var read =
        new SyncSettingsReader(
                surroundings,
                () -> catalogue.get().keys(),
                () -> catalogue.get().relationshipTypes())
            .read(options, problems);
    logs.level(read.verbosity());
    if (read.verbosity() == Verbosity.QUIET) {
      problems.dropWarnings();
    }
    checkSkipped(read, catalogue.get(), problems);
    settings = read;
    prepared = surveyor.prepare(read.accounts(), read.timeouts(), problems);
  }

  /** What nobody knows cannot be skipped. */
  static void checkSkipped(SyncSettings read, Catalogue catalogue, Problems problems) {
    var skippable = catalogue.skippable();
    read.skipped().stream()
        .filter(name -> !skippable.contains(name))
        .sorted()
        .map(
            name ->
                "--skip: «"
                    + name
                    + "» cannot be skipped; what can: "
                    + String.join(", ", new TreeSet<>(skippable)))
        .forEach(problems::add);
  }

  @Override
  void ask(Problems problems) {
    if (settings != null) {
      settings =
          settings.withNeo4j(
              PasswordPrompt.complete(settings.neo4j(), options.database, surroundings, problems));
    }
    if (problems.any() && prepared != null) {
      prepared.close();
    }
  }

  @Override
  ExitCode run() throws IOException {
    if (settings == null || prepared == null) {
      throw new IllegalStateException("A survey without problems is prepared.");
    }
    var terminal = probe.probe();
    RunReport report;
    try (var survey = prepared) {
      survey.askForCodes();
      report = surveyed(survey, settings, terminal);
    }
    var code = ExitCode.of(report, settings.failOnDenied());
    var out = commandLine().getOut();
    switch (settings.output()) {
      case TEXT -> {
        var width = terminal.size().get().readableColumns();
        out.print(new RunSummary(terminal.out(), width).of(report));
        out.flush();
      }
      case JSON -> RunJson.write(report, code.number(), out);
    }
    if (settings.report() != null) {
      ReportFile.write(settings.report(), writer -> RunJson.write(report, code.number(), writer));
    }
    return code;
  }

  private RunReport surveyed(Surveyor.Prepared survey, SyncSettings with, Terminal terminal) {
    var request =
        new SurveyRequest(
            with.accounts(),
            with.modules(),
            with.organizationAccounts().isEmpty()
                ? Map.of()
                : Map.of(OrganizationsResources.MODULE, with.organizationAccounts()),
            with.skipped(),
            with.regions(),
            with.updateTag(),
            LeaseOwner.of(surroundings, clock.instant()),
            with.permissions(),
            with.moduleSettings(),
            with.spoolDirectory());
    if (!with.progress() || with.verbosity() == Verbosity.QUIET) {
      try (var interrupts = handled(survey, this::say)) {
        return survey.run(request, with.neo4j(), Progress.SILENT);
      }
    }
    var state = new RunState(clock);
    // A log of everything and a display redrawn in place do not go together on one screen.
    var live = with.verbosity() == Verbosity.USUAL;
    try (var painter =
            ProgressPainter.start(
                state, live, survey::calls, clock, terminal, commandLine().getErr());
        var log = logs.redirected(painter::line);
        var interrupts = handled(survey, painter::line)) {
      return survey.run(request, with.neo4j(), state);
    }
  }

  private static Interrupts handled(Surveyor.Prepared survey, Consumer<String> say) {
    return Interrupts.handle(
        () -> {
          survey.interrupt();
          say.accept(
              "Interrupted: what is being written is finished, nothing is removed. Ctrl-C again"
                  + " exits at once.");
        });
  }
}
