package dev.alidade.store;

import dev.alidade.graph.LinkRow;
import dev.alidade.graph.NodeRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/** Counts what was written for each account, and keeps why rows were refused. */
public final class WriteLedger {

  /** Reasons kept for one account; the first few tell the story. */
  private static final int REASONS = 10;

  private static final class Counts {
    final LongAdder nodes = new LongAdder();
    final LongAdder links = new LongAdder();
    final LongAdder refused = new LongAdder();
    final List<String> reasons = new ArrayList<>();
  }

  private final Map<String, Counts> accounts = new ConcurrentHashMap<>();
  private final AtomicReference<Changes> changes = new AtomicReference<>(Changes.NONE);

  /**
   * What was written for an account.
   *
   * @param nodes node rows written
   * @param links relationship rows written
   * @param refused rows that the database refused
   * @param reasons why, the first few
   */
  public record Written(long nodes, long links, long refused, List<String> reasons) {}

  void nodesWritten(List<NodeRow> rows, Changes changed) {
    rows.forEach(row -> of(row.accountId()).nodes.increment());
    add(changed);
  }

  void linksWritten(List<LinkRow> rows, boolean[] written, Changes changed) {
    for (var i = 0; i < rows.size(); i++) {
      if (written[i]) {
        of(rows.get(i).accountId()).links.increment();
      }
    }
    add(changed);
  }

  void refused(String accountId, String reason) {
    var counts = of(accountId);
    counts.refused.increment();
    synchronized (counts.reasons) {
      if (counts.reasons.size() < REASONS) {
        counts.reasons.add(reason);
      }
    }
  }

  void add(Changes changed) {
    changes.accumulateAndGet(changed, Changes::plus);
  }

  /** What was written for an account so far. */
  public Written written(String accountId) {
    var counts = of(accountId);
    synchronized (counts.reasons) {
      return new Written(
          counts.nodes.sum(),
          counts.links.sum(),
          counts.refused.sum(),
          List.copyOf(counts.reasons));
    }
  }

  /** What all writes did to the graph. */
  public Changes changes() {
    return changes.get();
  }

  private Counts of(String accountId) {
    return accounts.computeIfAbsent(accountId, id -> new Counts());
  }
}
