package dev.alidade.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReporterTest {

  @Test
  void aScopeIsAnAccountAndARegion() {
    assertThat(Reporter.of("111122223333", "eu-west-1").mark())
        .isEqualTo("alidade:aws:111122223333:eu-west-1");
    assertThat(new Place("aws", "111122223333", Place.GLOBAL).reporter())
        .isEqualTo(Reporter.of("111122223333", "global"));
  }

  @Test
  void aWholeIsNobodysScope() {
    var whole = Reporter.whole("organisation o-1").mark();
    assertThat(whole).isEqualTo("alidade:aws:whole:organisation o-1");
    assertThat(whole).doesNotStartWith(Reporter.marksOf("111122223333"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu-west-1", "global", "us-gov-west-1"})
  void aMarkTellsItsRegion(String region) {
    var mark = Reporter.of("111122223333", region).mark();
    assertThat(mark).startsWith(Reporter.marksOf("111122223333"));
    assertThat(Reporter.regionOf(mark, "111122223333")).isEqualTo(region);
  }

  @Test
  void theMarksOfAnAccountAreNotThoseOfOneWhoseIdBeginsAlike() {
    assertThat(Reporter.of("1111222233334", "eu-west-1").mark())
        .doesNotStartWith(Reporter.marksOf("111122223333"));
  }
}
