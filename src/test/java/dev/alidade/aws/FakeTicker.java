package dev.alidade.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only when somebody sleeps, or the test says so. */
final class FakeTicker implements Ticker {

  private final List<Duration> naps = new ArrayList<>();
  private long nanos;

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  @Override
  public synchronized void sleep(Duration time) {
    naps.add(time);
    pass(time);
  }

  synchronized void pass(Duration time) {
    nanos += time.toNanos();
  }

  synchronized List<Duration> naps() {
    return List.copyOf(naps);
  }
}
