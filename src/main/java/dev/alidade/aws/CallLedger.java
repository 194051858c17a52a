package dev.alidade.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts every request to AWS, by account, region, service and operation. Safe for all threads. */
public final class CallLedger {

  private static final Comparator<CallCount> ORDER =
      Comparator.comparing(CallCount::account)
          .thenComparing(CallCount::region)
          .thenComparing(CallCount::service)
          .thenComparing(CallCount::operation);

  private final InstantSource clock;
  private final ConcurrentMap<Key, Counters> counters = new ConcurrentHashMap<>();
  private final LongAdder calls = new LongAdder();

  /** A ledger that takes its times from the clock given. */
  public CallLedger(InstantSource clock) {
    this.clock = clock;
  }

  /** The sums over everything. */
  public record Totals(long calls, long throttles, long errors, Duration waited) {}

  /** The requests sent so far; cheap, for a progress display. */
  public long calls() {
    return calls.sum();
  }

  /** The sums so far. */
  public Totals totals() {
    long throttles = 0;
    long errors = 0;
    long waitedNanos = 0;
    for (var counter : counters.values()) {
      throttles += counter.throttles.sum();
      errors += counter.errors.sum();
      waitedNanos += counter.waitedNanos.sum();
    }
    return new Totals(calls(), throttles, errors, Duration.ofNanos(waitedNanos));
  }

  /** What was counted so far, sorted by account, region, service and operation. */
  public List<CallCount> snapshot() {
    return counters.entrySet().stream()
        .map(entry -> entry.getValue().at(entry.getKey()))
        .sorted(ORDER)
        .toList();
  }

  void waited(CallSite site, Duration time) {
    of(site).waitedNanos.add(time.toNanos());
  }

  void sent(CallSite site) {
    calls.increment();
    var counter = of(site);
    counter.calls.increment();
    counter.touched(clock.instant());
  }

  void throttled(CallSite site) {
    of(site).throttles.increment();
  }

  void ended(CallSite site) {
    of(site).touched(clock.instant());
  }

  void failed(CallSite site) {
    var counter = of(site);
    counter.errors.increment();
    counter.touched(clock.instant());
  }

  private Counters of(CallSite site) {
    return counters.computeIfAbsent(
        new Key(site.account(), site.region(), site.service(), site.operation()),
        key -> new Counters(clock.instant()));
  }

  private record Key(String account, String region, String service, String operation) {}

  private static final class Counters {
    private final LongAdder calls = new LongAdder();
    private final LongAdder throttles = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final LongAdder waitedNanos = new LongAdder();
    private final Instant created;
    private final AtomicLong firstMillis = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong lastMillis = new AtomicLong(Long.MIN_VALUE);

    private Counters(Instant created) {
      this.created = created;
    }

    private void touched(Instant now) {
      firstMillis.accumulateAndGet(now.toEpochMilli(), Math::min);
      lastMillis.accumulateAndGet(now.toEpochMilli(), Math::max);
    }

    private CallCount at(Key key) {
      long first = firstMillis.get();
      long last = lastMillis.get();
      return new CallCount(
          key.account(),
          key.region(),
          key.service(),
          key.operation(),
          calls.sum(),
          throttles.sum(),
          errors.sum(),
          Duration.ofNanos(waitedNanos.sum()),
          first == Long.MAX_VALUE ? created : Instant.ofEpochMilli(first),
          last == Long.MIN_VALUE ? created : Instant.ofEpochMilli(last));
    }
  }
}
