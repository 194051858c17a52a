package dev.alidade.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

  private static final List<String> KEYS =
      List.of("iam", "ec2:instance", "ec2:vpc", "ec2:subnet", "ec2:volumes", "inspector");

  @ParameterizedTest
  @CsvSource({"kitten,sitting,3", "'',abc,3", "abc,'',3", "same,same,0", "vpcs,vpc,1"})
  void theDistanceCountsLetters(String from, String to, int distance) {
    assertThat(Nearest.distance(from, to)).isEqualTo(distance);
  }

  @Test
  void aLetterTooManyIsForgiven() {
    assertThat(Nearest.question("ec2:vpcs", KEYS)).isEqualTo("; did you mean ec2:vpc?");
  }

  @Test
  void aPartOfANameFindsTheNamesThatContainIt() {
    assertThat(Nearest.question("ec2", KEYS))
        .isEqualTo("; did you mean ec2:vpc, ec2:subnet or ec2:volumes?");
  }

  @Test
  void afterASlipOnlyTheNearestIsProposed() {
    assertThat(Nearest.to("neo4j-url", List.of("neo4j-user", "neo4j-uri")))
        .containsExactly("neo4j-uri");
  }

  @Test
  void caseDoesNotMatter() {
    assertThat(Nearest.to("Inspector", KEYS)).containsExactly("inspector");
  }

  @Test
  void nothingIsProposedForWhatIsLikeNothing() {
    assertThat(Nearest.question("quantum", KEYS)).isEmpty();
    assertThat(Nearest.question("", List.of("abc"))).isEmpty();
  }
}
