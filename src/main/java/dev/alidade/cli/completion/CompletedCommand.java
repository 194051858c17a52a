package dev.alidade.cli.completion;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * A command as a script needs it.
 *
 * @param name empty for the program itself
 * @param hint what it does, in a few words
 * @param words what can follow that is no option: commands, or the choices of a parameter
 */
record CompletedCommand(
    String name, String hint, List<CompletedOption> options, List<String> words) {

  /** The program itself, and behind it each of its commands, in the order of the help. */
  static List<CompletedCommand> of(CommandLine program) {
    var commands =
        program.getSubcommands().entrySet().stream()
            .filter(entry -> !entry.getValue().getCommandSpec().usageMessage().hidden())
            .toList();
    var names = commands.stream().map(Map.Entry::getKey).toList();
    return Stream.concat(
            Stream.of(of("", program, names)),
            commands.stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), words(entry.getValue(), names))))
        .toList();
  }

  private static CompletedCommand of(String name, CommandLine command, List<String> words) {
    var spec = command.getCommandSpec();
    var usage = spec.usageMessage();
    return new CompletedCommand(
        name,
        Hints.of(usage.header().length > 0 ? usage.header() : usage.description()),
        spec.options().stream()
            .filter(option -> !option.hidden())
            .map(CompletedOption::of)
            .toList(),
        words);
  }

  private static List<String> words(CommandLine command, List<String> commands) {
    var spec = command.getCommandSpec();
    if (spec.helpCommand()) {
      return commands;
    }
    return spec.positionalParameters().stream()
        .map(parameter -> Candidates.labelled(parameter.paramLabel()))
        .flatMap(
            candidates ->
                candidates instanceof Candidates.Choice(var words) ? words.stream() : Stream.of())
        .toList();
  }
}
