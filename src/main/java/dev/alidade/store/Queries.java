package dev.alidade.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cypher against the graph, each call a transaction of its own, repeated where Neo4j advises it.
 */
public interface Queries {

  /**
   * Reads rows, each a map from column to value.
   *
   * @throws StoreException if the database does not answer
   */
  List<Map<String, Object>> read(String cypher, Map<String, Object> parameters);

  /**
   * Changes the graph; the statement must be safe to repeat.
   *
   * @throws StoreException if the database refuses or does not answer
   */
  Changes write(String cypher, Map<String, Object> parameters);

  /**
   * Writes rows that a statement unwinds as {@code $rows}, in as many transactions as the server
   * wants.
   *
   * @throws StoreException if the database refuses or does not answer
   */
  default Changes writeRows(String cypher, List<?> rows, Map<String, Object> parameters) {
    var all = new HashMap<>(parameters);
    all.put("rows", rows);
    try {
      return write(cypher, all);
    } catch (StoreException e) {
      if (e.kind() != StoreException.Kind.TOO_LARGE || rows.size() < 2) {
        throw e;
      }
      var middle = rows.size() / 2;
      return writeRows(cypher, rows.subList(0, middle), parameters)
          .plus(writeRows(cypher, rows.subList(middle, rows.size()), parameters));
    }
  }

  /**
   * Repeats a statement that takes at most {@code $limit} things at a time, until it changes
   * nothing any more. What is too much for the server's memory is tried with half the limit.
   *
   * @return what changed in all
   * @throws StoreException if the database refuses or does not answer
   */
  default Changes untilNothingIsLeft(String cypher, Map<String, Object> parameters) {
    var all = new HashMap<>(parameters);
    var limit = MOST_AT_ONCE;
    var changed = Changes.NONE;
    while (true) {
      all.put("limit", limit);
      try {
        var changes = write(cypher, all);
        changed = changed.plus(changes);
        if (changes.isNothing()) {
          return changed;
        }
      } catch (StoreException e) {
        if (e.kind() != StoreException.Kind.TOO_LARGE || limit == 1) {
          throw e;
        }
        limit /= 2;
      }
    }
  }

  /** As the reference: 10,000 entities in a transaction. */
  int MOST_AT_ONCE = 10_000;
}
