package dev.alidade.cli.progress;

import java.time.Duration;
import java.util.Optional;

/**
 * How long something will still take, if what is left goes as fast as what is done. Nothing is said
 * before a quarter is done and five seconds have passed: a guess from less is wrong more often than
 * useful.
 */
final class TimeLeft {

  private static final Duration SOONEST = Duration.ofSeconds(5);
  private static final int QUARTER = 4;

  private TimeLeft() {}

  static Optional<Duration> of(int done, int all, Duration elapsed) {
    return done >= all || done * QUARTER < all || elapsed.compareTo(SOONEST) < 0
        ? Optional.empty()
        : Optional.of(elapsed.multipliedBy(all - done).dividedBy(done));
  }
}
