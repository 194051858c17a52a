package dev.alidade.analysis;

import dev.alidade.store.Queries;
import java.util.Map;

/** Removes derived relationships that no longer hold. */
final class StaleLinks {

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
    graph.untilNothingIsLeft(
        statement, Map.of("account", subject.accountId(), "tag", subject.updateTag()));
  }
}
