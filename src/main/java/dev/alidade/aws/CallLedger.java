package dev.alidade.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts every request to AWS twice: by operation over all accounts, and by account over all
 * operations. Every pair of the two, in every region, would be a million counters in a run over
 * hundreds of accounts. Safe for all threads.
 */
public final class CallLedger {

  private static final Comparator<CallCount> ORDER =
      Comparator.comparing(CallCount::service).thenComparing(CallCount::operation);

  private final InstantSource clock;
  private final ConcurrentMap<Called, Times> operations = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Account> accounts = new ConcurrentHashMap<>();
  private final LongAdder calls = new LongAdder();

  /** A ledger that takes its times from the clock given. */
  public CallLedger(InstantSource clock) {
    this.clock = clock;
  }

  /** The sums over everything, or over an account. */
  public record Totals(long calls, long throttles, long errors, Duration waited) {

    /** Nothing. */
    public static final Totals NONE = new Totals(0, 0, 0, Duration.ZERO);
  }

  /** An operation, of a service as the SDK's package calls it. */
  public record Called(String service, String operation) {}

  /** The requests sent so far; cheap, for a progress display. */
  public long calls() {
    return calls.sum();
  }

  /** The sums so far. */
  public Totals totals() {
    return operations.values().stream()
        .map(times -> times.counters.totals())
        .reduce(
            Totals.NONE,
            (one, other) ->
                new Totals(
                    one.calls() + other.calls(),
                    one.throttles() + other.throttles(),
                    one.errors() + other.errors(),
                    one.waited().plus(other.waited())));
  }

  /** What was counted so far, sorted by service and operation. */
  public List<CallCount> snapshot() {
    return operations.entrySet().stream()
        .map(entry -> entry.getValue().at(entry.getKey()))
        .sorted(ORDER)
        .toList();
  }

  /** The sums so far by account: its id, or the profile's name as long as no account was proven. */
  public Map<String, Totals> byAccount() {
    var sums = new TreeMap<String, Totals>();
    accounts.forEach((account, its) -> sums.put(account, its.counters.totals()));
    return sums;
  }

  /** What was called in an account that is not done with yet. */
  public Set<Called> calledIn(String accountId) {
    var account = accounts.get(accountId);
    return account == null ? Set.of() : Set.copyOf(account.called);
  }

  /** Keeps nothing but the sums of an account that is done with. */
  void forget(String accountId) {
    var account = accounts.get(accountId);
    if (account != null) {
      account.called.clear();
    }
  }

  void waited(CallSite site, Duration time) {
    account(site).counters.waitedNanos.add(time.toNanos());
    times(site).counters.waitedNanos.add(time.toNanos());
  }

  void sent(CallSite site) {
    calls.increment();
    var account = account(site);
    account.counters.calls.increment();
    account.called.add(called(site));
    var times = times(site);
    times.counters.calls.increment();
    times.touched(clock.instant());
  }

  void throttled(CallSite site) {
    account(site).counters.throttles.increment();
    times(site).counters.throttles.increment();
  }

  void ended(CallSite site) {
    times(site).touched(clock.instant());
  }

  void failed(CallSite site) {
    account(site).counters.errors.increment();
    var times = times(site);
    times.counters.errors.increment();
    times.touched(clock.instant());
  }

  private static Called called(CallSite site) {
    return new Called(site.service(), site.operation());
  }

  private Times times(CallSite site) {
    return operations.computeIfAbsent(called(site), key -> new Times(clock.instant()));
  }

  private Account account(CallSite site) {
    return accounts.computeIfAbsent(site.account(), key -> new Account());
  }

  private static final class Counters {
    private final LongAdder calls = new LongAdder();
    private final LongAdder throttles = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final LongAdder waitedNanos = new LongAdder();

    private Totals totals() {
      return new Totals(
          calls.sum(), throttles.sum(), errors.sum(), Duration.ofNanos(waitedNanos.sum()));
    }
  }

  private static final class Account {
    private final Counters counters = new Counters();
    private final Set<Called> called = ConcurrentHashMap.newKeySet();
  }

  private static final class Times {
    private final Counters counters = new Counters();
    private final Instant created;
    private final AtomicLong firstMillis = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong lastMillis = new AtomicLong(Long.MIN_VALUE);

    private Times(Instant created) {
      this.created = created;
    }

    private void touched(Instant now) {
      firstMillis.accumulateAndGet(now.toEpochMilli(), Math::min);
      lastMillis.accumulateAndGet(now.toEpochMilli(), Math::max);
    }

    private CallCount at(Called key) {
      long first = firstMillis.get();
      long last = lastMillis.get();
      var totals = counters.totals();
      return new CallCount(
          key.service(),
          key.operation(),
          totals.calls(),
          totals.throttles(),
          totals.errors(),
          totals.waited(),
          first == Long.MAX_VALUE ? created : Instant.ofEpochMilli(first),
          last == Long.MIN_VALUE ? created : Instant.ofEpochMilli(last));
    }
  }
}
