package dev.alidade.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueTextTest {

  @Test
  void valuesReadAsPeopleWriteThem() {
    assertThat(ValueText.of(null)).isEmpty();
    assertThat(ValueText.of(true)).isEqualTo("yes");
    assertThat(ValueText.of(false)).isEqualTo("no");
    assertThat(ValueText.of(20L)).isEqualTo("20");
    assertThat(ValueText.of(9.8)).isEqualTo("9.8");
    assertThat(ValueText.of(10.0)).isEqualTo("10.0");
    assertThat(ValueText.of(List.of())).isEmpty();
    assertThat(ValueText.of(Arrays.asList("a", null, 1L))).isEqualTo("a, , 1");
    assertThat(ValueText.of(LocalDate.of(2026, 1, 31))).isEqualTo("2026-01-31");
  }

  @Test
  void timesAreInUtc() {
    var time = ZonedDateTime.of(2026, 7, 1, 14, 5, 59, 0, ZoneId.of("Europe/Berlin"));

    assertThat(ValueText.of(time)).isEqualTo("2026-07-01 12:05 UTC");
  }

  @Test
  void whatWouldActOnATerminalIsMadeVisible() {
    assertThat(ValueText.of("\u001b[2Jgone\u0007")).isEqualTo("\uFFFD[2Jgone\uFFFD");
    assertThat(ValueText.of("two\nlines\tand a tab")).isEqualTo("two lines and a tab");
  }

  @Test
  void whatWouldTurnTheDirectionOfTextIsMadeVisible() {
    assertThat(ValueText.of("user\u202Enimda")).isEqualTo("user\uFFFDnimda");
    assertThat(ValueText.of("zero\u200Bwidth")).isEqualTo("zero\uFFFDwidth");
  }

  @Test
  void otherScriptsStayAsTheyAre() {
    assertThat(ValueText.of("größe 東京 🚀")).isEqualTo("größe 東京 🚀");
  }
}
