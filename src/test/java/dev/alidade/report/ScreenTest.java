package dev.alidade.report;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenTest {

  @Test
  void aTerminalHasColoursAndTheWidthItTells() {
    assertThat(Screen.of(Map.of("COLUMNS", "132"), true, UTF_8))
        .isEqualTo(new Screen(132, true, true));
    assertThat(Screen.of(Map.of(), true, UTF_8)).isEqualTo(new Screen(80, true, true));
  }

  @Test
  void aFileHasNoColours() {
    assertThat(Screen.of(Map.of(), false, UTF_8)).isEqualTo(new Screen(160, false, true));
  }

  @Test
  void anyValueOfNoColorSwitchesColoursOff() {
    assertThat(Screen.of(Map.of("NO_COLOR", "0"), true, UTF_8).colour()).isFalse();
    assertThat(Screen.of(Map.of("NO_COLOR", ""), true, UTF_8).colour()).isTrue();
    assertThat(Screen.of(Map.of("TERM", "dumb"), true, UTF_8).colour()).isFalse();
  }

  @Test
  void widthsThatNobodyCanMeanAreNotBelieved() {
    assertThat(Screen.of(Map.of("COLUMNS", "wide"), true, UTF_8).width()).isEqualTo(80);
    assertThat(Screen.of(Map.of("COLUMNS", "0"), true, UTF_8).width()).isEqualTo(80);
    assertThat(Screen.of(Map.of("COLUMNS", "12"), true, UTF_8).width()).isEqualTo(40);
  }

  @Test
  void anAsciiEncodingHasNoUnicode() {
    assertThat(Screen.of(Map.of(), true, US_ASCII).unicode()).isFalse();
  }
}
