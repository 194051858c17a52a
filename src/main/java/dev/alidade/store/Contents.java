package dev.alidade.store;

import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a database holds at this moment, from its count store alone, so that a run does not look for
 * what cannot be there. Each question is one statement that reads no node.
 */
final class Contents {

  private static final String ALL = "";

  private final Queries graph;
  private final Set<String> written;
  private final Set<String> others;

  /**
   * What a run asks of a database.
   *
   * @param nodes what the run writes, and may have written when it asks
   * @param links the links that it writes
   */
  Contents(Queries graph, Collection<NodeType<?>> nodes, Collection<LinkType<?>> links) {
    this.graph = graph;
    var labels = new HashSet<String>();
    for (var type : nodes) {
      labels.add(type.label());
      labels.addAll(type.extraLabels());
      type.conditionalLabels().forEach(conditional -> labels.add(conditional.label()));
    }
    written = Set.copyOf(labels);
    others = new TreeSet<>();
    for (var link : links) {
      others.add(link.near().label());
      others.add(link.far().label());
    }
    others.removeAll(written);
  }

  /** Whether there is nothing but what runs note about themselves. */
  boolean blank() {
    var counts = counts(Set.copyOf(SchemaStatements.OWN_LABELS));
    var ours = SchemaStatements.OWN_LABELS.stream().mapToLong(counts::get).sum();
    return counts.getOrDefault(ALL, 0L) == ours;
  }

  /**
   * For which links nodes with the labels of both ends may be there: what the run writes itself,
   * and what others have written by now.
   */
  Predicate<LinkType<?>> findable() {
    if (others.isEmpty()) {
      return link -> true;
    }
    var counts = counts(others);
    Predicate<String> there =
        label -> written.contains(label) || counts.getOrDefault(label, 0L) > 0;
    return link -> there.test(link.near().label()) && there.test(link.far().label());
  }

  /** Where a count is grouped by anything, also by a constant, a server reads the nodes. */
  private Map<String, Long> counts(Set<String> labels) {
    var counts = new HashMap<String, Long>();
    labels.forEach(label -> counts.put(label, 0L));
    graph
        .read(
            "MATCH (n) WITH count(n) AS nodes RETURN '' AS label, nodes"
                + labels.stream()
                    .sorted()
                    .map(
                        label ->
                            "\nUNION ALL MATCH (n:%s) WITH count(n) AS nodes RETURN '%s' AS label, nodes"
                                .formatted(Cypher.quoted(label), label))
                    .collect(Collectors.joining()),
            Map.of())
        .forEach(
            row -> {
              if (row.get("nodes") instanceof Number number) {
                counts.put(String.valueOf(row.get("label")), number.longValue());
              }
            });
    return counts;
  }
}
