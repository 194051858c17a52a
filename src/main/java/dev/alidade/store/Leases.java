package dev.alidade.store;

import java.time.Duration;
import java.util.Map;

/**
 * One writer for each account: a node of the label {@code AlidadeLease} that names its owner and
 * when it expires, by the database's clock. A uniqueness constraint on its id makes two runs that
 * ask at the same moment take turns.
 */
public final class Leases {

  /**
   * How long a lease outlives its last heartbeat: long enough for a garbage collection or a short
   * network failure, short enough that nobody has to clean up after a crash.
   */
  public static final Duration TIME_TO_LIVE = Duration.ofSeconds(60);

  /** Three heartbeats in a lifetime, so that two may be lost. */
  public static final Duration HEARTBEAT = TIME_TO_LIVE.dividedBy(3);

  static final String LABEL = "AlidadeLease";

  private static final String TAKE =
      """
      MERGE (lease:AlidadeLease {id: $account})
      ON CREATE SET lease.owner = $owner, lease.since = timestamp(), lease.expires = 0
      SET lease.asked = timestamp()
      WITH lease, lease.owner = $owner OR lease.expires < timestamp() AS free
      SET lease.since = CASE WHEN free AND lease.owner <> $owner THEN timestamp() ELSE lease.since END,
          lease.owner = CASE WHEN free THEN $owner ELSE lease.owner END,
          lease.expires = CASE WHEN free THEN timestamp() + $ttl ELSE lease.expires END
      RETURN lease.owner AS owner, lease.expires - timestamp() AS left""";

  private final Transactions transactions;
  private final String owner;

  Leases(Transactions transactions, String owner) {
    this.transactions = transactions;
    this.owner = owner;
  }

  /** The answer to asking for a lease. */
  public sealed interface Answer {
    /** The account is ours until the lease expires. */
    record Granted() implements Answer {}

    /**
     * Somebody else writes this account.
     *
     * @param owner who
     * @param left until their lease expires, if they do not renew it
     */
    record Taken(String owner, Duration left) implements Answer {}
  }

  /** Asks for the lease of an account, or renews it. */
  public Answer take(String accountId) {
    var row =
        transactions
            .writeAndReturn(
                TAKE, Map.of("account", accountId, "owner", owner, "ttl", TIME_TO_LIVE.toMillis()))
            .row();
    var holder = String.valueOf(row.get("owner"));
    var left = row.get("left") instanceof Number millis ? millis.longValue() : 0;
    return holder.equals(owner)
        ? new Answer.Granted()
        : new Answer.Taken(holder, Duration.ofMillis(Math.max(0, left)));
  }

  /** Gives a lease back. */
  public void release(String accountId) {
    transactions.write(
        "MATCH (lease:AlidadeLease {id: $account}) WHERE lease.owner = $owner DELETE lease",
        Map.of("account", accountId, "owner", owner));
  }

  /** Whether no other run is writing at this moment. */
  public boolean alone() {
    return transactions
        .read(
            "MATCH (lease:AlidadeLease) WHERE lease.owner <> $owner AND lease.expires > timestamp()"
                + " RETURN lease.id AS id LIMIT 1",
            Map.of("owner", owner))
        .isEmpty();
  }
}
