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
import java.util.TreeMap;
import java.util.stream.Collectors;
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

  private final Transactions transactions;

  Schema(Transactions transactions) {
    this.transactions = transactions;
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
    if (!now.isEmpty()) {
      transactions.together(now);
      // Five minutes: populating an index of some ten million nodes (db.awaitIndexes' own default).
      transactions.read("CALL db.awaitIndexes(300)", Map.of());
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

  /** All at once where that works; where duplicates stand in the way, each by itself. */
  private void constrain(List<Key> keys, Map<Key, String> indexes, List<String> warnings) {
    if (keys.isEmpty()) {
      return;
    }
    var plain = keys.stream().filter(indexes::containsKey).toList();
    if (!plain.isEmpty()) {
      transactions.together(plain.stream().map(key -> dropped(indexes.get(key))).toList());
    }
    try {
      transactions.together(keys.stream().map(SchemaStatements::constraint).toList());
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.UNUSABLE) {
        throw e;
      }
      keys.forEach(key -> constrain(key, warnings));
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
      warnings.add(
          ("%s.%s is not unique in this database, so it has an index but no constraint; merge the"
                  + " duplicates: MATCH (n:%s) WITH n.%s AS id, count(*) AS copies WHERE copies > 1"
                  + " RETURN id, copies")
              .formatted(
                  key.label(),
                  key.property(),
                  Cypher.quoted(key.label()),
                  Cypher.quoted(key.property())));
    }
  }

  private static String dropped(@Nullable String index) {
    return "DROP INDEX " + Cypher.quoted(String.valueOf(index)) + " IF EXISTS";
  }

  /** Gives nodes that carry only a label of an earlier version the label of today. */
  long rename(Collection<NodeType<?>> nodes, String accountId) {
    var today = new TreeMap<String, String>();
    nodes.forEach(
        type -> type.formerLabels().forEach(former -> today.putIfAbsent(former, type.label())));
    if (today.isEmpty()) {
      return 0;
    }
    // One look over the account tells that nothing is to be done, as it is after the first run.
    var owned = "MATCH (:AWSAccount {id: $account})-[:RESOURCE]->(n)\nWHERE ";
    var outdated =
        today.entrySet().stream()
            .map(
                e ->
                    "(n:"
                        + Cypher.quoted(e.getKey())
                        + " AND NOT n:"
                        + Cypher.quoted(e.getValue())
                        + ")")
            .collect(Collectors.joining(" OR "));
    var parameters = Map.<String, Object>of("account", accountId);
    var renamed = 0L;
    for (var row :
        transactions.read(
            owned + outdated + "\nUNWIND labels(n) AS label RETURN DISTINCT label", parameters)) {
      var former = String.valueOf(row.get("label"));
      var label = today.get(former);
      if (label != null) {
        var answer =
            transactions.writeAndReturn(
                owned
                    + "n:%s AND NOT n:%s\nSET n:%s\nRETURN count(n) AS renamed"
                        .formatted(
                            Cypher.quoted(former), Cypher.quoted(label), Cypher.quoted(label)),
                parameters);
        if (answer.row().get("renamed") instanceof Number number) {
          renamed += number.longValue();
        }
      }
    }
    return renamed;
  }
}
