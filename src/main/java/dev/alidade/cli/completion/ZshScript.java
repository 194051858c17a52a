package dev.alidade.cli.completion;

import dev.alidade.cli.completion.Candidates.Anything;
import dev.alidade.cli.completion.Candidates.Choice;
import dev.alidade.cli.completion.Candidates.Directories;
import dev.alidade.cli.completion.Candidates.Files;
import dev.alidade.cli.completion.Candidates.Known;
import dev.alidade.cli.completion.Candidates.Profiles;
import dev.alidade.cli.completion.Candidates.Variables;
import java.util.List;
import java.util.Locale;

/**
 * The script for zsh, in the language of its {@code _arguments}: a file {@code _alidade} in a
 * directory of {@code fpath}, or read by {@code source} after {@code compinit}.
 */
final class ZshScript {

  private static final String HEAD =
      """
      #compdef alidade
      # Completion of alidade for zsh: source <(alidade completion zsh)
      # A newer alidade knows more modules: make it again then.

      # The profiles of the AWS files as they are now.
      _alidade_profiles() {
        local config=${AWS_CONFIG_FILE:-$HOME/.aws/config}
        local credentials=${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}
        local -a names
        names=(${(fu)"$({
          {sed-config} "${config/#\\~\\//$HOME/}"
          {sed-credentials} "${credentials/#\\~\\//$HOME/}"
        } 2> /dev/null)"})
        compadd "$@" -a names
      }

      """;

  private static final String TAIL =
      """

      # Read by source, or from a directory of fpath.
      if [[ $funcstack[1] == _alidade ]]; then
        _alidade "$@"
      elif (( $+functions[compdef] )); then
        compdef _alidade alidade
      else
        autoload -Uz compinit && compinit && compdef _alidade alidade
      fi
      """;

  private ZshScript() {}

  static String of(List<CompletedCommand> commands, KnownWords known) {
    var script = new StringBuilder(ProfileNames.in(HEAD));
    script.append(known.declared("_alidade_", "() {\n  compadd \"$@\" --", "\n}\n\n"));
    script.append("_alidade_commands() {\n  local -a commands\n  commands=(\n");
    for (var command : ofProgram(commands)) {
      script.append("    ").append(quoted(command.name() + ":" + command.hint())).append('\n');
    }
    script.append("  )\n  _describe -t commands command commands\n}\n\n");
    script.append(
        """
        _alidade() {
          local curcontext="$curcontext" state line ret=1
          typeset -A opt_args
          _arguments -C -S -s : \\
        """);
    options(script, commands.getFirst(), "    ");
    script.append(
        """
            '1: :_alidade_commands' \\
            '*:: :->rest' && ret=0
          if [[ $state == rest ]]; then
            curcontext=${curcontext%:*}-$words[1]:
            case $words[1] in
        """);
    for (var command : ofProgram(commands)) {
      script.append("      ").append(command.name()).append(")\n        _arguments -S -s : \\\n");
      options(script, command, "          ");
      if (command.name().equals("help")) {
        script.append("          '1: :_alidade_commands' && ret=0 ;;\n");
      } else if (command.words().isEmpty()) {
        script.append("          && ret=0 ;;\n");
      } else {
        script
            .append("          '1: :(")
            .append(String.join(" ", command.words()))
            .append(")' && ret=0 ;;\n");
      }
    }
    return script.append("    esac\n  fi\n  return ret\n}\n").append(TAIL).toString();
  }

  private static List<CompletedCommand> ofProgram(List<CompletedCommand> commands) {
    return commands.subList(1, commands.size());
  }

  private static void options(StringBuilder script, CompletedCommand command, String indent) {
    for (var option : command.options()) {
      for (var name : option.names()) {
        script.append(indent).append(quoted(described(option, name))).append(" \\\n");
      }
    }
  }

  /** {@code (others)--name=[what it does]:what the value is called:what it can be} */
  private static String described(CompletedOption option, String name) {
    var before = option.repeatable() ? "*" : "(" + String.join(" ", option.names()) + ")";
    var value = option.takesValue() ? ":" + label(option) + ":" + action(option.values()) : "";
    return before
        + name
        + (option.takesValue() ? "=" : "")
        + "["
        + option.hint().replace("\\", "\\\\").replace("]", "\\]").replace(":", "\\:")
        + "]"
        + value;
  }

  private static String label(CompletedOption option) {
    return option.values() instanceof Choice
        ? "choice"
        : option.label().toLowerCase(Locale.ROOT).replace(":", "\\:");
  }

  private static String action(Candidates candidates) {
    return switch (candidates) {
      case Anything() -> " ";
      case Files() -> "_files";
      case Directories() -> "_files -/";
      case Profiles() -> "_alidade_profiles";
      case Variables() -> "_parameters -g \"*export*\"";
      case Choice(var words) -> "(" + String.join(" ", words) + ")";
      case Known(var name, var list) -> (list ? "_sequence _alidade_" : "_alidade_") + name;
    };
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
