package dev.alidade.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0.0 s",
    "49, 0.0 s",
    "3210, 3.2 s",
    "9949, 9.9 s",
    "9950, 10 s",
    "59499, 59 s",
    "59500, 1 min 00 s",
    "187000, 3 min 07 s",
    "3599499, 59 min 59 s",
    "3599500, 1 h 00 min",
    "7500000, 2 h 05 min"
  })
  void aTimeIsAsExactAsItMatters(long millis, String text) {
    assertThat(Amounts.of(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @Test
  void oneIsNotMany() {
    assertThat(Amounts.of(0, "node")).isEqualTo("0 nodes");
    assertThat(Amounts.of(1, "node")).isEqualTo("1 node");
    assertThat(Amounts.of(12_345, "node")).isEqualTo("12,345 nodes");
  }
}
