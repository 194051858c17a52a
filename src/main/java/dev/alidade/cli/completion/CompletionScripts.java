package dev.alidade.cli.completion;

import picocli.CommandLine;

/**
 * Makes the scripts: each is a function of its arguments alone, so that it can as well be made
 * while the program is built.
 */
public final class CompletionScripts {

  private CompletionScripts() {}

  /**
   * The script for a shell.
   *
   * @param program the command line with all its commands
   * @param known the values that the build knows
   */
  public static String of(Shell shell, CommandLine program, KnownWords known) {
    var commands = CompletedCommand.of(program);
    return switch (shell) {
      case BASH -> BashScript.of(commands, known);
      case ZSH -> ZshScript.of(commands, known);
      case FISH -> FishScript.of(commands, known);
    };
  }
}
