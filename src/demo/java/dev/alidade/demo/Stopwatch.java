package dev.alidade.demo;

import java.util.Locale;

/** The time since it was started; as text {@code 4.1 s}. */
final class Stopwatch {

  private static final double NANOS_PER_SECOND = 1e9;

  private final long started = System.nanoTime();

  private Stopwatch() {}

  static Stopwatch start() {
    return new Stopwatch();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - started) / NANOS_PER_SECOND);
  }
}
