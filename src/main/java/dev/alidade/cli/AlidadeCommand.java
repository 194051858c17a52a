package dev.alidade.cli;

import io.quarkus.picocli.runtime.annotations.TopCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The {@code alidade} command, which only has others. */
@TopCommand
@Command(
    name = "alidade",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      SyncCommand.class,
      AccountsCommand.class,
      DoctorCommand.class,
      PlanCommand.class,
      ReportCommand.class,
      ForgetCommand.class,
      ModulesCommand.class,
      PolicyCommand.class,
      SetupCommand.class,
      SchemaCommand.class,
      CompletionCommand.class,
      VersionCommand.class,
      LookupsCommand.class,
      HelpCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    description = "Surveys AWS accounts and charts them in Neo4j.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  alidade sync                          the account of the default credentials",
      "  alidade sync --aws-sync-all-profiles  every profile of ~/.aws/config",
      "  alidade accounts                      which accounts that would be",
      "  alidade doctor                        whether a sync would work",
      "  alidade report                        questions to the graph, and its answers",
      "  alidade forget --account ID           removes an account from the graph",
      "  alidade modules                       what can be surveyed",
      "  alidade policy                        what it has to be allowed in AWS",
      "  alidade setup --hub-account ID        what has to be made in AWS before",
      "  alidade schema                        what is in the graph then",
      "  alidade help sync                     the options of sync"
    })
final class AlidadeCommand extends CheckedCommand {

  /**
   * Says what to do first. That nothing was done is told as for other wrong usage: a job whose
   * arguments got lost must not look like a survey that went well.
   */
  @Override
  ExitCode run() {
    var err = commandLine().getErr();
    err.print(FirstSteps.text());
    err.flush();
    return ExitCode.USAGE;
  }
}
