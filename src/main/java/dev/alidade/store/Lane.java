package dev.alidade.store;

import dev.alidade.graph.LinkRow;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeRow;
import dev.alidade.graph.NodeType;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One writer with a bounded queue. Rows are written in batches of one kind; rows that must not meet
 * another writer's (nodes that accounts share) go through one lane.
 *
 * <p>When the queue is full, whoever adds waits: that is how the database's speed reaches the
 * survey. When a row is refused, its account is told and the others go on; when the database cannot
 * be used any more, every later call fails with the same {@link StoreException}.
 */
final class Lane implements AutoCloseable {

  /**
   * Rows waiting at a lane: a page of most AWS operations, so that a page rarely blocks half way.
   */
  private static final int QUEUE = 2_000;

  private sealed interface Message {
    record Node(NodeRow row) implements Message {}

    record Link(LinkRows.Pending pending) implements Message {}

    record Flush(CompletableFuture<@Nullable Void> done) implements Message {}

    record Stop() implements Message {}
  }

  private final NodeRows nodeRows;
  private final LinkRows linkRows;
  private final Halving halving;
  private final BlockingQueue<Message> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Batches<NodeType<?>, NodeRow> nodes = new Batches<>();
  private final Batches<LinkType<?>, LinkRows.Pending> links = new Batches<>();
  private final Thread thread;
  private volatile @Nullable StoreException broken;

  Lane(
      String name,
      Transactions transactions,
      Stamp stamp,
      PassingView passingView,
      WriteLedger ledger) {
    nodeRows = new NodeRows(transactions, stamp, passingView, ledger);
    linkRows = new LinkRows(transactions, stamp, ledger);
    halving = new Halving(ledger);
    this.thread = Thread.ofVirtual().name("lane-" + name).start(this::work);
  }

  void add(NodeRow row) {
    put(new Message.Node(row));
  }

  /** Adds a link; a row whose ends do not both exist is handed to {@code unmatched}. */
  void add(LinkRow row, Consumer<LinkRow> unmatched) {
    put(new Message.Link(new LinkRows.Pending(row, unmatched)));
  }

  /** Completes when everything added before is written. */
  CompletableFuture<@Nullable Void> flush() {
    var done = new CompletableFuture<@Nullable Void>();
    put(new Message.Flush(done));
    return done;
  }

  private void put(Message message) {
    var failure = broken;
    if (failure != null) {
      throw failure;
    }
    try {
      queue.put(message);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(
          StoreException.Kind.REFUSED, "Interrupted while waiting for the database", e);
    }
  }

  /** Whatever ends the writing, whoever waits for this lane hears of it. */
  private void work() {
    try {
      writeUntilStopped();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      broken = ended(e);
    } catch (RuntimeException | Error e) {
      broken = ended(e);
      nodes.forget();
      links.forget();
      refuseUntilStopped(broken);
    }
  }

  private static StoreException ended(Throwable cause) {
    return new StoreException(
        StoreException.Kind.UNUSABLE, "Writing to Neo4j ended unexpectedly: " + cause, cause);
  }

  /** Takes what was queued before this lane broke, so that nobody waits for room in the queue. */
  private void refuseUntilStopped(StoreException failure) {
    try {
      while (true) {
        switch (queue.take()) {
          case Message.Flush(var done) -> done.completeExceptionally(failure);
          case Message.Stop() -> {
            return;
          }
          case Message.Node _, Message.Link _ -> {}
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeUntilStopped() throws InterruptedException {
    while (true) {
      switch (queue.take()) {
        case Message.Node(var row) -> writeNodes(nodes.add(row.type(), row, row.properties()));
        case Message.Link(var pending) ->
            writeLinks(links.add(pending.row().type(), pending, pending.row().properties()));
        case Message.Flush(var done) -> flush(done);
        case Message.Stop() -> {
          return;
        }
      }
    }
  }

  private void flush(CompletableFuture<@Nullable Void> done) {
    try {
      flushAll();
    } catch (RuntimeException | Error e) {
      done.completeExceptionally(ended(e));
      throw e;
    }
    var failure = broken;
    if (failure == null) {
      done.complete(null);
    } else {
      done.completeExceptionally(failure);
    }
  }

  private void flushAll() {
    nodes.close().forEach(this::writeNodes);
    links.close().forEach(this::writeLinks);
  }

  private void writeNodes(List<NodeRow> rows) {
    write(rows, nodeRows::write, NodeRow::accountId);
  }

  private void writeLinks(List<LinkRows.Pending> rows) {
    write(rows, linkRows::write, pending -> pending.row().accountId());
  }

  private <R> void write(List<R> rows, Consumer<List<R>> write, Function<R, String> account) {
    if (rows.isEmpty() || broken != null) {
      return;
    }
    try {
      halving.write(rows, write, account);
    } catch (StoreException e) {
      broken = e;
    }
  }

  @Override
  public void close() {
    if (thread.isAlive()) {
      queue.offer(new Message.Stop());
    }
  }
}
