package dev.alidade.cli;

import static java.util.Objects.requireNonNull;

import dev.alidade.catalog.Catalogue;
import dev.alidade.catalog.ModuleSetting;
import dev.alidade.catalog.all.AwsCatalogue;
import dev.alidade.cli.settings.Surroundings;
import dev.alidade.cli.settings.SyncOptions;
import dev.alidade.cli.terminal.TerminalProbe;
import dev.alidade.store.GraphStore;
import dev.alidade.store.Neo4jSettings;
import dev.alidade.store.Queries;
import dev.alidade.survey.Farewell;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * Makes what commands are made of, and says how all of them behave. Nothing here opens a file or a
 * connection or loads a class of AWS: {@code --help} comes this way too.
 */
@Singleton
final class CommandLines {

  private static final Logger LOG = Logger.getLogger(CommandLines.class);

  /** The longest name with its value, {@code --neo4j-password-env-var=VAR}, beside its text. */
  private static final int LONGEST_OPTION = 28;

  @Produces
  @Singleton
  Surroundings surroundings() {
    return Surroundings.ofProcess();
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  TerminalProbe terminal(Surroundings surroundings) {
    return TerminalProbe.ofProcess(surroundings.variables());
  }

  @Produces
  @Singleton
  Supplier<Catalogue> catalogue() {
    return AwsCatalogue::create;
  }

  @Produces
  @Singleton
  Surveyor surveyor(
      Surroundings surroundings, Supplier<Catalogue> catalogue, Clock clock, Version version) {
    return new AwsSurveyor(surroundings, catalogue, clock, version, new CodePrompt());
  }

  @Produces
  @Singleton
  Graphs graphs() {
    return settings -> new ConnectedGraph(GraphStore.connect(settings));
  }

  @Produces
  @Singleton
  Forgetter forgetter(Supplier<Catalogue> catalogue) {
    return new GraphForgetter(new Farewell(catalogue));
  }

  private record GraphForgetter(Farewell farewell) implements Forgetter {

    @Override
    public Farewell.Outcome foresee(String accountId, Neo4jSettings neo4j) {
      return farewell.foresee(accountId, neo4j);
    }

    @Override
    public Farewell.Outcome forget(String accountId, String owner, Neo4jSettings neo4j) {
      return farewell.forget(accountId, owner, neo4j);
    }

    @Override
    public void interrupt() {
      farewell.interrupt();
    }
  }

  private record ConnectedGraph(GraphStore store) implements Graphs.Open {

    @Override
    public Queries queries() {
      return store.queries();
    }

    @Override
    public void close() {
      store.close();
    }
  }

  /** Says how all commands treat what they cannot understand and what goes wrong. */
  static CommandLine configured(CommandLine commandLine) {
    return configured(commandLine, AwsCatalogue.settings());
  }

  /** The same with other settings of modules. */
  static CommandLine configured(CommandLine commandLine, List<ModuleSetting<?>> ofModules) {
    for (var name : List.of("sync", "doctor")) {
      var command = requireNonNull(commandLine.getSubcommands().get(name)).getCommandSpec();
      var options = (SyncOptions) requireNonNull(command.mixins().get("options")).userObject();
      options.ofModules.addTo(command, ofModules);
    }
    requireNonNull(commandLine.getSubcommands().get("help"))
        .getCommandSpec()
        .usageMessage()
        .header(new String[0])
        .synopsisHeading("Usage: ")
        .description("Shows the help of a command; without one, what there is.");
    collectErrors(commandLine);
    return commandLine
        .setExecutionExceptionHandler(CommandLines::failed)
        .setUsageHelpLongOptionsMaxWidth(LONGEST_OPTION);
  }

  /** Commands tell all errors together; see {@link CheckedCommand}. */
  private static void collectErrors(CommandLine commandLine) {
    commandLine.getCommandSpec().parser().collectErrors(true);
    commandLine.getSubcommands().values().forEach(CommandLines::collectErrors);
  }

  private static int failed(Exception thrown, CommandLine commandLine, ParseResult parsed) {
    var failure = Failure.of(thrown);
    failure.lines().forEach(line -> Messages.say(commandLine.getErr(), line));
    // Only --verbose shows it.
    LOG.debug("The command failed", thrown);
    return failure.code().number();
  }
}
