package dev.alidade.cli.progress;

import java.time.Duration;
import java.util.Optional;

/**
 * How long something will still take, if what is left goes as fast as what is done. Nothing is said
 * where a guess is wrong more often than useful: before a quarter is done and five seconds have
 * passed, and when most of what is left is already running, because then the slowest of it decides.
 */
final class TimeLeft {

  private static final Duration SOONEST = Duration.ofSeconds(5);
  private static final int QUARTER = 4;

  private TimeLeft() {}

  static Optional<Duration> of(int done, int running, int all, Duration elapsed) {
    var left = all - done;
    return left <= 2 * running || done * QUARTER < all || elapsed.compareTo(SOONEST) < 0
        ? Optional.empty()
        : Optional.of(elapsed.multipliedBy(left).dividedBy(done));
  }
}
