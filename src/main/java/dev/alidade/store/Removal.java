package dev.alidade.store;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was, or would be, removed.
 *
 * @param nodes how many, by primary label
 * @param links how many relationships, by type
 */
public record Removal(Map<String, Long> nodes, Map<String, Long> links) {

  /** Nothing. */
  public static final Removal NONE = new Removal(Map.of(), Map.of());

  /** Keeps copies, in the order of the names. */
  public Removal {
    nodes = Collections.unmodifiableMap(new TreeMap<>(nodes));
    links = Collections.unmodifiableMap(new TreeMap<>(links));
  }

  /** All nodes. */
  public long nodeCount() {
    return sum(nodes);
  }

  /** All relationships. */
  public long linkCount() {
    return sum(links);
  }

  /** The sum of two. */
  public Removal plus(Removal other) {
    return new Removal(sum(nodes, other.nodes), sum(links, other.links));
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Map<String, Long> sum(Map<String, Long> some, Map<String, Long> others) {
    var all = new TreeMap<>(some);
    others.forEach((name, count) -> all.merge(name, count, Long::sum));
    return all;
  }
}
