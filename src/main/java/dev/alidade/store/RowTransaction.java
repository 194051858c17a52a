package dev.alidade.store;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The statements of {@link Cypher} in one transaction, and what they have changed. */
final class RowTransaction {

  private final Transactions.Statements statements;
  private final Stamp stamp;
  private Changes changes = Changes.NONE;
  private Set<String> held = Set.of();

  RowTransaction(Transactions.Statements statements, Stamp stamp) {
    this.statements = statements;
    this.stamp = stamp;
  }

  /** Which of these accounts are ours; their rows alone may be written by this transaction. */
  Set<String> held(Collection<String> accounts) {
    held = asked(accounts, Fence.MARGIN);
    return Set.copyOf(held);
  }

  /**
   * To be asked last. The client may have slept between two statements, and somebody may have taken
   * a lease: then the transaction is done again, without the rows of that account. The database
   * ends a transaction before any lease that it began with; this does not rely on it.
   */
  void stillHeld() {
    if (!held.isEmpty() && !asked(held, Duration.ZERO).equals(held)) {
      throw Transactions.leaseIsGone();
    }
  }

  private Set<String> asked(Collection<String> accounts, Duration margin) {
    var held = new HashSet<String>();
    var answer = statements.run(Cypher.HELD, stamp.accounts(new TreeSet<>(accounts), margin));
    if (answer.row().get("held") instanceof List<?> all) {
      all.forEach(id -> held.add(String.valueOf(id)));
    }
    return held;
  }

  /**
   * What nodes are found by.
   *
   * @param value the id, or another property's value; a list where several are compared together
   * @param account who must own the node; "" for whoever does
   */
  record Key(Object value, String account) {}

  /** The nodes that a statement finds or makes for each of these keys; for some there are none. */
  Map<Key, List<Object>> nodes(String cypher, Collection<Key> keys) {
    var each = List.copyOf(new LinkedHashSet<>(keys));
    var numbered = new ArrayList<Map<String, Object>>(each.size());
    each.forEach(
        key ->
            numbered.add(
                Map.of("i", numbered.size(), "key", key.value(), "account", key.account())));
    var nodes = new HashMap<Key, List<Object>>();
    var answer = run(cypher, stamp.keys(numbered));
    if (answer.row().get("nodes") instanceof List<?> pairs) {
      for (var pair : pairs) {
        if (pair instanceof List<?> both && both.getFirst() instanceof Number number) {
          nodes
              .computeIfAbsent(each.get(number.intValue()), key -> new ArrayList<>(1))
              .add(both.getLast());
        }
      }
    }
    return nodes;
  }

  /** Runs a statement over rows; none where there are none. */
  Map<String, Object> rows(String cypher, List<Map<String, Object>> rows) {
    return rows.isEmpty() ? Map.of() : run(cypher, stamp.rows(rows)).row();
  }

  /**
   * The same over nodes that {@link #nodes} has found or made; where a sweep has removed one since
   * then, the transaction is done again.
   */
  void nodesThere(String cypher, List<Map<String, Object>> rows) {
    if (rows(cypher, rows).get("there") instanceof Number there && there.intValue() < rows.size()) {
      throw Transactions.nodeIsGone();
    }
  }

  /** What somebody else has reported before has several reporters from now on. */
  void besideOthers(String cypher, Map<String, Object> answer, List<Map<String, Object>> rows) {
    if (answer.get("others") instanceof List<?> others) {
      rows(
          cypher,
          others.stream().distinct().map(index -> rows.get(((Number) index).intValue())).toList());
    }
  }

  private Transactions.Answer run(String cypher, Map<String, Object> parameters) {
    var answer = statements.run(cypher, parameters);
    changes = changes.plus(answer.changes());
    return answer;
  }

  /** What the statements so far have changed. */
  Changes changes() {
    return changes;
  }

  /** A value as the driver takes it. */
  static @Nullable Object value(@Nullable Object value) {
    return value instanceof Instant instant ? instant.atZone(ZoneOffset.UTC) : value;
  }
}
