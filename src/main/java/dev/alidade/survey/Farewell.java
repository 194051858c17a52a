package dev.alidade.survey;

import dev.alidade.catalog.Catalogue;
import dev.alidade.catalog.account.SurveyedAccount;
import dev.alidade.graph.NodeType;
import dev.alidade.store.GraphStore;
import dev.alidade.store.Leases;
import dev.alidade.store.Neo4jSettings;
import dev.alidade.store.Removal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The end of an account that is no longer surveyed: what only it has is removed under its lease, so
 * that nobody writes it meanwhile.
 */
public final class Farewell {

  /** No run has this tag: what is removed carries those of others. */
  private static final long NO_TAG = 0;

  private final Supplier<Catalogue> catalogue;
  private final AtomicBoolean interrupted = new AtomicBoolean();

  /** A farewell to accounts that this catalogue's resources were surveyed in. */
  public Farewell(Supplier<Catalogue> catalogue) {
    this.catalogue = catalogue;
  }

  /** How it ended. */
  public sealed interface Outcome {

    /** The graph has never heard of the account; nothing was written. */
    record Unknown() implements Outcome {}

    /**
     * Somebody is writing the account; nothing was removed.
     *
     * @param owner who
     * @param left until their lease expires, if they do not renew it
     */
    record Taken(String owner, Duration left) implements Outcome {}

    /** Nothing of the account is left, or would be. */
    record Done(Removal removal) implements Outcome {}

    /** Somebody stopped it; the rest is as it was. */
    record Interrupted(Removal removal) implements Outcome {}

    /** The lease was lost; the rest is as it was. */
    record Lost(Removal removal, String why) implements Outcome {}
  }

  /** Asks it to stop after the statement that is under way. */
  public void interrupt() {
    interrupted.set(true);
  }

  /**
   * Says what would be removed, and changes nothing.
   *
   * @throws dev.alidade.store.StoreException if the database cannot be used
   */
  public Outcome foresee(String accountId, Neo4jSettings neo4j) {
    try (var store = GraphStore.connect(neo4j)) {
      var foresight = store.foresight(accountId, nodeTypes());
      return foresight.known() ? new Outcome.Done(foresight.removal()) : new Outcome.Unknown();
    }
  }

  /**
   * Removes.
   *
   * @param owner who does, for others that find the account taken
   * @throws dev.alidade.store.StoreException if the database cannot be used
   */
  public Outcome forget(String accountId, String owner, Neo4jSettings neo4j) {
    try (var store = GraphStore.connect(neo4j)) {
      if (!store.foresight(accountId, nodeTypes()).known()) {
        return new Outcome.Unknown();
      }
      var leases = store.leases(owner, NO_TAG);
      try (var keeper = new LeaseKeeper(Lessor.of(leases), System::nanoTime, Leases.HEARTBEAT)) {
        if (keeper.take(accountId) instanceof Leases.Answer.Taken(var other, var left)) {
          return new Outcome.Taken(other, left);
        }
        var forgetting =
            store.forgetting(
                accountId,
                nodeTypes(),
                leases,
                () -> interrupted.get() || !keeper.holds(accountId));
        if (forgetting.forget()) {
          return new Outcome.Done(forgetting.removed());
        }
        return interrupted.get()
            ? new Outcome.Interrupted(forgetting.removed())
            : new Outcome.Lost(forgetting.removed(), keeper.lost(accountId));
      }
    }
  }

  private List<NodeType<?>> nodeTypes() {
    return Stream.concat(SurveyedAccount.types().stream(), catalogue.get().nodeTypes().stream())
        .distinct()
        .toList();
  }
}
