package dev.alidade.store;

import static dev.alidade.store.Cypher.quoted;

import dev.alidade.graph.NodeType;
import dev.alidade.graph.Ownership;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What keeps the nodes of a label in the graph: relationships, of which one is enough. A node goes
 * with the last of them, and nodes of a label for which none is declared never go.
 */
public final class Keepers {

  /**
   * A relationship that keeps a node.
   *
   * @param outgoing whether it starts at the node
   */
  record Keeper(String type, boolean outgoing) implements Comparable<Keeper> {
    /** The condition that a node has such a relationship. */
    String of(String node) {
      return of(node, "");
    }

    private String of(String node, String condition) {
      return outgoing
          ? "EXISTS { (%s)-[keeper:%s]->()%s }".formatted(node, quoted(type), condition)
          : "EXISTS { (%s)<-[keeper:%s]-()%s }".formatted(node, quoted(type), condition);
    }

    @Override
    public int compareTo(Keeper other) {
      return Comparator.comparing(Keeper::type)
          .thenComparing(Keeper::outgoing)
          .compare(this, other);
    }
  }

  private final Map<String, TreeSet<Keeper>> byLabel = new LinkedHashMap<>();
  private final Map<String, Integer> hops = new HashMap<>();

  /** The keepers that these types declare. */
  public Keepers(Collection<NodeType<?>> types) {
    for (var type : types) {
      var keepers = byLabel.computeIfAbsent(type.label(), label -> new TreeSet<>());
      type.ownership().keepers().forEach(keeper -> keepers.add(new Keeper(keeper, false)));
      type.alsoKeptByOutgoing().forEach(keeper -> keepers.add(new Keeper(keeper, true)));
      hops.merge(type.label(), hops(type.ownership()), Math::max);
    }
  }

  /** How far a node is from the account that it hangs on, where that is not told by ownership. */
  private static int hops(Ownership ownership) {
    return switch (ownership) {
      case Ownership.ReachedFrom(var _, var path) -> path.size();
      case Ownership.PartOf(var _, var path) -> path.size();
      case Ownership.WhileLinked _, Ownership.ByNamedAccount _ -> 1;
      case Ownership.ByAccount _, Ownership.None _ -> 0;
    };
  }

  /**
   * The labels whose nodes are written before what keeps them, so that some may be left with
   * nothing: what hangs on a long path comes after what it hangs on.
   */
  public List<String> writtenBeforeTheirKeeper() {
    return byLabel.keySet().stream()
        .filter(label -> hops.getOrDefault(label, 0) > 0)
        .sorted(Comparator.comparingInt(label -> hops.getOrDefault(label, 0)))
        .toList();
  }

  /** The labels, by what keeps their nodes; for those by which nothing is kept, the empty set. */
  Map<Set<Keeper>, Set<String>> labelsByKeepers() {
    var labels = new LinkedHashMap<Set<Keeper>, Set<String>>();
    byLabel.forEach(
        (label, keepers) ->
            labels.computeIfAbsent(Set.copyOf(keepers), k -> new TreeSet<>()).add(label));
    return labels;
  }

  /** The condition that something keeps a node of the label. */
  String keep(String label, String node) {
    return keep(label, node, relationship -> "");
  }

  /** The condition that something else than one relationship keeps a node of the label. */
  String keepBesides(String relationship, String label, String node) {
    return keep(label, node, keeper -> " WHERE " + keeper + " <> " + relationship);
  }

  private String keep(String label, String node, UnaryOperator<String> condition) {
    var keepers = byLabel.getOrDefault(label, new TreeSet<>());
    return keepers.isEmpty()
        ? "true"
        : keepers.stream()
            .map(keeper -> keeper.of(node, condition.apply("keeper")))
            .collect(Collectors.joining(" OR ", "(", ")"));
  }
}
