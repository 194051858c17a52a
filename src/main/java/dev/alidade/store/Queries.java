package dev.alidade.store;

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
}
