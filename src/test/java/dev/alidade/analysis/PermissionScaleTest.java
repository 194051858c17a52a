package dev.alidade.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PermissionScaleTest {

  /** What was promised; it takes a fifth of it. One thread, so its processor time is the time. */
  private static final double SECONDS = 10;

  @Test
  void fiveThousandPrincipalsAndTwentyThousandResourcesTakeNoTenSeconds() {
    var figures = PermissionBenchmark.run();

    assertThat(figures.found()).as("%s", figures).isGreaterThan(1_000_000);
    assertThat(figures.processorSeconds()).as("%s", figures).isLessThan(SECONDS);
  }
}
