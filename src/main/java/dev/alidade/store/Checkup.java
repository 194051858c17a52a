package dev.alidade.store;

import dev.alidade.graph.NodeType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a database is like before a run: read, and tried in transactions that are taken back, so
 * that nothing is left in it.
 *
 * @param edition {@code community} or {@code enterprise}
 * @param roundTrip how long the smallest question takes
 * @param writingRefused the database's words where it may not be written; null where it may
 * @param constraintsRefused the same for making constraints
 * @param constraintsWanted how many constraints on ids a run needs
 * @param constraintsPresent how many of them are there
 * @param plainIndexes how many of the others have an index of another tool in their place
 * @param leases what other runs are writing
 */
public record Checkup(
    String version,
    String edition,
    Duration roundTrip,
    @Nullable String writingRefused,
    @Nullable String constraintsRefused,
    int constraintsWanted,
    int constraintsPresent,
    int plainIndexes,
    List<HeldLease> leases) {

  private static final int ROUND_TRIPS = 5;

  /** Keeps a copy. */
  public Checkup {
    leases = List.copyOf(leases);
  }

  /** A lease that has not expired. */
  public record HeldLease(String accountId, String owner, Duration left) {}

  static Checkup of(
      Transactions transactions,
      String version,
      Collection<NodeType<?>> nodeTypes,
      LongSupplier nanos) {
    var edition =
        transactions
            .read("CALL dbms.components() YIELD edition RETURN edition", Map.of())
            .getFirst()
            .get("edition");
    var ids = new HashMap<String, Boolean>();
    transactions
        .read(
            "SHOW INDEXES YIELD entityType, labelsOrTypes, properties, owningConstraint"
                + " WHERE entityType = 'NODE' AND properties = ['id'] AND size(labelsOrTypes) = 1"
                + " RETURN labelsOrTypes[0] AS label, owningConstraint IS NOT NULL AS unique",
            Map.of())
        .forEach(
            row ->
                ids.merge(
                    String.valueOf(row.get("label")),
                    Boolean.TRUE.equals(row.get("unique")),
                    Boolean::logicalOr));
    var wanted = SchemaStatements.unique(nodeTypes);
    return new Checkup(
        version,
        String.valueOf(edition),
        roundTrip(transactions, nanos),
        refusal(transactions, "CREATE (:" + Leases.LABEL + " {id: 'tried by alidade doctor'})"),
        // A label that no data has, so that nobody waits for the lock.
        refusal(transactions, "CREATE CONSTRAINT FOR (n:AlidadeDoctor) REQUIRE n.id IS UNIQUE"),
        wanted.size(),
        (int) wanted.stream().filter(key -> ids.getOrDefault(key.label(), false)).count(),
        (int) wanted.stream().filter(key -> !ids.getOrDefault(key.label(), true)).count(),
        leases(transactions));
  }

  /** The shortest of some, as the first ones open connections. */
  private static Duration roundTrip(Transactions transactions, LongSupplier nanos) {
    var shortest = Long.MAX_VALUE;
    for (var i = 0; i < ROUND_TRIPS; i++) {
      var started = nanos.getAsLong();
      transactions.read("RETURN 1 AS one", Map.of());
      shortest = Math.min(shortest, nanos.getAsLong() - started);
    }
    return Duration.ofNanos(shortest);
  }

  private static @Nullable String refusal(Transactions transactions, String statement) {
    try {
      transactions.tryOut(statement);
      return null;
    } catch (StoreException e) {
      return e.getMessage();
    }
  }

  private static List<HeldLease> leases(Transactions transactions) {
    var leases = new ArrayList<HeldLease>();
    for (var row :
        transactions.read(
            // Only those of accounts: a run has one of its own, and one for its end.
            "MATCH (lease:AlidadeLease) WHERE lease.expires > timestamp()"
                + " AND lease.id <> 'closing' AND NOT lease.id STARTS WITH 'run '"
                + " RETURN lease.id AS id, lease.owner AS owner,"
                + " lease.expires - timestamp() AS left ORDER BY id",
            Map.of())) {
      leases.add(
          new HeldLease(
              String.valueOf(row.get("id")),
              String.valueOf(row.get("owner")),
              Duration.ofMillis(row.get("left") instanceof Number left ? left.longValue() : 0)));
    }
    return leases;
  }
}
