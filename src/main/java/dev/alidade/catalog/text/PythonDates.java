package dev.alidade.catalog.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Dates as the graph contract has them, in both of its forms; each is what Python makes of an aware
 * {@code datetime} in UTC, which knows nothing finer than a microsecond.
 */
public final class PythonDates {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private PythonDates() {}

  /** The date-time that the database keeps as such; null where AWS gives none. */
  public static @Nullable ZonedDateTime datetime(@Nullable Instant moment) {
    return moment == null ? null : moment.truncatedTo(ChronoUnit.MICROS).atZone(ZoneOffset.UTC);
  }

  /**
   * The text {@code 2024-01-31 10:20:30+00:00}, with six more digits if there are microseconds, as
   * {@code str(datetime)} gives it; null where AWS gives none, never the text {@code None}.
   */
  public static @Nullable String str(@Nullable Instant moment) {
    if (moment == null) {
      return null;
    }
    var whole = moment.truncatedTo(ChronoUnit.MICROS);
    return (whole.equals(whole.truncatedTo(ChronoUnit.SECONDS)) ? SECONDS : MICROSECONDS)
            .format(whole)
        + "+00:00";
  }
}
