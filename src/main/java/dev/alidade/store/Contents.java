package dev.alidade.store;

import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a database held before a run wrote anything, from its count store alone, in one statement:
 * so that a run does not look for what cannot be there.
 */
final class Contents {

  private static final String ALL = "";

  private final boolean blank;
  private final Set<String> labels;

  private Contents(boolean blank, Set<String> labels) {
    this.blank = blank;
    this.labels = labels;
  }

  /**
   * Looks.
   *
   * @param nodes what the run writes
   * @param links the links that it writes
   * @param coming the labels that nodes of today's database are given while it runs
   */
  static Contents of(
      Queries graph,
      Collection<NodeType<?>> nodes,
      Collection<LinkType<?>> links,
      Collection<String> coming) {
    var labels = new HashSet<>(coming);
    for (var type : nodes) {
      labels.add(type.label());
      labels.addAll(type.extraLabels());
      type.conditionalLabels().forEach(conditional -> labels.add(conditional.label()));
    }
    var others = new TreeSet<String>();
    for (var link : links) {
      others.add(link.near().label());
      others.add(link.far().label());
    }
    others.removeAll(labels);
    var counts = counts(graph, others);
    var ours = SchemaStatements.OWN_LABELS.stream().mapToLong(counts::get).sum();
    others.removeIf(label -> counts.getOrDefault(label, 0L) == 0);
    labels.addAll(others);
    return new Contents(counts.getOrDefault(ALL, 0L) == ours, Set.copyOf(labels));
  }

  private static Map<String, Long> counts(Queries graph, Set<String> labels) {
    var asked = new TreeSet<>(labels);
    asked.addAll(SchemaStatements.OWN_LABELS);
    var counts = new HashMap<String, Long>();
    graph
        .read(
            "MATCH (n) RETURN '' AS label, count(n) AS nodes"
                + asked.stream()
                    .map(
                        label ->
                            "\nUNION ALL MATCH (n:%s) RETURN '%s' AS label, count(n) AS nodes"
                                .formatted(Cypher.quoted(label), label))
                    .collect(Collectors.joining()),
            Map.of())
        .forEach(
            row -> {
              if (row.get("nodes") instanceof Number number) {
                counts.put(String.valueOf(row.get("label")), number.longValue());
              }
            });
    asked.forEach(label -> counts.putIfAbsent(label, 0L));
    return counts;
  }

  /** Whether there was nothing but what runs note about themselves, so nothing can be stale. */
  boolean blank() {
    return blank;
  }

  /** Whether nodes with the labels of both ends can be there in this run. */
  boolean mayHave(LinkType<?> link) {
    return labels.contains(link.near().label()) && labels.contains(link.far().label());
  }
}
