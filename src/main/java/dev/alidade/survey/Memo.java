package dev.alidade.survey;

import dev.alidade.aws.SurveyInterruptedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Values that several resources need and one computes.
 *
 * <p>Guarantees: whoever comes first computes, the others wait; a failure is only that of who
 * computed, those who wait compute for themselves, with their own credentials; nobody waits longer
 * than the patience, and then computes for itself too.
 */
final class Memo {

  /**
   * Ours: longer than a call with its retries usually takes, so that what is shared is asked once;
   * short beside an account's survey, so that one that hangs holds nobody up.
   */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ConcurrentMap<Object, CompletableFuture<Object>> values = new ConcurrentHashMap<>();
  private final Duration patience;

  Memo() {
    this(PATIENCE);
  }

  Memo(Duration patience) {
    this.patience = patience;
  }

  <V> V get(Object key, Class<V> type, Supplier<V> compute) {
    while (true) {
      var mine = new CompletableFuture<Object>();
      var theirs = values.putIfAbsent(key, mine);
      if (theirs == null) {
        return type.cast(computed(key, mine, compute));
      }
      try {
        return type.cast(theirs.get(patience.toNanos(), TimeUnit.NANOSECONDS));
      } catch (ExecutionException e) {
        // Theirs failed, and has been forgotten: whoever waited asks for itself.
      } catch (TimeoutException e) {
        return compute.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SurveyInterruptedException("interrupted");
      }
    }
  }

  private Object computed(Object key, CompletableFuture<Object> mine, Supplier<?> compute) {
    try {
      var value = compute.get();
      mine.complete(value);
      return value;
    } catch (RuntimeException | Error e) {
      // Forgotten before anybody hears of it, so that who waited does not meet it again.
      values.remove(key, mine);
      mine.completeExceptionally(e);
      throw e;
    }
  }
}
