package dev.alidade.catalog.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class PythonDatesTest {

  @Test
  void textHasSecondsAndTheOffsetOfUtc() {
    assertThat(PythonDates.str(Instant.parse("2024-01-31T10:20:30Z")))
        .isEqualTo("2024-01-31 10:20:30+00:00");
  }

  @Test
  void fractionsAreWrittenWithSixDigits() {
    assertThat(PythonDates.str(Instant.parse("2024-01-31T10:20:30.004Z")))
        .isEqualTo("2024-01-31 10:20:30.004000+00:00");
  }

  @Test
  void nothingFinerThanAMicrosecondIsKept() {
    var moment = Instant.parse("2024-01-31T10:20:30.000000999Z");

    assertThat(PythonDates.str(moment)).isEqualTo("2024-01-31 10:20:30+00:00");
    assertThat(PythonDates.datetime(moment))
        .isEqualTo(ZonedDateTime.of(2024, 1, 31, 10, 20, 30, 0, ZoneOffset.UTC));
  }

  @Test
  void anAbsentDateStaysAbsent() {
    assertThat(PythonDates.str(null)).isNull();
    assertThat(PythonDates.datetime(null)).isNull();
  }
}
