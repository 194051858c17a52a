package dev.alidade.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LimiterTest {

  /** Ten a second, three at once. */
  private static final Rate TEN =
      new Rate("some", Set.of(), Rate.Sharing.TOGETHER, false, 10, 3, 0, "the test");

  private static final Rate PER_OPERATION =
      new Rate("each", Set.of(), Rate.Sharing.PER_OPERATION, false, 10, 1, 0, "the test");
  private static final Rate GLOBAL =
      new Rate("global", Set.of(), Rate.Sharing.TOGETHER, true, 10, 1, 0, "the test");

  private final FakeTicker ticker = new FakeTicker();
  private final Limiter limiter =
      new Limiter(new RateTable(List.of(TEN, PER_OPERATION, GLOBAL), TEN), ticker);

  @Test
  void aFullBucketLetsItsTokensThroughAtOnceAndThenOneEachTenth() {
    var site = site("some", "List");
    var waits = new ArrayList<Long>();
    for (int i = 0; i < 6; i++) {
      waits.add(limiter.acquire(site).toMillis());
    }
    assertThat(waits).containsExactly(0L, 0L, 0L, 100L, 100L, 100L);
  }

  @Test
  void anEmptyBucketRefillsWhileNobodyAsks() {
    var site = site("some", "List");
    drain(site, 3);
    ticker.pass(Duration.ofSeconds(60));
    assertThat(limiter.acquire(site)).isZero();
    assertThat(limiter.acquire(site)).isZero();
    assertThat(limiter.acquire(site)).isZero();
    assertThat(limiter.acquire(site)).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void throttlingHalvesTheRateOncePerSecondAndEmptiesTheBucket() {
    var site = site("some", "List");
    limiter.throttled(site);
    limiter.throttled(site);
    limiter.throttled(site);
    assertThat(limiter.currentRate(site)).isEqualTo(5);
    assertThat(limiter.acquire(site).toMillis()).isBetween(195L, 205L);
    ticker.pass(Duration.ofSeconds(1));
    limiter.throttled(site);
    assertThat(limiter.currentRate(site)).isBetween(2.5, 3.5);
  }

  @Test
  void theRateGrowsBackByATwentiethEachSecondUpToTheFullOne() {
    var site = site("some", "List");
    limiter.throttled(site);
    ticker.pass(Duration.ofSeconds(4));
    assertThat(limiter.currentRate(site)).isCloseTo(7, within(0.001));
    ticker.pass(Duration.ofMinutes(5));
    assertThat(limiter.currentRate(site)).isEqualTo(10);
  }

  @Test
  void howeverOftenAwsThrottlesATwentiethOfTheRateStays() {
    var site = site("some", "List");
    for (int i = 0; i < 50; i++) {
      limiter.throttled(site);
      ticker.pass(Duration.ofMillis(1001));
    }
    limiter.throttled(site);
    assertThat(limiter.currentRate(site)).isBetween(0.5, 0.8);
  }

  @Test
  void aShrunkenBucketAllowsNoBurst() {
    var site = site("some", "List");
    limiter.throttled(site);
    ticker.pass(Duration.ofSeconds(1));
    // Half the rate, half the bucket: one token, not three.
    assertThat(limiter.acquire(site)).isZero();
    assertThat(limiter.acquire(site)).isPositive();
  }

  @Test
  void accountsRegionsAndOperationsHaveTheirOwnBuckets() {
    assertThat(limiter.acquire(new CallSite("1", "r", "each", "A"))).isZero();
    assertThat(limiter.acquire(new CallSite("1", "r", "each", "B"))).isZero();
    assertThat(limiter.acquire(new CallSite("1", "s", "each", "A"))).isZero();
    assertThat(limiter.acquire(new CallSite("2", "r", "each", "A"))).isZero();
    assertThat(limiter.acquire(new CallSite("1", "r", "each", "A"))).isPositive();
  }

  @Test
  void aGlobalServiceHasOneBucketForAllRegionsOfAnAccount() {
    assertThat(limiter.acquire(new CallSite("1", "r", "global", "A"))).isZero();
    assertThat(limiter.acquire(new CallSite("1", "s", "global", "B"))).isPositive();
    assertThat(limiter.acquire(new CallSite("2", "s", "global", "B"))).isZero();
  }

  @Test
  void throttlingOfOneAccountLeavesTheOthersAlone() {
    limiter.throttled(new CallSite("1", "r", "some", "A"));
    assertThat(limiter.currentRate(new CallSite("2", "r", "some", "A"))).isEqualTo(10);
  }

  @Test
  void aStoppedLimiterSendsEveryoneAway() {
    limiter.stop();
    assertThatExceptionOfType(SurveyInterruptedException.class)
        .isThrownBy(() -> limiter.acquire(site("some", "List")));
  }

  @Test
  void whoWaitsWhenTheSurveyStopsIsSentAwayToo() throws InterruptedException {
    var slow = new Rate("slow", Set.of(), Rate.Sharing.TOGETHER, false, 0.001, 1, 0, "the test");
    var real = new Limiter(new RateTable(List.of(slow), slow), Ticker.system());
    var site = site("slow", "List");
    real.acquire(site);
    var sentAway = new CountDownLatch(5);
    for (int i = 0; i < 5; i++) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  real.acquire(site);
                } catch (SurveyInterruptedException e) {
                  sentAway.countDown();
                }
              });
    }
    real.stop();
    assertThat(sentAway.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void anInterruptedWaiterKeepsItsInterruption() {
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(SurveyInterruptedException.class)
        .isThrownBy(() -> limiter.acquire(site("some", "List")));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void waitersGetTheirTokensInTheOrderInWhichTheyCame() throws InterruptedException {
    var slow = new Rate("slow", Set.of(), Rate.Sharing.TOGETHER, false, 20, 1, 0, "the test");
    var real = new Limiter(new RateTable(List.of(slow), slow), Ticker.system());
    var site = site("slow", "List");
    real.acquire(site);
    var order = Collections.synchronizedList(new ArrayList<Integer>());
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 8; i++) {
      int number = i;
      var thread =
          Thread.ofPlatform()
              .start(
                  () -> {
                    real.acquire(site);
                    order.add(number);
                  });
      threads.add(thread);
      // The next one comes when this one stands in line.
      while (thread.getState() == Thread.State.NEW || thread.getState() == Thread.State.RUNNABLE) {
        Thread.onSpinWait();
      }
    }
    for (var thread : threads) {
      thread.join();
    }
    assertThat(order).isSorted();
  }

  @Test
  void aWaitIsToldAndNoneIsToldWhereThereIsNone() {
    var told = new ArrayList<String>();
    var listener =
        new WaitListener() {
          @Override
          public void waitBegins() {
            told.add("begins");
          }

          @Override
          public void waitEnds() {
            told.add("ends");
          }
        };
    var site = site("iam", "ListUsers");
    limiter.acquire(site, listener);
    assertThat(told).isEmpty();
    while (limiter.acquire(site, listener).isZero()) {
      assertThat(told).isEmpty();
    }
    assertThat(told).containsExactly("begins", "ends");
  }

  @Test
  void ofAnAccountThatIsDoneWithNoBucketIsKept() {
    limiter.acquire(site("iam", "ListUsers"));
    limiter.acquire(new CallSite("444455556666", "eu-west-1", "iam", "ListUsers"));
    limiter.forget("111122223333");
    assertThat(limiter.buckets()).isEqualTo(1);
  }

  private void drain(CallSite site, int tokens) {
    for (int i = 0; i < tokens; i++) {
      limiter.acquire(site);
    }
  }

  private static CallSite site(String service, String operation) {
    return new CallSite("111122223333", "eu-west-1", service, operation);
  }
}
