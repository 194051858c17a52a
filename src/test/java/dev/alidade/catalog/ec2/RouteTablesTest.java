package dev.alidade.catalog.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteTablesTest {

  private static final String ACCOUNT = "210987654321";
  private static final String REGION = "eu-west-1";

  private static final String ANSWER =
      """
      <DescribeRouteTablesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
        <routeTableSet><item><routeTableId>rtb-1</routeTableId><vpcId>vpc-1</vpcId><ownerId>210987654321</ownerId>
          <routeSet>
            <item><destinationCidrBlock>10.0.0.0/16</destinationCidrBlock><gatewayId>local</gatewayId><state>active</state><origin>CreateRouteTable</origin></item>
            <item><destinationIpv6CidrBlock>::/0</destinationIpv6CidrBlock><gatewayId>igw-1</gatewayId><state>active</state></item>
            <item><destinationPrefixListId>pl-1</destinationPrefixListId><gatewayId>vpce-1</gatewayId><state>active</state></item>
          </routeSet>
          <associationSet>
            <item><routeTableAssociationId>rtbassoc-1</routeTableAssociationId><routeTableId>rtb-1</routeTableId><main>true</main>
              <associationState><state>associated</state></associationState></item>
            <item><routeTableAssociationId>rtbassoc-2</routeTableAssociationId><routeTableId>rtb-1</routeTableId><main>false</main><subnetId>subnet-1</subnetId></item>
            <item><routeTableAssociationId>rtbassoc-3</routeTableAssociationId><routeTableId>rtb-1</routeTableId><main>false</main><gatewayId>igw-1</gatewayId></item>
          </associationSet>
          <propagatingVgwSet><item><gatewayId>vgw-1</gatewayId></item></propagatingVgwSet></item></routeTableSet>
      </DescribeRouteTablesResponse>""";

  private final SurveyedRegion region = surveyed();

  private static SurveyedRegion surveyed() {
    var estate = Estate.sample().replace(ACCOUNT, REGION, "ec2:DescribeRouteTables", ANSWER);
    try (var server = EstateServer.start(estate)) {
      return new SurveyedRegion(server, ACCOUNT, REGION).survey(new RouteTables());
    }
  }

  @Test
  void aRouteIsNamedByItsTableAndDestination() {
    assertThat(region.ids("AWSEC2Route"))
        .containsExactly("rtb-1|10.0.0.0/16", "rtb-1|::/0", "rtb-1|vpce-1");
    assertThat(region.properties("AWSEC2Route", "rtb-1|10.0.0.0/16"))
        .contains(entry("target", "10.0.0.0/16"), entry("gateway_id", "local"));
  }

  @Test
  void aRouteToAnEndpointIsToldByItsGateway() {
    assertThat(region.properties("AWSEC2Route", "rtb-1|vpce-1"))
        .contains(entry("vpc_endpoint_id", "vpce-1"), entry("destination_prefix_list_id", "pl-1"));
    assertThat(region.links("ROUTES_TO_VPC_ENDPOINT"))
        .containsExactly("AWSEC2Route rtb-1|vpce-1 -> AWSVpcEndpoint vpce-1");
    assertThat(region.links("ROUTES_TO_GATEWAY"))
        .contains("AWSEC2Route rtb-1|::/0 -> AWSInternetGateway igw-1");
  }

  @Test
  void aTableIsMainWhereOneOfItsAssociationsIs() {
    assertThat(region.properties("AWSEC2RouteTable", "rtb-1"))
        .contains(entry("main", true), entry("vpc_id", "vpc-1"));
  }

  @Test
  void anAssociationPointsToASubnetAGatewayOrTheWholeVpc() {
    assertThat(region.properties("AWSEC2RouteTableAssociation", "rtbassoc-1"))
        .contains(entry("target", "main"), entry("association_state", "associated"));
    assertThat(region.links("ASSOCIATED_SUBNET"))
        .containsExactly("AWSEC2RouteTableAssociation rtbassoc-2 -> AWSEC2Subnet subnet-1");
    assertThat(region.links("ASSOCIATED_IGW_FOR_INGRESS"))
        .containsExactly("AWSEC2RouteTableAssociation rtbassoc-3 -> AWSInternetGateway igw-1");
  }

  @Test
  void aTableIsLinkedToWhatItHas() {
    assertThat(region.links("ROUTE")).hasSize(3);
    assertThat(region.links("ASSOCIATION")).hasSize(3);
    assertThat(region.links("CONNECTED_TO"))
        .containsExactly("AWSEC2RouteTable rtb-1 -> AWSVpnGateway vgw-1");
    assertThat(region.links("MEMBER_OF_AWS_VPC"))
        .containsExactly("AWSEC2RouteTable rtb-1 -> AWSVpc vpc-1");
  }

  /** One of them keeps the contract's id, and always the same, whatever the order of the answer. */
  @Test
  void twoPrefixListsThroughOneGatewayAreTwoRoutes() {
    var first = prefixList("pl-1");
    var second = prefixList("pl-2");
    for (var routes : List.of(first + second, second + first)) {
      var found = surveyed(routes);
      assertThat(found.properties("AWSEC2Route", "rtb-1|tgw-1"))
          .contains(entry("destination_prefix_list_id", "pl-1"), entry("target", "tgw-1"));
      assertThat(found.properties("AWSEC2Route", "rtb-1|tgw-1|pl-2"))
          .contains(entry("destination_prefix_list_id", "pl-2"), entry("target", "tgw-1"));
      assertThat(found.links("ROUTE"))
          .containsExactlyInAnyOrder(
              "AWSEC2RouteTable rtb-1 -> AWSEC2Route rtb-1|tgw-1",
              "AWSEC2RouteTable rtb-1 -> AWSEC2Route rtb-1|tgw-1|pl-2");
    }
    assertThat(surveyed(second).ids("AWSEC2Route")).containsExactly("rtb-1|tgw-1");
  }

  private static String prefixList(String id) {
    return "<item><destinationPrefixListId>"
        + id
        + "</destinationPrefixListId><transitGatewayId>tgw-1</transitGatewayId></item>";
  }

  private static SurveyedRegion surveyed(String routes) {
    var answer =
        """
        <DescribeRouteTablesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
          <routeTableSet><item><routeTableId>rtb-1</routeTableId><routeSet>%s</routeSet></item></routeTableSet>
        </DescribeRouteTablesResponse>"""
            .formatted(routes);
    var estate = Estate.sample().replace(ACCOUNT, REGION, "ec2:DescribeRouteTables", answer);
    try (var server = EstateServer.start(estate)) {
      return new SurveyedRegion(server, ACCOUNT, REGION).survey(new RouteTables());
    }
  }
}
