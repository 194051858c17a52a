package dev.alidade.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.aws.SurveyInterruptedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class MemoTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @Test
  void whoeverComesFirstComputesAndTheOthersShare() throws Exception {
    var memo = new Memo(LONG);
    var computed = new AtomicInteger();
    var first =
        inBackground(
            () -> memo.get("key", String.class, slow(() -> "value" + computed.incrementAndGet())));
    begun.await();
    var waiting = new ArrayList<Waiter<String>>();
    for (var i = 0; i < 8; i++) {
      waiting.add(
          waiter(() -> memo.get("key", String.class, () -> "own" + computed.incrementAndGet())));
    }
    goOn.countDown();
    assertThat(first.get()).isEqualTo("value1");
    for (var waiter : waiting) {
      assertThat(waiter.result().get()).isEqualTo("value1");
    }
    assertThat(memo.get("key", String.class, () -> "too late")).isEqualTo("value1");
    assertThat(computed).hasValue(1);
  }

  @Test
  void aFailureIsOnlyItsOwnersAndWhoWaitedComputesForItself() throws Exception {
    var memo = new Memo(LONG);
    var first =
        inBackground(
            () ->
                memo.get(
                    "key",
                    String.class,
                    slow(
                        () -> {
                          throw new IllegalStateException("denied");
                        })));
    begun.await();
    var second = waiter(() -> memo.get("key", String.class, () -> "mine"));
    goOn.countDown();
    assertThatThrownBy(first::get).hasRootCauseMessage("denied");
    assertThat(second.result().get()).isEqualTo("mine");
    assertThat(memo.get("key", String.class, () -> "again")).isEqualTo("mine");
  }

  @Test
  void whoHasWaitedLongEnoughComputesForItself() throws Exception {
    var memo = new Memo(Duration.ofMillis(20));
    var first = inBackground(() -> memo.get("key", String.class, slow(() -> "late")));
    begun.await();
    assertThat(memo.get("key", String.class, () -> "mine")).isEqualTo("mine");
    assertThat(first.isDone()).isFalse();
    goOn.countDown();
    assertThat(first.get()).isEqualTo("late");
    // What is shared is what the first computed.
    assertThat(memo.get("key", String.class, () -> "again")).isEqualTo("late");
  }

  @Test
  void nobodyWaitsForAnotherKey() throws Exception {
    var memo = new Memo(LONG);
    var first = inBackground(() -> memo.get("key", String.class, slow(() -> "slow")));
    begun.await();
    assertThat(memo.get("other", String.class, () -> "other")).isEqualTo("other");
    assertThat(first.isDone()).isFalse();
    goOn.countDown();
    assertThat(first.get()).isEqualTo("slow");
  }

  @Test
  void anInterruptEndsTheWaiting() throws Exception {
    var memo = new Memo(LONG);
    var first = inBackground(() -> memo.get("key", String.class, slow(() -> "slow")));
    begun.await();
    var interrupted = new CompletableFuture<Boolean>();
    var second =
        waiter(
            () -> {
              try {
                return memo.get("key", String.class, () -> "mine");
              } finally {
                interrupted.complete(Thread.currentThread().isInterrupted());
              }
            });
    second.thread().interrupt();
    assertThatThrownBy(() -> second.result().get())
        .hasCauseInstanceOf(SurveyInterruptedException.class);
    assertThat(interrupted.get()).isTrue();
    goOn.countDown();
    assertThat(first.get()).isEqualTo("slow");
  }

  private record Waiter<V>(Thread thread, Future<V> result) {}

  /** Says that it has begun, and ends when it is told to. */
  private <V> Supplier<V> slow(Supplier<V> value) {
    return () -> {
      begun.countDown();
      try {
        assertThat(goOn.await(10, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return value.get();
    };
  }

  private static <V> Future<V> inBackground(Supplier<V> task) {
    var result = new FutureTask<>(task::get);
    Thread.ofVirtual().start(result);
    return result;
  }

  /** Returns when the task waits for somebody else. */
  private static <V> Waiter<V> waiter(Supplier<V> task) throws InterruptedException {
    var result = new FutureTask<>(task::get);
    var thread = Thread.ofVirtual().start(result);
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      assertThat(thread.isAlive()).isTrue();
      Thread.sleep(1);
    }
    return new Waiter<>(thread, result);
  }
}
