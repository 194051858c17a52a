package dev.alidade.catalog.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import org.junit.jupiter.api.Test;

class KeyPairsTest {

  private static final String ACCOUNT = "210987654321";
  private static final String REGION = "eu-west-1";

  private static final String ANSWER =
      """
      <DescribeKeyPairsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
        <keySet><item><keyPairId>key-1</keyPairId><keyName>laptop</keyName><keyFingerprint>aa:bb</keyFingerprint></item></keySet>
      </DescribeKeyPairsResponse>""";

  private final SurveyedRegion region = surveyed();

  private static SurveyedRegion surveyed() {
    var estate = Estate.sample().replace(ACCOUNT, REGION, "ec2:DescribeKeyPairs", ANSWER);
    try (var server = EstateServer.start(estate)) {
      return new SurveyedRegion(server, ACCOUNT, REGION).survey(new KeyPairs());
    }
  }

  @Test
  void aKeyPairHasTheArnThatFollowsFromItsName() {
    assertThat(
            region.properties(
                "AWSEC2KeyPair", "arn:aws:ec2:eu-west-1:210987654321:key-pair/laptop"))
        .contains(
            entry("arn", "arn:aws:ec2:eu-west-1:210987654321:key-pair/laptop"),
            entry("keyname", "laptop"),
            entry("keyfingerprint", "aa:bb"),
            entry("region", REGION));
  }
}
