package dev.alidade.store;

import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import dev.alidade.store.SchemaStatements.Key;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings the database's constraints and indexes to what the definitions ask for.
 *
 * <p>A database that another tool has filled has plain indexes on ids: each is replaced by the
 * constraint. Where duplicates forbid that, the index stays and the caller is told.
 */
final class Schema {

  /** Statements in one transaction beside writers: some hundred milliseconds. */
  private static final int TOGETHER = 10;

  /** Five minutes: an index of some ten million nodes (the default of db.awaitIndexes). */
  private static final String POPULATED = "CALL db.awaitIndexes(300)";

  private final Transactions transactions;
  private final Duplicates duplicates;

  Schema(Transactions transactions) {
    this.transactions = transactions;
    this.duplicates = new Duplicates(transactions);
  }

  /**
   * What a survey needs before it writes is made at once; what only readers need can be made while
   * it runs.
   *
   * @param warnings what could not be made, one line each
   * @param later the statements that can wait
   */
  record Prepared(List<String> warnings, List<String> later) {}

  /** Makes the constraints, and the indexes by which links find their ends. */
  Prepared prepare(Collection<NodeType<?>> nodes, Collection<LinkType<?>> links) {
    var warnings = new ArrayList<String>();
    var indexes = new HashMap<Key, String>();
    var constrained = new HashSet<Key>();
    var relationshipIndexes = new HashSet<String>();
    var marked = new HashSet<String>();
    for (var row :
        transactions.read(
            "SHOW INDEXES YIELD name, entityType, labelsOrTypes, properties, owningConstraint"
                + " RETURN name, entityType, labelsOrTypes, properties, owningConstraint",
            Map.of())) {
      if (!(row.get("labelsOrTypes") instanceof List<?> labels)
          || !(row.get("properties") instanceof List<?> properties)
          || labels.size() != 1) {
        continue;
      }
      var label = String.valueOf(labels.getFirst());
      if ("RELATIONSHIP".equals(row.get("entityType"))) {
        if (properties.equals(List.of("_sub_resource_label", "_sub_resource_id"))) {
          relationshipIndexes.add(label);
        } else if (properties.equals(List.of(Marks.PROPERTY))) {
          marked.add(label);
        }
      } else if (properties.size() == 1) {
        var key = new Key(label, String.valueOf(properties.getFirst()));
        if (row.get("owningConstraint") == null) {
          indexes.put(key, String.valueOf(row.get("name")));
        } else {
          constrained.add(key);
        }
      }
    }
    constrain(
        SchemaStatements.unique(nodes).stream().filter(key -> !constrained.contains(key)).toList(),
        indexes,
        warnings);
    var needed = SchemaStatements.matched(links);
    var now = new ArrayList<String>();
    var later = new ArrayList<String>();
    for (var key : SchemaStatements.indexed(nodes, links)) {
      if (!indexes.containsKey(key) && !constrained.contains(key)) {
        (needed.contains(key) ? now : later).add(SchemaStatements.index(key));
      }
    }
    for (var type : SchemaStatements.scopedTypes(links)) {
      if (!relationshipIndexes.contains(type)) {
        later.add(SchemaStatements.relationshipIndex(type));
      }
    }
    for (var type : SchemaStatements.markedTypes(links)) {
      if (!marked.contains(type)) {
        later.addFirst(Marks.index(type));
      }
    }
    if (!now.isEmpty()) {
      transactions.together(now);
      transactions.read(POPULATED, Map.of());
    }
    return new Prepared(warnings, later);
  }

  /**
   * Makes what could wait, a few at a time: a writer of the same label waits for the transaction.
   */
  void finish(List<String> later) {
    for (var from = 0; from < later.size(); from += TOGETHER) {
      transactions.together(later.subList(from, Math.min(from + TOGETHER, later.size())));
    }
  }

  /**
   * All at once where that works. A key with a plain index is looked through for duplicates first,
   * so that it never goes without the one or the other for nothing; what still stands in the way
   * shows when each is tried by itself.
   */
  private void constrain(List<Key> keys, Map<Key, String> indexes, List<String> warnings) {
    var free = new ArrayList<Key>();
    for (var key : keys) {
      var problem = indexes.containsKey(key) ? duplicates.of(key) : Optional.<String>empty();
      problem.ifPresentOrElse(warnings::add, () -> free.add(key));
    }
    if (free.isEmpty()) {
      return;
    }
    var plain = free.stream().filter(indexes::containsKey).toList();
    if (!plain.isEmpty()) {
      transactions.together(plain.stream().map(key -> dropped(indexes.get(key))).toList());
    }
    try {
      transactions.together(free.stream().map(SchemaStatements::constraint).toList());
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.UNUSABLE) {
        throw e;
      }
      free.forEach(key -> constrain(key, warnings));
    }
  }

  private void constrain(Key key, List<String> warnings) {
    try {
      transactions.write(SchemaStatements.constraint(key), Map.of());
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.UNUSABLE) {
        throw e;
      }
      transactions.write(SchemaStatements.index(key), Map.of());
      transactions.read(POPULATED, Map.of());
      warnings.add(
          duplicates
              .of(key)
              .orElse(
                  "%s.%s has an index but no constraint: %s"
                      .formatted(key.label(), key.property(), e.getMessage())));
    }
  }

  private static String dropped(@Nullable String index) {
    return "DROP INDEX " + Cypher.quoted(String.valueOf(index)) + " IF EXISTS";
  }
}
