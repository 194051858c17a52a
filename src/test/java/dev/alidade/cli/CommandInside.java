package dev.alidade.cli;

import dev.alidade.catalog.Catalogue;
import dev.alidade.catalog.all.AwsCatalogue;
import dev.alidade.cli.settings.Surroundings;
import dev.alidade.cli.terminal.Terminal;
import dev.alidade.cli.terminal.TerminalProbe;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The real command line in this JVM, put together as {@link CommandLines} has it put together, with
 * variables of the caller's for surroundings and no terminal.
 */
public final class CommandInside {

  static {
    Main.settle();
  }

  private CommandInside() {}

  /** What a command left. */
  public record Left(int exitCode, String stdout, String stderr) {}

  /** Runs to the end, with these variables and no others. */
  public static Left run(Map<String, String> variables, String... arguments) {
    return run(around(variables), arguments);
  }

  /** Runs to the end, with what a process would find around it. */
  public static Left runAsProcess(String... arguments) {
    return run(Surroundings.ofProcess(), arguments);
  }

  private static Left run(Surroundings surroundings, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var exitCode =
        commandLine(surroundings)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Left(exitCode, out.toString(), err.toString());
  }

  /** The command line itself, with these variables around it. */
  static CommandLine commandLine(Map<String, String> variables) {
    return commandLine(around(variables));
  }

  private static CommandLine commandLine(Surroundings surroundings) {
    return CommandLines.configured(new CommandLine(new AlidadeCommand(), new Parts(surroundings)));
  }

  private static Surroundings around(Map<String, String> variables) {
    // No home but one where nothing is: the variables name the files.
    return new Surroundings(variables, Path.of("/nonexistent"));
  }

  /** What Quarkus injects. */
  private static final class Parts implements CommandLine.IFactory {

    private final CommandLines made = new CommandLines();
    private final Clock clock = made.clock();
    private final Version version = new Version("0.1.0");
    private final Supplier<Catalogue> catalogue = AwsCatalogue::create;
    private final TerminalProbe probe = () -> Terminal.NONE;
    private final Surroundings surroundings;

    Parts(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (type == SyncCommand.class) {
        return type.cast(
            new SyncCommand(
                surroundings,
                catalogue,
                made.surveyor(surroundings, catalogue, clock, version),
                probe,
                clock));
      }
      if (type == AccountsCommand.class) {
        return type.cast(new AccountsCommand(surroundings, probe, clock));
      }
      if (type == DoctorCommand.class) {
        return type.cast(new DoctorCommand(surroundings, catalogue, probe, clock));
      }
      if (type == PlanCommand.class) {
        return type.cast(new PlanCommand(surroundings, catalogue, probe, clock));
      }
      if (type == ReportCommand.class) {
        return type.cast(new ReportCommand(surroundings, made.graphs(), probe, clock));
      }
      if (type == ForgetCommand.class) {
        return type.cast(new ForgetCommand(surroundings, made.forgetter(catalogue), probe, clock));
      }
      if (type == PolicyCommand.class) {
        return type.cast(new PolicyCommand(surroundings, catalogue));
      }
      if (type == SetupCommand.class) {
        return type.cast(new SetupCommand(surroundings, catalogue));
      }
      if (type == SchemaCommand.class) {
        return type.cast(new SchemaCommand(surroundings, catalogue, probe));
      }
      if (type == ModulesCommand.class) {
        return type.cast(new ModulesCommand(surroundings, catalogue, probe));
      }
      if (type == CompletionCommand.class) {
        return type.cast(new CompletionCommand());
      }
      if (type == VersionCommand.class) {
        return type.cast(new VersionCommand(surroundings));
      }
      return type == Version.class ? type.cast(version) : CommandLine.defaultFactory().create(type);
    }
  }
}
