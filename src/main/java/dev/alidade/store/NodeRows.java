package dev.alidade.store;

import dev.alidade.graph.NodeRow;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Ownership;
import dev.alidade.store.RowTransaction.Key;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes nodes of any types, and who owns them. */
final class NodeRows {

  private final Transactions transactions;
  private final Stamp stamp;
  private final PassingView passingView;
  private final WriteLedger ledger;

  NodeRows(Transactions transactions, Stamp stamp, PassingView passingView, WriteLedger ledger) {
    this.transactions = transactions;
    this.stamp = stamp;
    this.passingView = passingView;
    this.ledger = ledger;
  }

  /**
   * Writes rows in one transaction, those of accounts that are not ours left out.
   *
   * @throws StoreException if the database refuses or does not answer
   */
  void write(List<NodeRow> rows) {
    ledger.nodesWritten(
        rows,
        transactions.inTime(statements -> write(rows, new RowTransaction(statements, stamp))));
  }

  private Changes write(List<NodeRow> rows, RowTransaction transaction) {
    var held = transaction.held(rows.stream().map(NodeRow::accountId).toList());
    var byType = new LinkedHashMap<NodeType<?>, List<NodeRow>>();
    rows.stream()
        .filter(row -> held.contains(row.accountId()))
        .forEach(row -> byType.computeIfAbsent(row.type(), type -> new ArrayList<>()).add(row));
    var ordered = new ArrayList<NodeRow>();
    // In one order of labels, so that two runs meet at nodes in one order.
    byType.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().label()))
        .forEach(entry -> ordered.addAll(distinct(entry.getKey(), entry.getValue())));
    var created = ordered.stream().filter(row -> !row.type().isFacet()).toList();
    create(created, nodes(created, transaction, Cypher::merged), transaction);
    var described = ordered.stream().filter(row -> row.type().isFacet()).toList();
    describe(described, nodes(described, transaction, Cypher::described), transaction);
    transaction.stillHeld();
    return transaction.changes();
  }

  /**
   * Of rows that say the same node once more, as every resource says its tags, the last, which is
   * what writing all of them would leave; sorted.
   */
  private static Collection<NodeRow> distinct(NodeType<?> type, List<NodeRow> rows) {
    if (!type.shared()) {
      return rows;
    }
    var last = new TreeMap<String, NodeRow>();
    // A node that accounts own together is linked to each of them, and by each region of them.
    rows.forEach(
        row -> last.put(row.id() + '\n' + row.accountId() + '\n' + row.reporter().mark(), row));
    return last.values();
  }

  private interface Statement {
    String of(String label);
  }

  /** The nodes by label and id; copies of one where there is no constraint are all written. */
  private static Map<String, Map<Key, List<Object>>> nodes(
      List<NodeRow> rows, RowTransaction transaction, Statement statement) {
    var ids = new LinkedHashMap<String, List<Key>>();
    rows.forEach(
        row ->
            ids.computeIfAbsent(row.type().label(), label -> new ArrayList<>())
                .add(new Key(row.id(), "")));
    var nodes = new HashMap<String, Map<Key, List<Object>>>();
    ids.forEach((label, its) -> nodes.put(label, transaction.nodes(statement.of(label), its)));
    return nodes;
  }

  private void create(
      List<NodeRow> rows, Map<String, Map<Key, List<Object>>> nodes, RowTransaction transaction) {
    transaction.rows(Cypher.GREATEST, greatest(rows, nodes));
    var parameters = new ArrayList<Map<String, Object>>();
    var owners = new ArrayList<Map<String, Object>>();
    var labelled = new HashMap<Object, Object>();
    for (var row : rows) {
      for (var node : nodesOf(row, nodes)) {
        // A statement sets all labels before it removes any.
        var labels = List.of(row.type(), row.conditionalLabels());
        if (!labels.equals(labelled.computeIfAbsent(node, n -> labels))) {
          transaction.nodesThere(Cypher.NODES, parameters);
          parameters = new ArrayList<>();
          labelled.clear();
          labelled.put(node, labels);
        }
        parameters.add(node(row, node));
        if (row.type().ownership() instanceof Ownership.ByAccount) {
          owners.add(owner(row, node, owners.size()));
        }
      }
    }
    transaction.nodesThere(Cypher.NODES, parameters);
    transaction.besideOthers(
        Cypher.OWNERS_BESIDE_OTHERS, transaction.rows(Cypher.OWNERS, owners), owners);
  }

  private static List<Map<String, Object>> greatest(
      List<NodeRow> rows, Map<String, Map<Key, List<Object>>> nodes) {
    var parameters = new ArrayList<Map<String, Object>>();
    for (var row : rows) {
      for (var name : row.type().greatest()) {
        for (var node : nodesOf(row, nodes)) {
          var parameter = new HashMap<String, @Nullable Object>();
          parameter.put("node", node);
          parameter.put("name", name);
          parameter.put("value", RowTransaction.value(row.properties().get(name)));
          parameters.add(parameter);
        }
      }
    }
    return parameters;
  }

  private static void describe(
      List<NodeRow> rows, Map<String, Map<Key, List<Object>>> nodes, RowTransaction transaction) {
    var parameters = new ArrayList<Map<String, Object>>();
    for (var row : rows) {
      for (var node : nodesOf(row, nodes)) {
        parameters.add(Map.of("node", node, "properties", values(row.properties(), Set.of())));
      }
    }
    transaction.rows(Cypher.DESCRIPTIONS, parameters);
  }

  private static List<Object> nodesOf(NodeRow row, Map<String, Map<Key, List<Object>>> nodes) {
    return nodes
        .getOrDefault(row.type().label(), Map.of())
        .getOrDefault(new Key(row.id(), ""), List.of());
  }

  private Map<String, Object> node(NodeRow row, Object node) {
    var type = row.type();
    var contested = passingView.contested(type);
    var first = new HashMap<String, @Nullable Object>(row.properties());
    first.keySet().retainAll(contested);
    var labels = new HashSet<>(type.extraLabels());
    labels.addAll(row.conditionalLabels());
    var parameters = new HashMap<String, Object>();
    parameters.put("node", node);
    parameters.put("initial", values(first, type.greatest()));
    parameters.put("properties", values(row.properties(), contested));
    parameters.put("labels", List.copyOf(labels));
    parameters.put(
        "absent",
        type.conditionalLabels().stream()
            .map(conditional -> conditional.label())
            .filter(label -> !row.conditionalLabels().contains(label))
            .toList());
    if (type.deference() != null) {
      parameters.put("defers", type.deference().to());
    }
    return parameters;
  }

  private static Map<String, Object> owner(NodeRow row, Object node, int index) {
    var reporter = row.reporter();
    return Map.of(
        "i",
        index,
        "node",
        node,
        "account",
        row.accountId(),
        "by",
        reporter.mark(),
        "same",
        row.type().authoritative() ? Marks.same(reporter) : Marks.sameInPassing(reporter));
  }

  private static Map<String, @Nullable Object> values(
      Map<String, @Nullable Object> properties, Set<String> butFor) {
    var values = new HashMap<String, @Nullable Object>();
    properties.forEach(
        (name, value) -> {
          if (!butFor.contains(name)) {
            values.put(name, RowTransaction.value(value));
          }
        });
    return values;
  }
}
