package dev.alidade.catalog.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CidrPrefixTest {

  @Test
  void theHalvesOfARangeAreTheRange() {
    assertThat(CidrPrefix.ALL_IPV4.halves())
        .map(CidrPrefix::toString)
        .containsExactly("0.0.0.0/1", "128.0.0.0/1");
    assertThat(CidrPrefix.ALL_IPV4.halves().getLast().halves())
        .map(CidrPrefix::toString)
        .containsExactly("128.0.0.0/2", "192.0.0.0/2");
    assertThat(CidrPrefix.ALL_IPV6.halves().getLast()).hasToString("8000:0:0:0:0:0:0:0/1");
  }

  @Test
  void aSingleAddressHasNoHalves() {
    var range = CidrPrefix.ALL_IPV4;
    while (range.prefix() < 32) {
      range = range.halves().getLast();
    }
    assertThat(range).hasToString("255.255.255.255/32");
    assertThat(range.halves()).isEmpty();
  }
}
