package dev.alidade.store;

import dev.alidade.graph.LinkRow;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeRow;
import dev.alidade.graph.NodeType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
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

  /**
   * Between 2,000 and 10,000 rows are a good batch on two cores (measured with 5.26 and 2026.08).
   */
  private static final int MOST_ROWS = 5_000;

  /**
   * Rows × properties: 2,000 rows of 25 properties. As objects of ours, of the driver and on the
   * wire a cell takes some 300 bytes (a run with a heap of 48 MB ended at 100,000 cells).
   */
  private static final int MOST_CELLS = 50_000;

  /**
   * Characters of text in a batch, well below the 256 MB that a small server gives transactions.
   */
  private static final int MOST_CHARACTERS = 4_000_000;

  private sealed interface Message {
    record Node(NodeRow row) implements Message {}

    record Link(LinkRow row, Consumer<LinkRow> unmatched) implements Message {}

    record Flush(CompletableFuture<@Nullable Void> done) implements Message {}

    record Stop() implements Message {}
  }

  private record NodeKey(NodeType<?> type, List<String> conditionalLabels) {}

  private record PendingLink(LinkRow row, Consumer<LinkRow> unmatched) {}

  private static final class Batch<R> {
    final List<R> rows = new ArrayList<>();
    int cells;
    int characters;

    boolean add(R row, Map<String, @Nullable Object> properties) {
      rows.add(row);
      cells += 1 + properties.size();
      for (var value : properties.values()) {
        characters += length(value);
      }
      return rows.size() >= MOST_ROWS || cells >= MOST_CELLS || characters >= MOST_CHARACTERS;
    }

    private static int length(@Nullable Object value) {
      return switch (value) {
        case String text -> text.length();
        case Collection<?> many -> many.stream().mapToInt(Batch::length).sum();
        case null, default -> 8;
      };
    }
  }

  private final Transactions transactions;
  private final Stamp stamp;
  private final PassingView passingView;
  private final WriteLedger ledger;
  private final BlockingQueue<Message> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Map<NodeKey, Batch<NodeRow>> nodes = new LinkedHashMap<>();
  private final Map<LinkType<?>, Batch<PendingLink>> links = new LinkedHashMap<>();
  private final Map<Object, String> statements = new HashMap<>();
  private final Thread thread;
  private volatile @Nullable StoreException broken;

  Lane(
      String name,
      Transactions transactions,
      Stamp stamp,
      PassingView passingView,
      WriteLedger ledger) {
    this.transactions = transactions;
    this.stamp = stamp;
    this.passingView = passingView;
    this.ledger = ledger;
    this.thread = Thread.ofVirtual().name("lane-" + name).start(this::work);
  }

  void add(NodeRow row) {
    put(new Message.Node(row));
  }

  /** Adds a link; a row whose ends do not both exist is handed to {@code unmatched}. */
  void add(LinkRow row, Consumer<LinkRow> unmatched) {
    put(new Message.Link(row, unmatched));
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
      nodes.clear();
      links.clear();
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
        case Message.Node(var row) -> {
          var key = new NodeKey(row.type(), row.conditionalLabels());
          if (nodes.computeIfAbsent(key, k -> new Batch<>()).add(row, row.properties())) {
            write(key);
          }
        }
        case Message.Link(var row, var unmatched) -> {
          var batch = links.computeIfAbsent(row.type(), k -> new Batch<>());
          if (batch.add(new PendingLink(row, unmatched), row.properties())) {
            write(row.type());
          }
        }
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
    List.copyOf(nodes.keySet()).forEach(this::write);
    List.copyOf(links.keySet()).forEach(this::write);
  }

  private void write(NodeKey key) {
    var batch = nodes.remove(key);
    if (batch != null) {
      var cypher =
          statements.computeIfAbsent(key, k -> Cypher.nodes(key.type(), key.conditionalLabels()));
      var contested = passingView.contested(key.type());
      halving(
          batch.rows,
          rows -> {
            var parameters = new ArrayList<Map<String, Object>>(rows.size());
            for (var row : distinct(rows)) {
              parameters.add(parameters(row, contested, parameters.size()));
            }
            var answer = transactions.writeInTime(cypher, stamp.with(parameters));
            ledger.nodesWritten(rows, answer.changes());
            besideOthers(
                answer,
                parameters,
                new BesideOthers(key.type()),
                () -> Cypher.ownersBesideOthers(key.type()));
          },
          row -> row.accountId());
    }
  }

  /**
   * Of rows that say the same node once more, as every resource says its tags, the last, which is
   * what writing all of them would leave. Sorted, so that two runs meet at nodes in one order.
   */
  private static Collection<NodeRow> distinct(List<NodeRow> rows) {
    if (!rows.getFirst().type().shared()) {
      return rows;
    }
    var last = new TreeMap<String, NodeRow>();
    // A node that accounts own together is linked to each of them, and by each region of them.
    rows.forEach(
        row -> last.put(row.id() + '\n' + row.accountId() + '\n' + row.reporter().mark(), row));
    return last.values();
  }

  private static Map<String, Object> parameters(
      NodeRow row, Collection<String> contested, int index) {
    var properties = new HashMap<String, @Nullable Object>();
    var initial = new HashMap<String, @Nullable Object>();
    row.properties()
        .forEach((k, v) -> (contested.contains(k) ? initial : properties).put(k, neo4j(v)));
    return Map.of(
        "i",
        index,
        "id",
        row.id(),
        "account",
        row.accountId(),
        "by",
        row.reporter().mark(),
        "properties",
        properties,
        "initial",
        initial);
  }

  private void write(LinkType<?> type) {
    var batch = links.remove(type);
    if (batch != null) {
      var cypher = statements.computeIfAbsent(type, k -> Cypher.links(type));
      if (type.scoped()) {
        // Of several accounts that report one link the first by id is named. A statement sees
        // nothing of what it writes for another row: there the last row decides.
        batch.rows.sort(
            Comparator.<PendingLink, String>comparing(pending -> pending.row().accountId())
                .reversed());
      }
      halving(
          batch.rows,
          rows -> {
            var parameters = new ArrayList<Map<String, Object>>(rows.size());
            for (var pending : rows) {
              parameters.add(parameters(pending.row(), parameters.size()));
            }
            var answer = transactions.writeInTime(cypher, stamp.with(parameters));
            besideOthers(
                answer, parameters, new BesideOthers(type), () -> Cypher.linksBesideOthers(type));
            var written = written(answer, rows.size());
            for (var i = 0; i < rows.size(); i++) {
              if (!written[i]) {
                rows.get(i).unmatched().accept(rows.get(i).row());
              }
            }
            ledger.linksWritten(
                rows.stream().map(PendingLink::row).toList(), written, answer.changes());
          },
          pending -> pending.row().accountId());
    }
  }

  private static Map<String, Object> parameters(LinkRow row, int index) {
    var properties = new HashMap<String, @Nullable Object>();
    row.properties().forEach((k, v) -> properties.put(k, neo4j(v)));
    return Map.of(
        "i", index,
        "near", row.nearKey(),
        "far", row.farKey(),
        "account", row.accountId(),
        "by", row.reporter().mark(),
        "properties", properties);
  }

  /** Of the type itself: two of one name may find their ends by different keys. */
  private record BesideOthers(Object type) {}

  /** What somebody else has reported before has several reporters from now on. */
  private void besideOthers(
      Transactions.Answer answer,
      List<Map<String, Object>> rows,
      BesideOthers key,
      Supplier<String> cypher) {
    if (answer.row().get("others") instanceof List<?> others && !others.isEmpty()) {
      var theirs =
          others.stream().distinct().map(index -> rows.get(((Number) index).intValue())).toList();
      var statement = statements.computeIfAbsent(key, k -> cypher.get());
      ledger.add(transactions.writeInTime(statement, stamp.with(theirs)).changes());
    }
  }

  private static boolean[] written(Transactions.Answer answer, int size) {
    var written = new boolean[size];
    if (answer.row().get("written") instanceof List<?> indexes) {
      indexes.forEach(index -> written[((Number) index).intValue()] = true);
    }
    return written;
  }

  /** Writes rows, halving what the server cannot take at once, down to the row that it refuses. */
  private <R> void halving(List<R> rows, Consumer<List<R>> write, Function<R, String> account) {
    if (broken != null) {
      return;
    }
    try {
      write.accept(rows);
    } catch (StoreException e) {
      switch (e.kind()) {
        case UNUSABLE -> broken = e;
        case REFUSED, TOO_LARGE -> halve(rows, write, account, e.getMessage());
      }
    }
  }

  private <R> void halve(
      List<R> rows, Consumer<List<R>> write, Function<R, String> account, @Nullable String reason) {
    if (rows.size() == 1) {
      ledger.refused(
          account.apply(rows.getFirst()), reason == null ? "Neo4j refused a row" : reason);
      return;
    }
    var middle = rows.size() / 2;
    halving(rows.subList(0, middle), write, account);
    halving(rows.subList(middle, rows.size()), write, account);
  }

  private static @Nullable Object neo4j(@Nullable Object value) {
    return value instanceof Instant instant ? instant.atZone(ZoneOffset.UTC) : value;
  }

  @Override
  public void close() {
    if (thread.isAlive()) {
      queue.offer(new Message.Stop());
    }
  }
}
