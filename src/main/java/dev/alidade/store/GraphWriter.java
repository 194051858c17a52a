package dev.alidade.store;

import dev.alidade.graph.LinkRow;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeRow;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Reporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows through a few lanes: one for what accounts share, the others by account.
 *
 * <p>Nodes go at once; links wait in a {@link Spool} until {@link #links} is called for it.
 */
public final class GraphWriter implements AutoCloseable {

  /** On two cores more writers bring deadlocks, not speed (measured with 5.26 and 2026.08). */
  private static final int ACCOUNT_LANES = 2;

  private final List<Lane> accountLanes = new ArrayList<>();
  private final Lane sharedLane;
  private final Set<String> sharedLabels = new HashSet<>();
  private final Contents contents;
  private final Once once = new Once();
  private final SpoolFormat format;
  private final SpoolRoom spoolRoom;
  private final WriteLedger ledger = new WriteLedger();
  private final Known known;
  private final String version;
  private @Nullable Boolean blank;

  GraphWriter(
      Transactions transactions,
      Stamp stamp,
      Collection<NodeType<?>> nodes,
      Collection<LinkType<?>> links,
      SpoolRoom spoolRoom) {
    this.spoolRoom = spoolRoom;
    known = new Known(transactions, stamp);
    version = stamp.version();
    contents = new Contents(transactions, nodes, links);
    var passingView = new PassingView(nodes);
    for (var i = 0; i < ACCOUNT_LANES; i++) {
      accountLanes.add(new Lane(String.valueOf(i), transactions, stamp, passingView, ledger));
    }
    sharedLane = new Lane("shared", transactions, stamp, passingView, ledger);
    for (var type : nodes) {
      if (type.shared()) {
        sharedLabels.add(type.label());
        sharedLabels.addAll(type.extraLabels());
      }
    }
    format = new SpoolFormat(links, nodes);
  }

  /** A place for rows that have to wait. */
  public Spool spool() {
    return new Spool(format, spoolRoom);
  }

  /**
   * Looks, the first time, what there is before the run has written anything. To be called when the
   * lease of the run is taken, so that whoever writes after the look can be seen by theirs.
   */
  public synchronized void begin() {
    if (blank == null) {
      blank = contents.blank();
    }
  }

  /** Whether the database held nothing of anybody's when the run began. */
  synchronized boolean beganWithNothing() {
    return Boolean.TRUE.equals(blank);
  }

  /**
   * Writes a node, soon. Blocks while the database is behind.
   *
   * @throws StoreException if the database cannot be used any more
   */
  public void node(NodeRow row) {
    (row.type().shared() ? sharedLane : laneOf(row.accountId())).add(row);
  }

  /**
   * Of some immutable nodes those that the graph has in full, and marks them as seen in this run;
   * see {@link dev.alidade.graph.Rows#seen}. Waits for the database.
   *
   * @param reporter who must have reported them
   * @throws StoreException if the database cannot be used any more
   */
  public Set<String> seen(
      NodeType<?> type, String accountId, Reporter reporter, Collection<String> ids) {
    return known.seen(type, accountId, reporter, ids);
  }

  /** The version that everything written carries. */
  public String version() {
    return version;
  }

  /**
   * Writes a node of which the id says everything and which nobody owns, such as a tag, unless the
   * account has said it before; it may be written again all the same.
   *
   * @throws StoreException if the database cannot be used any more
   */
  public void nodeOnce(NodeRow row) {
    if (once.isNew(row)) {
      node(row);
    }
  }

  /**
   * Writes everything that waits in a spool. What has no end yet goes to {@code unmatched}, and so
   * does what other accounts may give further ends. Links to a label of which there is no node are
   * not tried.
   */
  public void links(Spool spool, Spool unmatched) {
    var findable = contents.findable();
    spool.drain(
        row -> {
          if (!findable.test(row.type())) {
            unmatched.add(row);
            return;
          }
          laneOf(row).add(row, unmatched::add);
          if (Spool.reachesOtherAccounts(row.type())) {
            unmatched.add(row);
          }
        },
        this::node);
  }

  /** Writes what is left when all nodes exist; a link without an end is then no link. */
  public void lastLinks(Spool spool) {
    var findable = contents.findable();
    spool.drain(
        row -> {
          if (findable.test(row.type())) {
            laneOf(row).add(row, nowhere -> {});
          }
        },
        this::node);
  }

  private Lane laneOf(LinkRow row) {
    return sharedLabels.contains(row.type().near().label())
            || sharedLabels.contains(row.type().far().label())
        ? sharedLane
        : laneOf(row.accountId());
  }

  private Lane laneOf(String accountId) {
    return accountLanes.get(Math.floorMod(accountId.hashCode(), accountLanes.size()));
  }

  /**
   * Returns when everything that this account added before is in the database.
   *
   * @throws StoreException if the database cannot be used any more
   */
  public void settle(String accountId) {
    await(List.of(laneOf(accountId).flush(), sharedLane.flush()));
  }

  /** Returns when everything added before is in the database. */
  public void settleAll() {
    var all = new ArrayList<CompletableFuture<@Nullable Void>>();
    accountLanes.forEach(lane -> all.add(lane.flush()));
    all.add(sharedLane.flush());
    await(all);
  }

  private static void await(List<CompletableFuture<@Nullable Void>> flushes) {
    for (var flush : flushes) {
      try {
        flush.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof StoreException failure) {
          throw failure;
        }
        throw e;
      }
    }
  }

  /** What was written so far. */
  public WriteLedger ledger() {
    return ledger;
  }

  @Override
  public void close() {
    accountLanes.forEach(Lane::close);
    sharedLane.close();
  }
}
