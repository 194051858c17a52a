package dev.alidade.catalog.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import org.junit.jupiter.api.Test;

class VpcPeeringsTest {

  private static final String ACCOUNT = "210987654321";
  private static final String REGION = "eu-west-1";

  private static final String ANSWER =
      """
      <DescribeVpcPeeringConnectionsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
        <vpcPeeringConnectionSet><item><vpcPeeringConnectionId>pcx-1</vpcPeeringConnectionId>
          <requesterVpcInfo><ownerId>210987654321</ownerId><vpcId>vpc-1</vpcId><region>eu-west-1</region>
            <cidrBlockSet><item><cidrBlock>10.0.0.0/16</cidrBlock></item><item><cidrBlock>10.8.0.0/16</cidrBlock></item></cidrBlockSet>
            <peeringOptions><allowDnsResolutionFromRemoteVpc>true</allowDnsResolutionFromRemoteVpc></peeringOptions></requesterVpcInfo>
          <accepterVpcInfo><ownerId>999999999999</ownerId><vpcId>vpc-2</vpcId><region>us-east-1</region>
            <cidrBlockSet><item><cidrBlock>10.1.0.0/16</cidrBlock></item></cidrBlockSet></accepterVpcInfo>
          <status><code>active</code><message>Active</message></status></item></vpcPeeringConnectionSet>
      </DescribeVpcPeeringConnectionsResponse>""";

  private final SurveyedRegion region = surveyed();

  private static SurveyedRegion surveyed() {
    var estate =
        Estate.sample().replace(ACCOUNT, REGION, "ec2:DescribeVpcPeeringConnections", ANSWER);
    try (var server = EstateServer.start(estate)) {
      return new SurveyedRegion(server, ACCOUNT, REGION).survey(new VpcPeerings());
    }
  }

  @Test
  void aPeeringIsLinkedToBothVpcsAndTheirBlocks() {
    assertThat(region.properties("AWSPeeringConnection", "pcx-1"))
        .contains(
            entry("status_code", "active"),
            entry("accepter_region", "us-east-1"),
            entry("allow_dns_resolution_from_remote_vpc", true));
    assertThat(region.links("REQUESTER_VPC"))
        .containsExactly("AWSPeeringConnection pcx-1 -> AWSVpc vpc-1");
    assertThat(region.links("ACCEPTER_VPC"))
        .containsExactly("AWSPeeringConnection pcx-1 -> AWSVpc vpc-2");
    assertThat(region.links("REQUESTER_CIDR")).hasSize(2);
    assertThat(region.links("ACCEPTER_CIDR"))
        .containsExactly("AWSPeeringConnection pcx-1 -> AWSCidrBlock vpc-2|10.1.0.0/16");
  }

  @Test
  void theOtherEndBelongsToItsOwnAccountAndRegion() {
    assertThat(region.links("RESOURCE")).contains("AWSAccount 999999999999 -> AWSVpc vpc-2");
    assertThat(region.properties("AWSVpc", "vpc-2")).contains(entry("region", "us-east-1"));
  }

  @Test
  void whatTheVpcsOwnListingSaysIsLeftToIt() {
    assertThat(region.properties("AWSVpc", "vpc-1"))
        .doesNotContainKeys("state", "primary_cidr_block", "is_default");
    assertThat(region.node("AWSVpc", "vpc-1").type().authoritative()).isFalse();
  }

  @Test
  void theForeignAccountAtTheFarEndSaysThatItIsOfAws() {
    assertThat(region.properties("AWSAccount", "999999999999"))
        .containsExactly(entry("_ont_source", "aws"));
  }
}
