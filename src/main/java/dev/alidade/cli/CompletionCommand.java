package dev.alidade.cli;

import static java.util.Objects.requireNonNull;

import dev.alidade.cli.completion.CompletionScripts;
import dev.alidade.cli.completion.KnownWords;
import dev.alidade.cli.completion.Shell;
import dev.alidade.cli.settings.Problems;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the script by which a shell completes what is typed of an Alidade command. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Prints a completion script for bash, zsh or fish.",
      "It completes commands, options, modules, regions and what else this build"
          + " knows, and the profiles of the AWS files as they are then."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  In this shell:",
      "    source <(alidade completion)                 bash or zsh",
      "    alidade completion fish | source",
      "  For good:",
      "    alidade completion bash > ~/.local/share/bash-completion/completions/alidade",
      "    alidade completion zsh > \"$fpath[1]/_alidade\"",
      "    alidade completion fish > ~/.config/fish/completions/alidade.fish"
    })
final class CompletionCommand extends CheckedCommand {

  @Parameters(
      arity = "0..1",
      paramLabel = "bash|zsh|fish",
      description = {"The shell.", "Default: bash; in zsh, that script asks for the one of zsh."})
  private @Nullable String shell;

  @Override
  void check(Problems problems) {
    if (shell != null && Shell.named(shell).isEmpty()) {
      problems.add(
          "«%s» is no shell that there is a script for; %s is"
              .formatted(
                  shell,
                  Arrays.stream(Shell.values())
                      .map(Shell::word)
                      .collect(Collectors.joining(" or "))));
    }
  }

  @Override
  ExitCode run() {
    var wanted = shell == null ? Shell.BASH : Shell.named(shell).orElseThrow();
    var program = requireNonNull(commandLine().getParent());
    var out = commandLine().getOut();
    out.print(CompletionScripts.of(wanted, program, KnownWords.ofThisBuild()));
    out.flush();
    return ExitCode.DONE;
  }
}
