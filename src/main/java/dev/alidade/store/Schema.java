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

/**
 * Brings the database's constraints and indexes to what the definitions ask for.
 *
 * <p>A database that another tool has filled has plain indexes on ids: each is replaced by the
 * constraint. Where duplicates forbid that, the index stays and the caller is told.
 */
final class Schema {

  private final Transactions transactions;

  Schema(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Makes what is missing; returns what could not be made, one line each. */
  List<String> prepare(Collection<NodeType<?>> nodes, Collection<LinkType<?>> links) {
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
    for (var key : SchemaStatements.unique(nodes)) {
      if (!constrained.contains(key)) {
        constrain(key, indexes.get(key), warnings);
      }
    }
    var made = false;
    for (var key : SchemaStatements.indexed(nodes, links)) {
      if (!indexes.containsKey(key) && !constrained.contains(key)) {
        transactions.write(SchemaStatements.index(key), Map.of());
        made = true;
      }
    }
    for (var type : SchemaStatements.scopedTypes(links)) {
      if (!relationshipIndexes.contains(type)) {
        transactions.write(SchemaStatements.relationshipIndex(type), Map.of());
        made = true;
      }
    }
    if (made) {
      // Five minutes: populating an index of some ten million nodes (db.awaitIndexes' own default).
      transactions.read("CALL db.awaitIndexes(300)", Map.of());
    }
    return warnings;
  }

  private void constrain(Key key, @org.jspecify.annotations.Nullable String index, List<String> warnings) {
    if (index != null) {
      transactions.write("DROP INDEX " + Cypher.quoted(index) + " IF EXISTS", Map.of());
    }
    try {
      transactions.write(SchemaStatements.constraint(key), Map.of());
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.UNUSABLE) {
        throw e;
      }
      transactions.write(SchemaStatements.index(key), Map.of());
      warnings.add(
          "%s.%s is not unique in this database, so it has an index but no constraint; merge the duplicates: MATCH (n:%s) WITH n.id AS id, count(*) AS copies WHERE copies > 1 RETURN id, copies"
              .formatted(key.label(), key.property(), Cypher.quoted(key.label())));
    }
  }

  /** Gives nodes that carry only a label of an earlier version the label of today. */
  long rename(Collection<NodeType<?>> nodes, String accountId) {
    var renamed = 0L;
    for (var type : nodes) {
      for (var former : type.formerLabels()) {
        var rows =
            transactions.writeAndReturn(
                "MATCH (:AWSAccount {id: $account})-[:RESOURCE]->(n:%s)\nWHERE NOT n:%s\nSET n:%s\nRETURN count(n) AS renamed"
                    .formatted(
                        Cypher.quoted(former), Cypher.quoted(type.label()), Cypher.quoted(type.label())),
                Map.of("account", accountId));
        if (rows.row().get("renamed") instanceof Number number) {
          renamed += number.longValue();
        }
      }
    }
    return renamed;
  }
}
