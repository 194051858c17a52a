package dev.alidade.catalog.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import dev.alidade.graph.Ownership;
import org.junit.jupiter.api.Test;

class TransitGatewaysTest {

  private static final String ACCOUNT = "210987654321";
  private static final String REGION = "eu-west-1";

  private static final String GATEWAYS =
      """
      <DescribeTransitGatewaysResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
        <transitGatewaySet>
          <item><transitGatewayId>tgw-1</transitGatewayId><ownerId>210987654321</ownerId><state>available</state>
            <transitGatewayArn>arn:aws:ec2:eu-west-1:210987654321:transit-gateway/tgw-1</transitGatewayArn></item>
          <item><transitGatewayId>tgw-2</transitGatewayId><ownerId>999999999999</ownerId><state>available</state>
            <transitGatewayArn>arn:aws:ec2:eu-west-1:999999999999:transit-gateway/tgw-2</transitGatewayArn></item>
        </transitGatewaySet>
      </DescribeTransitGatewaysResponse>""";

  private static final String ATTACHMENTS =
      """
      <DescribeTransitGatewayAttachmentsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
        <transitGatewayAttachments>
          <item><transitGatewayAttachmentId>tgw-attach-1</transitGatewayAttachmentId><transitGatewayId>tgw-1</transitGatewayId>
            <resourceType>vpc</resourceType><resourceId>vpc-1</resourceId><state>available</state></item>
          <item><transitGatewayAttachmentId>tgw-attach-2</transitGatewayAttachmentId><transitGatewayId>tgw-1</transitGatewayId>
            <resourceType>vpn</resourceType><state>available</state></item>
        </transitGatewayAttachments>
      </DescribeTransitGatewayAttachmentsResponse>""";

  private static final String TO_VPCS =
      """
      <DescribeTransitGatewayVpcAttachmentsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
        <transitGatewayVpcAttachments>
          <item><transitGatewayAttachmentId>tgw-attach-1</transitGatewayAttachmentId><transitGatewayId>tgw-1</transitGatewayId>
            <vpcId>vpc-1</vpcId><state>modifying</state>
            <subnetIds><item>subnet-1</item><item>subnet-2</item></subnetIds></item>
        </transitGatewayVpcAttachments>
      </DescribeTransitGatewayVpcAttachmentsResponse>""";

  private final SurveyedRegion region = surveyed();

  private static SurveyedRegion surveyed() {
    var estate =
        Estate.sample()
            .replace(ACCOUNT, REGION, "ec2:DescribeTransitGateways", GATEWAYS)
            .replace(ACCOUNT, REGION, "ec2:DescribeTransitGatewayAttachments", ATTACHMENTS)
            .replace(ACCOUNT, REGION, "ec2:DescribeTransitGatewayVpcAttachments", TO_VPCS);
    try (var server = EstateServer.start(estate)) {
      return new SurveyedRegion(server, ACCOUNT, REGION).survey(new TransitGateways());
    }
  }

  @Test
  void aGatewayOfTheAccountBelongsToIt() {
    assertThat(region.properties("AWSTransitGateway", arn(ACCOUNT, "tgw-1")))
        .contains(entry("tgw_id", "tgw-1"), entry("ownerid", ACCOUNT), entry("state", "available"));
    assertThat(region.node("AWSTransitGateway", arn(ACCOUNT, "tgw-1")).type().ownership())
        .isEqualTo(new Ownership.ByAccount());
  }

  @Test
  void aGatewayThatAnotherAccountSharesBelongsToThatOne() {
    var shared = "AWSTransitGateway " + arn("999999999999", "tgw-2");
    assertThat(region.links("SHARED_WITH")).containsExactly(shared + " -> AWSAccount " + ACCOUNT);
    assertThat(region.links("RESOURCE")).contains("AWSAccount 999999999999 -> " + shared);
  }

  @Test
  void anAttachmentOfAVpcIsLinkedToItAndItsSubnets() {
    assertThat(region.properties("AWSTransitGatewayAttachment", "tgw-attach-1"))
        .contains(entry("resource_type", "vpc"), entry("state", "modifying"));
    assertThat(region.links("ATTACHED_TO"))
        .contains("AWSTransitGatewayAttachment tgw-attach-1 -> AWSTransitGateway tgw-1");
    assertThat(region.links("RESOURCE"))
        .contains("AWSVpc vpc-1 -> AWSTransitGatewayAttachment tgw-attach-1");
    assertThat(region.links("PART_OF_SUBNET"))
        .containsExactly(
            "AWSTransitGatewayAttachment tgw-attach-1 -> AWSEC2Subnet subnet-1",
            "AWSTransitGatewayAttachment tgw-attach-1 -> AWSEC2Subnet subnet-2");
  }

  @Test
  void anAttachmentOfSomethingElseStandsAsItIsListed() {
    assertThat(region.properties("AWSTransitGatewayAttachment", "tgw-attach-2"))
        .contains(entry("resource_type", "vpn"), entry("state", "available"));
  }

  private static String arn(String account, String id) {
    return "arn:aws:ec2:eu-west-1:" + account + ":transit-gateway/" + id;
  }
}
