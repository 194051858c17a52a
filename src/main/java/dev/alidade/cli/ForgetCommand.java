package dev.alidade.cli;

import dev.alidade.cli.results.ForgetReport;
import dev.alidade.cli.settings.ForgetOptions;
import dev.alidade.cli.settings.ForgetSettings;
import dev.alidade.cli.settings.ForgetSettingsReader;
import dev.alidade.cli.settings.PasswordPrompt;
import dev.alidade.cli.settings.Problems;
import dev.alidade.cli.settings.Surroundings;
import dev.alidade.cli.settings.SyncSettings.Verbosity;
import dev.alidade.cli.terminal.TerminalProbe;
import dev.alidade.store.Removal;
import dev.alidade.survey.Farewell;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes an account that is no longer surveyed. */
@Command(
    name = "forget",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Removes an account that is no longer surveyed from the graph.",
      "Only what no other account owns or reports goes. AWS is not asked."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing of it is left, or with --dry-run would be",
      "2:wrong options, or an account that the graph does not know; nothing was written",
      "3:another run is writing the account, or took it over",
      "5:Neo4j cannot be reached, refuses, or is too old",
      "130:interrupted; the same command goes on"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  alidade forget --account 111122223333 --dry-run    what would be removed",
      "  alidade forget --account 111122223333              removes it",
      "  alidade forget --account 111122223333 --output json"
    })
final class ForgetCommand extends CheckedCommand {

  private final Surroundings surroundings;
  private final Forgetter forgetter;
  private final TerminalProbe terminal;
  private final Clock clock;
  private final Logs logs = new Logs();
  private @Nullable ForgetSettings settings;

  @Mixin private final ForgetOptions options = new ForgetOptions();

  @Inject
  ForgetCommand(
      Surroundings surroundings, Forgetter forgetter, TerminalProbe terminal, Clock clock) {
    this.surroundings = surroundings;
    this.forgetter = forgetter;
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  void check(Problems problems) {
    settings = new ForgetSettingsReader(surroundings).read(options, problems);
    logs.level(settings.verbose() ? Verbosity.VERBOSE : Verbosity.USUAL);
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
    var with = settings;
    return switch (outcome(with)) {
      case Farewell.Outcome.Unknown() -> {
        say("--account: the graph knows no account " + with.accountId());
        yield ExitCode.USAGE;
      }
      case Farewell.Outcome.Taken(var owner, var left) -> {
        say(
            "account %s is being written by %s; its lease runs for another %d s"
                .formatted(with.accountId(), owner, left.toSeconds()));
        say("wait until that run has ended; a lease of a run that died expires by itself");
        yield ExitCode.PARTIAL;
      }
      case Farewell.Outcome.Done(var removal) -> printed(with, removal, ExitCode.DONE);
      case Farewell.Outcome.Interrupted(var removal) ->
          printed(with, removal, ExitCode.INTERRUPTED);
      case Farewell.Outcome.Lost(var removal, var why) -> {
        say("the lease of account %s was lost: %s".formatted(with.accountId(), why));
        yield printed(with, removal, ExitCode.PARTIAL);
      }
    };
  }

  private Farewell.Outcome outcome(ForgetSettings with) {
    if (with.dryRun()) {
      return forgetter.foresee(with.accountId(), with.neo4j());
    }
    try (var interrupts =
        Interrupts.handle(
            () -> {
              forgetter.interrupt();
              say("Interrupted: what is being removed is finished. Ctrl-C again exits at once.");
            })) {
      return forgetter.forget(
          with.accountId(), LeaseOwner.of(surroundings, clock.instant()), with.neo4j());
    }
  }

  private ExitCode printed(ForgetSettings with, Removal removal, ExitCode code) throws IOException {
    var report = new ForgetReport(with.accountId(), removal, with.dryRun(), code == ExitCode.DONE);
    var out = commandLine().getOut();
    switch (with.output()) {
      case TEXT -> {
        var window = terminal.probe();
        out.print(report.text(window.out(), window.size().get().readableColumns()));
        out.flush();
      }
      case JSON -> report.json(code.number(), out);
    }
    return code;
  }
}
