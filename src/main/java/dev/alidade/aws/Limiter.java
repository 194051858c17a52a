package dev.alidade.aws;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps calls below AWS' rates: one token bucket for each account, region, service and operation
 * class. Waiters get their tokens in the order in which they came. When AWS throttles all the same
 * (others use the account too), the rate is halved, at most once a second, and grows back by a
 * twentieth of the full rate each second.
 */
public final class Limiter {

  private static final double DECREASE = 0.5;
  private static final double INCREASE_PER_SECOND = 0.05;
  private static final double SMALLEST_SHARE = 0.05;
  // Throttling that many calls in flight hear of at once is one event.
  private static final long EVENT_NANOS = Duration.ofSeconds(1).toNanos();
  // How long a waiter sleeps without looking whether the survey was stopped or the rate changed.
  private static final Duration LONGEST_NAP = Duration.ofMillis(200);
  private static final double NANOS_PER_SECOND = 1e9;

  private final RateTable table;
  private final Ticker ticker;
  private final ConcurrentMap<Key, Bucket> buckets = new ConcurrentHashMap<>();
  private final AtomicBoolean stopped = new AtomicBoolean();

  /** A limiter with full buckets. */
  public Limiter(RateTable table, Ticker ticker) {
    this.table = table;
    this.ticker = ticker;
  }

  /**
   * Takes a token for a call, waiting for it in turn.
   *
   * @return how long the call waited
   * @throws SurveyInterruptedException when {@link #stop} was called or the thread is interrupted
   */
  Duration acquire(CallSite site) {
    return acquire(site, WaitListener.NONE);
  }

  /** The same, telling when it cannot be at once. */
  Duration acquire(CallSite site, WaitListener listener) {
    return bucket(site).acquire(listener);
  }

  /** Notes that AWS throttled an attempt. */
  void throttled(CallSite site) {
    bucket(site).throttled();
  }

  /** Lets nobody through any more; those who wait are sent away. */
  void stop() {
    stopped.set(true);
  }

  /** Lets go of the buckets of an account that is done with. */
  void forget(String accountId) {
    buckets.keySet().removeIf(key -> key.account().equals(accountId));
  }

  /** How many buckets there are. */
  int buckets() {
    return buckets.size();
  }

  /** The rate that holds for a call just now, in calls per second. */
  double currentRate(CallSite site) {
    return bucket(site).currentRate();
  }

  private Bucket bucket(CallSite site) {
    var rate = table.of(site.service(), site.operation());
    var region = rate.global() ? "global" : site.region();
    var key = new Key(site.account(), region, site.service(), rate.bucketOf(site.operation()));
    return buckets.computeIfAbsent(key, missing -> new Bucket(rate));
  }

  private record Key(String account, String region, String service, String operationClass) {}

  private final class Bucket {
    /** The line: who holds it is the next to get a token. */
    private final ReentrantLock line = new ReentrantLock(true);

    private final double fullRate;
    private final int fullBucket;
    private double rate;
    private double tokens;
    private long filledAt;
    private long decreasedAt;
    private boolean everDecreased;

    private Bucket(Rate published) {
      fullRate = published.perSecond();
      fullBucket = published.bucket();
      rate = fullRate;
      tokens = fullBucket;
      filledAt = ticker.nanos();
    }

    private Duration acquire(WaitListener listener) {
      long start = ticker.nanos();
      boolean waits = false;
      try {
        // With a time, as without one it would overtake those who stand in the line.
        if (!line.tryLock(0, TimeUnit.NANOSECONDS)) {
          waits = true;
          listener.waitBegins();
          line.lockInterruptibly();
        }
        try {
          while (true) {
            refuseWhenStopped();
            long missingNanos = takeOrTimeToNext();
            if (missingNanos == 0) {
              return Duration.ofNanos(ticker.nanos() - start);
            }
            if (!waits) {
              waits = true;
              listener.waitBegins();
            }
            ticker.sleep(Duration.ofNanos(Math.min(missingNanos, LONGEST_NAP.toNanos())));
          }
        } finally {
          line.unlock();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SurveyInterruptedException("Interrupted while waiting for the rate limit.");
      } finally {
        if (waits) {
          listener.waitEnds();
        }
      }
    }

    private void refuseWhenStopped() {
      if (stopped.get()) {
        throw new SurveyInterruptedException("The survey was stopped; no new calls to AWS.");
      }
    }

    /** Takes a token and answers 0, or says how many nanoseconds the next one is away. */
    private synchronized long takeOrTimeToNext() {
      refill();
      if (tokens >= 1) {
        tokens -= 1;
        return 0;
      }
      return Math.max(1, (long) Math.ceil((1 - tokens) / rate * NANOS_PER_SECOND));
    }

    private synchronized void throttled() {
      refill();
      long now = ticker.nanos();
      if (everDecreased && now - decreasedAt < EVENT_NANOS) {
        return;
      }
      everDecreased = true;
      decreasedAt = now;
      rate = Math.max(fullRate * SMALLEST_SHARE, rate * DECREASE);
      tokens = 0;
    }

    private synchronized double currentRate() {
      refill();
      return rate;
    }

    private void refill() {
      long now = ticker.nanos();
      double seconds = (now - filledAt) / NANOS_PER_SECOND;
      filledAt = now;
      // The bucket shrinks with the rate: a burst is what brought the throttling about.
      double capacity = Math.max(1, fullBucket * rate / fullRate);
      tokens = Math.min(capacity, tokens + seconds * rate);
      rate = Math.min(fullRate, rate + seconds * fullRate * INCREASE_PER_SECOND);
    }
  }
}
