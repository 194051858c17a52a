package dev.alidade.account;

import dev.alidade.aws.SurveyInterruptedException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Credentials that many profiles begin with. One of them asks at a time, for a limited time; what
 * it is refused, the others that wait are told as well, so that a source that hangs costs its time
 * once and not once for each of them.
 */
final class SharedCredentials implements AwsCredentialsProvider, SdkAutoCloseable {

  // Ours: those who wait for the same answer do so for less.
  private static final Duration SHORTEST_MEMORY = Duration.ofSeconds(1);
  // Ours: how long it takes at most to notice that the survey was stopped.
  private static final Duration LOOK_UP = Duration.ofMillis(200);

  private final AwsCredentialsProvider source;
  private final String what;
  private final String advice;
  private final Duration limit;
  private final BooleanSupplier stopped;
  private final LongSupplier nanos;
  private @Nullable SdkException refusal;
  private long refusalEnds;

  /**
   * Credentials of a source.
   *
   * @param what the source, for people
   * @param advice what to do where it does not answer in time
   * @param limit the time that it may take
   * @param stopped whether the survey was stopped
   */
  SharedCredentials(
      AwsCredentialsProvider source,
      String what,
      String advice,
      Duration limit,
      BooleanSupplier stopped,
      LongSupplier nanos) {
    this.source = source;
    this.what = what;
    this.advice = advice;
    this.limit = limit;
    this.stopped = stopped;
    this.nanos = nanos;
  }

  @Override
  public synchronized AwsCredentials resolveCredentials() {
    if (refusal != null && nanos.getAsLong() - refusalEnds < 0) {
      throw again(refusal);
    }
    var start = nanos.getAsLong();
    try {
      var credentials = withinLimit();
      refusal = null;
      return credentials;
    } catch (SdkException e) {
      refusal = e;
      var now = nanos.getAsLong();
      // As long as it took: asking in vain is at most half of what anybody does.
      refusalEnds = now + Math.max(now - start, SHORTEST_MEMORY.toNanos());
      throw e;
    }
  }

  /** A call that fails adds its name to what it throws: each gets one of its own. */
  private static SdkException again(SdkException refusal) {
    return refusal instanceof CredentialsException own
        ? new CredentialsException(own.reason(), own.advice())
        : refusal;
  }

  private AwsCredentials withinLimit() {
    var asking = new FutureTask<>(source::resolveCredentials);
    // A virtual thread that waits for the network ends when it is interrupted.
    var thread = Thread.ofVirtual().start(asking);
    var end = nanos.getAsLong() + limit.toNanos();
    try {
      while (true) {
        try {
          return asking.get(LOOK_UP.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
          if (stopped.getAsBoolean()) {
            throw new SurveyInterruptedException("Interrupted while " + what + " was asked.");
          }
          if (nanos.getAsLong() - end >= 0) {
            throw new CredentialsException(
                "%s gave no credentials within %,d s".formatted(what, limit.toSeconds()), advice);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SurveyInterruptedException("Interrupted while " + what + " was asked.");
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
    } finally {
      thread.interrupt();
    }
  }

  private static RuntimeException thrown(@Nullable Throwable cause) {
    return switch (cause) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      case null, default -> new IllegalStateException(cause);
    };
  }

  @Override
  public void close() {
    if (source instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
  }
}
