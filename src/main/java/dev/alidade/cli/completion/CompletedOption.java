package dev.alidade.cli.completion;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option as a script needs it.
 *
 * @param names the short ones first
 * @param hint what it does, in a few words
 * @param takesValue whether a value follows, in the same word behind {@code =} or in the next
 * @param label what the value is called
 * @param repeatable whether it can be given more than once
 * @param values what the value can be
 */
record CompletedOption(
    List<String> names,
    String hint,
    boolean takesValue,
    String label,
    boolean repeatable,
    Candidates values) {

  static CompletedOption of(OptionSpec option) {
    var label = option.paramLabel();
    return new CompletedOption(
        List.of(option.names()),
        Hints.of(option.description()),
        option.arity().max() > 0,
        label,
        option.isMultiValue(),
        Candidates.labelled(label));
  }
}
