package dev.alidade.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeLeftTest {

  @Test
  void whatIsLeftGoesAsFastAsWhatIsDone() {
    assertThat(TimeLeft.of(30, 10, 120, Duration.ofSeconds(10))).contains(Duration.ofSeconds(30));
  }

  @Test
  void nothingIsSaidWhenTheSlowestOfWhatRunsDecides() {
    assertThat(TimeLeft.of(60, 29, 120, Duration.ofSeconds(10))).contains(Duration.ofSeconds(10));
    assertThat(TimeLeft.of(60, 30, 120, Duration.ofSeconds(10))).isEmpty();
    assertThat(TimeLeft.of(119, 1, 120, Duration.ofSeconds(10))).isEmpty();
  }

  @Test
  void nothingIsSaidTooEarlyOrAtTheEnd() {
    assertThat(TimeLeft.of(29, 10, 120, Duration.ofSeconds(10))).isEmpty();
    assertThat(TimeLeft.of(100, 1, 120, Duration.ofMillis(4999))).isEmpty();
    assertThat(TimeLeft.of(120, 0, 120, Duration.ofSeconds(10))).isEmpty();
    assertThat(TimeLeft.of(0, 0, 0, Duration.ofSeconds(10))).isEqualTo(Optional.empty());
  }
}
