package dev.alidade.store;

import static dev.alidade.store.Cypher.quoted;

import dev.alidade.store.SchemaStatements.Key;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Nodes of one label that have the same id, as several writers without a constraint can make them.
 *
 * <p>A run writes each of them alike, so that after a run all copies but one can be deleted, and
 * nothing is lost.
 */
final class Duplicates {

  /** Ids named in a warning; who wants them all asks the database. */
  private static final int NAMED = 20;

  private final Transactions transactions;

  Duplicates(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * What stands in the way of a constraint, in one line; empty if nothing does. With an index on
   * the key the database reads it once in its order and holds one id at a time.
   */
  Optional<String> of(Key key) {
    var row =
        transactions
            .read(
                """
                MATCH (n:%1$s) WHERE n.%2$s IS NOT NULL
                WITH n.%2$s AS id, count(*) AS copies WHERE copies > 1
                RETURN count(*) AS ids, collect(id + ' (' + copies + ')')[..$named] AS some"""
                    .formatted(quoted(key.label()), quoted(key.property())),
                Map.of("named", NAMED))
            .getFirst();
    if (!(row.get("ids") instanceof Number ids) || ids.longValue() == 0) {
      return Optional.empty();
    }
    var some =
        row.get("some") instanceof List<?> named
            ? named.stream().map(String::valueOf).collect(Collectors.joining(", "))
            : "";
    var more = ids.longValue() - NAMED;
    return Optional.of(
        "%s.%s is not unique in this database, so it has an index but no constraint: %s%s; delete the copies after this run: %s"
            .formatted(
                key.label(),
                key.property(),
                some,
                more > 0 ? " and " + more + " more" : "",
                deletion(key)));
  }

  /** Keeps the oldest of each. */
  static String deletion(Key key) {
    return "MATCH (n:%1$s) WITH n.%2$s AS id, n ORDER BY n.firstseen WITH id, collect(n)[1..] AS copies UNWIND copies AS copy DETACH DELETE copy"
        .formatted(quoted(key.label()), quoted(key.property()));
  }
}
