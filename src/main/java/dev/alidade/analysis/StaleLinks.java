package dev.alidade.analysis;

import dev.alidade.store.Queries;
import java.util.Map;

/** Removes derived relationships that no longer hold. */
final class StaleLinks {

  /** Relationships in a transaction: as the reference's jobs. */
  private static final int LIMIT = 10_000;

  private StaleLinks() {}

  /**
   * Removes what another run wrote, a bounded number at a time.
   *
   * @param pattern a pattern in which the relationship is {@code r} and the account {@code
   *     $account}
   */
  static void remove(Queries graph, String pattern, Analysis.Subject subject) {
    var statement =
        "MATCH "
            + pattern
            + "\nWHERE r.lastupdated <> $tag\nWITH DISTINCT r LIMIT $limit\nDELETE r";
    Map<String, Object> parameters =
        Map.of("account", subject.accountId(), "tag", subject.updateTag(), "limit", LIMIT);
    while (graph.write(statement, parameters).relationshipsDeleted() > 0) {
      // The next ones.
    }
  }
}
