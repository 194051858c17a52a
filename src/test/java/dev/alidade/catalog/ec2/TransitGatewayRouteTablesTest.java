package dev.alidade.catalog.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import org.junit.jupiter.api.Test;

class TransitGatewayRouteTablesTest {

  private static final String ACCOUNT = "210987654321";
  private static final String REGION = "eu-west-1";

  private static final String TABLES =
      """
      <DescribeTransitGatewayRouteTablesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
        <transitGatewayRouteTables><item>
          <transitGatewayRouteTableId>tgw-rtb-1</transitGatewayRouteTableId><transitGatewayId>tgw-1</transitGatewayId>
          <state>available</state></item></transitGatewayRouteTables>
      </DescribeTransitGatewayRouteTablesResponse>""";

  private static final String ROUTES =
      """
      <SearchTransitGatewayRoutesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
        <routeSet>
          <item><destinationCidrBlock>10.0.0.0/16</destinationCidrBlock><state>active</state>
            <transitGatewayAttachments><item><transitGatewayAttachmentId>tgw-attach-1</transitGatewayAttachmentId></item></transitGatewayAttachments></item>
          <item><destinationCidrBlock>10.1.0.0/16</destinationCidrBlock><state>blackhole</state></item>
        </routeSet><additionalRoutesAvailable>false</additionalRoutesAvailable>
      </SearchTransitGatewayRoutesResponse>""";

  private static final String ASSOCIATIONS =
      """
      <GetTransitGatewayRouteTableAssociationsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
        <associations><item><transitGatewayAttachmentId>tgw-attach-1</transitGatewayAttachmentId>
          <resourceId>vpc-1</resourceId><resourceType>vpc</resourceType><state>associated</state></item></associations>
      </GetTransitGatewayRouteTableAssociationsResponse>""";

  private static final String PROPAGATIONS =
      """
      <GetTransitGatewayRouteTablePropagationsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
        <transitGatewayRouteTablePropagations><item><transitGatewayAttachmentId>tgw-attach-2</transitGatewayAttachmentId>
          <resourceId>vpc-2</resourceId><resourceType>vpc</resourceType><state>enabled</state></item></transitGatewayRouteTablePropagations>
      </GetTransitGatewayRouteTablePropagationsResponse>""";

  private final SurveyedRegion region = surveyed();

  private static SurveyedRegion surveyed() {
    var estate =
        Estate.sample()
            .replace(ACCOUNT, REGION, "ec2:DescribeTransitGatewayRouteTables", TABLES)
            .replace(ACCOUNT, REGION, "ec2:SearchTransitGatewayRoutes", ROUTES)
            .replace(ACCOUNT, REGION, "ec2:GetTransitGatewayRouteTableAssociations", ASSOCIATIONS)
            .replace(ACCOUNT, REGION, "ec2:GetTransitGatewayRouteTablePropagations", PROPAGATIONS);
    try (var server = EstateServer.start(estate)) {
      return new SurveyedRegion(server, ACCOUNT, REGION).survey(new TransitGatewayRouteTables());
    }
  }

  @Test
  void aRouteTableBelongsToItsGateway() {
    assertThat(region.links("CONTAINS"))
        .containsExactly("AWSTransitGateway tgw-1 -> AWSTransitGatewayRouteTable tgw-rtb-1");
  }

  @Test
  void aRouteLeadsToAnAttachmentOrIntoABlackHole() {
    assertThat(region.properties("AWSTransitGatewayRoute", "tgw-rtb-1|10.0.0.0/16"))
        .contains(
            entry("target", "tgw-attach-1"),
            entry("state", "active"),
            entry("transit_gateway_route_table_id", "tgw-rtb-1"));
    assertThat(region.properties("AWSTransitGatewayRoute", "tgw-rtb-1|10.1.0.0/16"))
        .contains(entry("target", null), entry("state", "blackhole"));
    assertThat(region.links("ROUTES_TO_TGW_ATTACHMENT"))
        .containsExactly(
            "AWSTransitGatewayRoute tgw-rtb-1|10.0.0.0/16 -> AWSTransitGatewayAttachment tgw-attach-1");
  }

  @Test
  void whatIsAssociatedAndWhatPropagatesIsCharted() {
    assertThat(region.links("ASSOCIATED_WITH"))
        .containsExactly(
            "AWSTransitGatewayRouteTableAssociation tgw-rtb-1|tgw-attach-1 -> AWSTransitGatewayRouteTable tgw-rtb-1");
    assertThat(region.links("PROPAGATES"))
        .containsExactly(
            "AWSTransitGatewayRouteTable tgw-rtb-1 -> AWSTransitGatewayRouteTablePropagation tgw-rtb-1|tgw-attach-2");
  }
}
