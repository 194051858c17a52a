package dev.alidade.store;

import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Ownership;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The constraints and indexes that definitions ask for. */
public final class SchemaStatements {

  /** The labels that Alidade keeps for itself. */
  static final List<String> OWN_LABELS = List.of(Leases.LABEL, "AlidadeRun", "ModuleSyncMetadata");

  private SchemaStatements() {}

  /** An index or constraint on one key of one label. */
  public record Key(String label, String property) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      var byLabel = label.compareTo(other.label);
      return byLabel != 0 ? byLabel : property.compareTo(other.property);
    }
  }

  /** The keys that are unique: the id of every primary label. */
  public static TreeSet<Key> unique(Collection<NodeType<?>> nodes) {
    var keys = new TreeSet<Key>();
    nodes.forEach(type -> keys.add(new Key(type.label(), "id")));
    OWN_LABELS.forEach(label -> keys.add(new Key(label, "id")));
    return keys;
  }

  /** The keys that are looked up, besides the unique ones. */
  public static TreeSet<Key> indexed(Collection<NodeType<?>> nodes, Collection<LinkType<?>> links) {
    var keys = new TreeSet<Key>();
    for (var type : nodes) {
      var extra = new TreeSet<>(type.extraLabels());
      type.conditionalLabels().forEach(conditional -> extra.add(conditional.label()));
      keys.add(new Key(type.label(), "lastupdated"));
      for (var label : extra) {
        keys.add(new Key(label, "id"));
        keys.add(new Key(label, "lastupdated"));
      }
      for (var property : type.properties()) {
        if (property.indexed()) {
          // Normalised properties are asked for by the labels that all providers share.
          if (property.name().startsWith("_ont_")) {
            extra.forEach(label -> keys.add(new Key(label, property.name())));
          } else {
            keys.add(new Key(type.label(), property.name()));
          }
        }
      }
    }
    keys.addAll(matched(links));
    keys.removeAll(unique(nodes));
    return keys;
  }

  /** The keys by which links find their ends. */
  static TreeSet<Key> matched(Collection<LinkType<?>> links) {
    var keys = new TreeSet<Key>();
    for (var link : links) {
      keys.add(new Key(link.near().label(), link.near().key()));
      keys.add(new Key(link.far().label(), link.far().key()));
    }
    return keys;
  }

  /** The relationship types that are looked up by the account that reported them. */
  public static TreeSet<String> scopedTypes(Collection<LinkType<?>> links) {
    var types = new TreeSet<String>();
    links.stream().filter(LinkType::scoped).forEach(link -> types.add(link.type()));
    return types;
  }

  /** The relationship types that are looked up by the scope that reported them. */
  public static TreeSet<String> markedTypes(Collection<LinkType<?>> links) {
    var types = new TreeSet<String>();
    links.forEach(link -> types.add(link.type()));
    types.add(Ownership.RESOURCE);
    return types;
  }

  static String constraint(Key key) {
    return "CREATE CONSTRAINT IF NOT EXISTS FOR (n:%s) REQUIRE n.%s IS UNIQUE"
        .formatted(Cypher.quoted(key.label()), Cypher.quoted(key.property()));
  }

  static String index(Key key) {
    return "CREATE INDEX IF NOT EXISTS FOR (n:%s) ON (n.%s)"
        .formatted(Cypher.quoted(key.label()), Cypher.quoted(key.property()));
  }

  static String relationshipIndex(String type) {
    return "CREATE INDEX IF NOT EXISTS FOR ()-[r:%s]-() ON (r._sub_resource_label, r._sub_resource_id)"
        .formatted(Cypher.quoted(type));
  }
}
