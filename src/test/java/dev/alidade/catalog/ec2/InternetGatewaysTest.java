package dev.alidade.catalog.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import org.junit.jupiter.api.Test;

class InternetGatewaysTest {

  private static final String ACCOUNT = "210987654321";
  private static final String REGION = "eu-west-1";

  private static final String ANSWER =
      """
      <DescribeInternetGatewaysResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
        <internetGatewaySet><item><internetGatewayId>igw-1</internetGatewayId><ownerId>999999999999</ownerId>
          <attachmentSet><item><vpcId>vpc-1</vpcId><state>available</state></item></attachmentSet></item></internetGatewaySet>
      </DescribeInternetGatewaysResponse>""";

  private final SurveyedRegion region = surveyed();

  private static SurveyedRegion surveyed() {
    var estate = Estate.sample().replace(ACCOUNT, REGION, "ec2:DescribeInternetGateways", ANSWER);
    try (var server = EstateServer.start(estate)) {
      return new SurveyedRegion(server, ACCOUNT, REGION).survey(new InternetGateways());
    }
  }

  @Test
  void aGatewayHasTheArnOfItsOwner() {
    assertThat(region.properties("AWSInternetGateway", "igw-1"))
        .contains(
            entry("ownerid", "999999999999"),
            entry("arn", "arn:aws:ec2:eu-west-1:999999999999:internet-gateway/igw-1"));
  }

  @Test
  void aGatewayIsLinkedToItsVpc() {
    assertThat(region.links("ATTACHED_TO"))
        .containsExactly("AWSInternetGateway igw-1 -> AWSVpc vpc-1");
  }
}
