package dev.alidade.cli.terminal;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
public final class Amounts {

  private static final long SECONDS_OF_AN_HOUR = 3600;

  private Amounts() {}

  /** With thousands separated: {@code 12,345}. */
  public static String of(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A number with what it counts: {@code 1 node}, {@code 12,345 nodes}. */
  public static String of(long number, String one) {
    return of(number) + " " + one + (number == 1 ? "" : "s");
  }

  /**
   * A time as exact as it matters: {@code 0.4 s}, {@code 42 s}, {@code 3 min 07 s}, {@code 2 h 05
   * min}.
   */
  public static String of(Duration time) {
    var seconds = Math.max(0, time.toMillis()) / 1000.0;
    // Below ten seconds a tenth matters; the bound is where rounding would show 10.0.
    if (seconds < 9.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    var whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < SECONDS_OF_AN_HOUR) {
      return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }
    return String.format(
        Locale.ROOT, "%d h %02d min", whole / SECONDS_OF_AN_HOUR, whole % SECONDS_OF_AN_HOUR / 60);
  }
}
