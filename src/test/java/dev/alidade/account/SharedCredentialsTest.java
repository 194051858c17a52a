package dev.alidade.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.aws.SurveyInterruptedException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

@Timeout(30)
class SharedCredentialsTest {

  private static final AwsCredentials KEYS = AwsBasicCredentials.create("AKID", "s");

  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicBoolean stopped = new AtomicBoolean();

  @Test
  void aSourceThatHangsIsGivenUpOnceForAllWhoWait() throws Exception {
    var shared = shared(SharedCredentialsTest::hang, Duration.ofMillis(500), System::nanoTime);
    Callable<AwsCredentials> one = shared::resolveCredentials;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var future : threads.invokeAll(Stream.generate(() -> one).limit(50).toList())) {
        assertThatThrownBy(future::get)
            .hasRootCauseMessage("the source gave no credentials within 0 s");
      }
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void aRefusalIsForgottenAfterAWhile() {
    var broken = new AtomicBoolean(true);
    var shared =
        shared(
            () -> {
              if (broken.get()) {
                throw new CredentialsException("broken", "mend it");
              }
              return KEYS;
            },
            Duration.ofSeconds(10),
            nanos::get);
    assertThatThrownBy(shared::resolveCredentials).hasMessage("broken");
    broken.set(false);
    assertThatThrownBy(shared::resolveCredentials).hasMessage("broken");
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(shared.resolveCredentials()).isEqualTo(KEYS);
    assertThat(asked).hasValue(2);
  }

  @Test
  void aSurveyThatIsStoppedDoesNotWait() {
    stopped.set(true);
    var shared = shared(SharedCredentialsTest::hang, Duration.ofHours(1), System::nanoTime);
    assertThatThrownBy(shared::resolveCredentials).isInstanceOf(SurveyInterruptedException.class);
  }

  private SharedCredentials shared(
      java.util.function.Supplier<AwsCredentials> source,
      Duration limit,
      java.util.function.LongSupplier clock) {
    return new SharedCredentials(
        () -> {
          asked.incrementAndGet();
          return source.get();
        },
        "the source",
        "see to it",
        limit,
        stopped::get,
        clock);
  }

  private static AwsCredentials hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new CredentialsException("woken", "");
  }
}
