package dev.alidade.cli.completion;

import dev.alidade.cli.completion.Candidates.Anything;
import dev.alidade.cli.completion.Candidates.Choice;
import dev.alidade.cli.completion.Candidates.Directories;
import dev.alidade.cli.completion.Candidates.Files;
import dev.alidade.cli.completion.Candidates.Known;
import dev.alidade.cli.completion.Candidates.Profiles;
import dev.alidade.cli.completion.Candidates.Variables;
import java.util.List;
import java.util.stream.Collectors;

/** The script for fish: a table of {@code complete} commands. */
final class FishScript {

  private static final String HEAD =
      """
      # Completion of alidade for fish: alidade completion fish | source
      # A newer alidade knows more modules: make it again then.

      # Whether this command, or none yet, stands before the cursor; alidade itself takes no values.
      function __alidade_command
          for word in (commandline -opc)[2..-1]
              string match -q -- '-*' $word; and continue
              test "$word" = "$argv[1]"
              return
          end
          test -z "$argv[1]"
      end

      # The profiles of the AWS files as they are now.
      function __alidade_profiles
          set -l config ~/.aws/config
          set -l credentials ~/.aws/credentials
          test -n "$AWS_CONFIG_FILE"; and set config (string replace -r '^~/' ~/ -- $AWS_CONFIG_FILE)
          test -n "$AWS_SHARED_CREDENTIALS_FILE"
          and set credentials (string replace -r '^~/' ~/ -- $AWS_SHARED_CREDENTIALS_FILE)
          {sed-config} $config 2>/dev/null
          {sed-credentials} $credentials 2>/dev/null
      end

      # The items of a list behind those that are typed already.
      function __alidade_list
          set -l before (commandline -ct | string replace -r -- '^--[^=]*=' '' | string replace -r -- '[^,]*$' '')
          for item in $argv
              string match -q -- "*,$item,*" ",$before"; or echo "$before$item"
          end
      end

      """;

  private FishScript() {}

  static String of(List<CompletedCommand> commands, KnownWords known) {
    var script = new StringBuilder(ProfileNames.in(HEAD));
    script.append(known.declared("set -g __alidade_", "", "\n\n"));
    script.append("complete -c alidade -e\ncomplete -c alidade -f\n");
    for (var command : commands.subList(1, commands.size())) {
      complete(script, "", "-a " + command.name(), command.hint());
    }
    for (var command : commands) {
      script.append('\n');
      if (!command.name().isEmpty() && !command.words().isEmpty()) {
        complete(script, command.name(), "-a " + quoted(String.join(" ", command.words())), "");
      }
      for (var option : command.options()) {
        complete(script, command.name(), names(option) + value(option), option.hint());
      }
    }
    return script.toString();
  }

  private static void complete(StringBuilder script, String command, String what, String hint) {
    script
        .append("complete -c alidade -n ")
        .append(command.isEmpty() ? "__alidade_command" : quoted("__alidade_command " + command))
        .append(' ')
        .append(what)
        .append(hint.isEmpty() ? "" : " -d " + quoted(hint))
        .append('\n');
  }

  private static String names(CompletedOption option) {
    return option.names().stream()
        .map(name -> name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
        .collect(Collectors.joining(" "));
  }

  private static String value(CompletedOption option) {
    if (!option.takesValue()) {
      return "";
    }
    return switch (option.values()) {
      case Anything() -> " -x";
      case Files() -> " -r -F";
      case Directories() -> " -x -a '(__fish_complete_directories (commandline -ct))'";
      case Profiles() -> " -x -a '(__alidade_profiles)'";
      case Variables() -> " -x -a '(set -xn)'";
      case Choice(var words) -> " -x -a " + quoted(String.join(" ", words));
      case Known(var name, var list) ->
          list
              ? " -x -a '(__alidade_list $__alidade_" + name + ")'"
              : " -x -a '$__alidade_" + name + "'";
    };
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
