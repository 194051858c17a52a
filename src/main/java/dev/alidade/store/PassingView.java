package dev.alidade.store;

import dev.alidade.graph.NodeType;
import dev.alidade.graph.Property;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which properties a listing that shows nodes in passing leaves to their own listing, so that the
 * graph does not depend on which of the two is read last. Only listings of this run count: a node
 * that nobody else looks at takes what is known.
 */
final class PassingView {

  private final Map<NodeType<?>, Set<String>> contested = new HashMap<>();

  PassingView(Collection<NodeType<?>> typesOfTheRun) {
    var owned = new HashMap<String, Set<String>>();
    for (var type : typesOfTheRun) {
      if (type.authoritative()) {
        type.properties().stream()
            .map(Property::name)
            .forEach(name -> owned.computeIfAbsent(type.label(), l -> new HashSet<>()).add(name));
      }
    }
    for (var type : typesOfTheRun) {
      if (type.deference() != null) {
        contested.put(type, new HashSet<>(type.deference().properties()));
      }
      if (!type.greatest().isEmpty()) {
        contested.computeIfAbsent(type, t -> new HashSet<>()).addAll(type.greatest());
      }
      // What only describes a node was asked for that alone, and knows it better than the list.
      if (!type.authoritative() && !type.isFacet()) {
        var names = new HashSet<String>();
        for (var property : type.properties()) {
          if (owned.getOrDefault(type.label(), Set.of()).contains(property.name())) {
            names.add(property.name());
          }
        }
        contested.put(type, names);
      }
    }
  }

  Set<String> contested(NodeType<?> type) {
    return contested.getOrDefault(type, Set.of());
  }
}
