package dev.alidade.store;

import dev.alidade.graph.LinkRow;
import dev.alidade.graph.Target;
import dev.alidade.store.RowTransaction.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes links of any types between nodes that exist. */
final class LinkRows {

  private final Transactions transactions;
  private final Stamp stamp;
  private final WriteLedger ledger;
  private final Map<Target<?>, String> statements = new IdentityHashMap<>();

  LinkRows(Transactions transactions, Stamp stamp, WriteLedger ledger) {
    this.transactions = transactions;
    this.stamp = stamp;
    this.ledger = ledger;
  }

  /** A link, and who takes it back if its ends do not both exist. */
  record Pending(LinkRow row, Consumer<LinkRow> unmatched) {}

  /**
   * Writes rows in one transaction, those of accounts that are not ours left out.
   *
   * @throws StoreException if the database refuses or does not answer
   */
  void write(List<Pending> some) {
    // Of several accounts that report one link the first by id is named. A statement sees nothing
    // of what it writes for another row: there the last row decides.
    var pending =
        some.stream()
            .sorted(Comparator.<Pending, String>comparing(one -> one.row().accountId()).reversed())
            .toList();
    var rows = pending.stream().map(Pending::row).toList();
    var written = new boolean[rows.size()];
    var changes =
        transactions.inTime(
            statements -> {
              Arrays.fill(written, false);
              return write(rows, written, new RowTransaction(statements, stamp));
            });
    for (var i = 0; i < rows.size(); i++) {
      if (!written[i]) {
        pending.get(i).unmatched().accept(rows.get(i));
      }
    }
    ledger.linksWritten(rows, written, changes);
  }

  private Changes write(List<LinkRow> rows, boolean[] written, RowTransaction transaction) {
    var held = transaction.held(rows.stream().map(LinkRow::accountId).toList());
    var keys = new LinkedHashMap<String, List<Key>>();
    for (var row : rows) {
      if (held.contains(row.accountId())) {
        for (var end : List.of(near(row), far(row))) {
          keys.computeIfAbsent(end.statement(), statement -> new ArrayList<>()).add(end.key());
        }
      }
    }
    var nodes = new HashMap<String, Map<Key, List<Object>>>();
    keys.forEach((statement, its) -> nodes.put(statement, transaction.nodes(statement, its)));
    var some = new Some(transaction, written);
    for (var i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      if (held.contains(row.accountId())) {
        for (var near : near(row).in(nodes)) {
          for (var far : far(row).in(nodes)) {
            some.add(i, row, near, far);
          }
        }
      }
    }
    some.write();
    transaction.stillHeld();
    return transaction.changes();
  }

  private End near(LinkRow row) {
    return end(row.type().near(), row.nearKey(), row);
  }

  private End far(LinkRow row) {
    return end(row.type().far(), row.farKey(), row);
  }

  private End end(Target<?> target, Object key, LinkRow row) {
    var account = target.within() == Target.Within.ACCOUNT ? row.accountId() : "";
    return new End(
        statements.computeIfAbsent(target, t -> Cypher.found(target)), new Key(key, account));
  }

  /**
   * An end of a link.
   *
   * @param statement finds it and others
   */
  private record End(String statement, Key key) {
    List<Object> in(Map<String, Map<Key, List<Object>>> nodes) {
      return nodes.getOrDefault(statement, Map.of()).getOrDefault(key, List.of());
    }
  }

  /** Some pairs of ends: a key that many nodes share may give any number of them. */
  private static final class Some {
    private final RowTransaction transaction;
    private final boolean[] written;
    private final List<Integer> origins = new ArrayList<>();
    private final List<Map<String, Object>> pairs = new ArrayList<>();

    Some(RowTransaction transaction, boolean[] written) {
      this.transaction = transaction;
      this.written = written;
    }

    void add(int origin, LinkRow row, Object near, Object far) {
      origins.add(origin);
      pairs.add(parameters(row, near, far, pairs.size()));
      if (pairs.size() >= Batches.MOST_ROWS) {
        write();
      }
    }

    void write() {
      var answer = transaction.rows(Cypher.LINKS, pairs);
      if (answer.get("written") instanceof List<?> indexes) {
        indexes.forEach(index -> written[origins.get(((Number) index).intValue())] = true);
      }
      transaction.besideOthers(Cypher.LINKS_BESIDE_OTHERS, answer, pairs);
      origins.clear();
      pairs.clear();
    }
  }

  private static Map<String, Object> parameters(LinkRow row, Object near, Object far, int index) {
    var properties = new HashMap<String, @Nullable Object>();
    row.properties().forEach((k, v) -> properties.put(k, RowTransaction.value(v)));
    var type = row.type();
    return Map.of(
        "i", index,
        "source", type.outgoing() ? near : far,
        "target", type.outgoing() ? far : near,
        "type", type.type(),
        "account", row.accountId(),
        "by", row.reporter().mark(),
        "same", Marks.same(row.reporter()),
        "properties", properties,
        "scoped", type.scoped());
  }
}
