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
      ModulesCommand.class,
      PolicyCommand.class,
      CompletionCommand.class,
      VersionCommand.class,
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
      "  alidade modules                       what can be surveyed",
      "  alidade policy                        what it has to be allowed in AWS",
      "  alidade help sync                     the options of sync"
    })
final class AlidadeCommand extends CheckedCommand {

  @Override
  ExitCode run() {
    commandLine().usage(commandLine().getErr());
    return ExitCode.USAGE;
  }
}
