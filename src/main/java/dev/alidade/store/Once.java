package dev.alidade.store;

import dev.alidade.graph.NodeRow;
import dev.alidade.graph.NodeType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which nodes were said before, so that a tag of a million resources is written once. Each account
 * says its own: the rows of an account whose lease is lost are not written. Those said longest ago
 * are forgotten, which costs no more than that they are written again. Thread-safe.
 */
final class Once {

  /** Ours: the tags of large estates; some 200 bytes each. */
  static final int MOST = 20_000;

  private record Said(NodeType<?> type, String accountId, String id) {}

  private final Map<Said, Boolean> said =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Said, Boolean> eldest) {
          return size() > MOST;
        }
      };

  synchronized boolean isNew(NodeRow row) {
    return said.put(new Said(row.type(), row.accountId(), row.id()), true) == null;
  }
}
