package dev.alidade.analysis;

import dev.alidade.catalog.policy.Condition;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The conditions of statements, as a relationship has them.
 *
 * @param texts each JSON text of a list with one map
 */
record Conditions(List<String> texts) {

  /** The condition keys that are asked for, such as {@code aws:SourceIp}, each once, sorted. */
  List<String> keys() {
    var keys = new TreeSet<String>();
    for (var text : texts) {
      new Condition(text).comparisons().forEach(comparison -> keys.add(comparison.key()));
    }
    return List.copyOf(keys);
  }

  /** One list of all maps. */
  String json() {
    return texts.stream()
        .map(text -> text.substring(1, text.length() - 1))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
