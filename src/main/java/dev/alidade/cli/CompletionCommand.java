package dev.alidade.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** Prints the script by which bash and zsh complete the commands and options of Alidade. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Prints a completion script for bash and zsh.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(alidade completion)                              in this shell",
      "  alidade completion > /etc/bash_completion.d/alidade       for everybody"
    })
final class CompletionCommand extends CheckedCommand {

  @Override
  ExitCode run() {
    var out = commandLine().getOut();
    out.print(AutoComplete.bash("alidade", commandLine().getParent()));
    out.flush();
    return ExitCode.DONE;
  }
}
