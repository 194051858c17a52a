package dev.alidade.store;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A lease that statements depend on: the database itself writes nothing for who does not hold it,
 * by its own clock, in the statement that would write.
 *
 * <p>Guarantee: what a guarded statement writes is there before anybody else can take the lease. It
 * begins only while the lease has {@link #MARGIN} left, and ends within {@link #LONGEST}, or the
 * database ends it.
 */
record Fence(String lease, String owner) {

  /**
   * How much of a lease must be left: the longest statement, and the two seconds between two looks
   * of the database at the age of its transactions ({@code db.transaction.monitor.check.interval},
   * https://neo4j.com/docs/operations-manual/current/configuration/configuration-settings/).
   */
  static final Duration MARGIN = Duration.ofSeconds(20);

  /** Ours: a hundred times what a usual batch takes. */
  static final Duration LONGEST = Duration.ofSeconds(17);

  private static final String GUARD =
      """
      MATCH (fence:AlidadeLease {id: $fence})
      WHERE fence.owner = $fenceOwner AND fence.expires > timestamp() + $fenceMargin
      WITH fence LIMIT 1
      """;

  /** The statement, which begins with a reading or writing clause, behind the fence. */
  static String guarded(String cypher) {
    return GUARD + cypher;
  }

  /** The parameters of a guarded statement. */
  Map<String, Object> with(Map<String, Object> parameters) {
    var all = new HashMap<>(parameters);
    all.put("fence", lease);
    all.put("fenceOwner", owner);
    all.put("fenceMargin", MARGIN.toMillis());
    return all;
  }
}
