package dev.alidade.catalog.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import java.util.List;
import org.junit.jupiter.api.Test;

class VpcEndpointsTest {

  private static final String ACCOUNT = "210987654321";
  private static final String REGION = "eu-west-1";

  private static final String ENDPOINTS =
      """
      <DescribeVpcEndpointsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
        <vpcEndpointSet>
          <item><vpcEndpointId>vpce-1</vpcEndpointId><vpcEndpointType>Interface</vpcEndpointType><vpcId>vpc-1</vpcId>
            <serviceName>com.amazonaws.eu-west-1.secretsmanager</serviceName><state>available</state>
            <policyDocument>{"Version": "2008-10-17"}</policyDocument><routeTableIdSet/>
            <subnetIdSet><item>subnet-1</item></subnetIdSet>
            <groupSet><item><groupId>sg-1</groupId><groupName>endpoints</groupName></item></groupSet>
            <dnsEntrySet><item><dnsName>vpce-1.example</dnsName><hostedZoneId>Z1</hostedZoneId></item></dnsEntrySet>
            <creationTimestamp>2030-01-01T00:00:00.000Z</creationTimestamp></item>
          <item><vpcEndpointId>vpce-2</vpcEndpointId><vpcEndpointType>Gateway</vpcEndpointType><vpcId>vpc-1</vpcId>
            <routeTableIdSet><item>rtb-1</item></routeTableIdSet></item>
        </vpcEndpointSet>
      </DescribeVpcEndpointsResponse>""";

  private final SurveyedRegion region = surveyed();

  private static SurveyedRegion surveyed() {
    var estate = Estate.sample().replace(ACCOUNT, REGION, "ec2:DescribeVpcEndpoints", ENDPOINTS);
    try (var server = EstateServer.start(estate)) {
      return new SurveyedRegion(server, ACCOUNT, REGION).survey(new VpcEndpoints());
    }
  }

  @Test
  void anEndpointIsChartedAsAwsDescribesIt() {
    assertThat(region.properties("AWSVpcEndpoint", "vpce-1"))
        .contains(
            entry("vpc_endpoint_type", "Interface"),
            entry("service_name", "com.amazonaws.eu-west-1.secretsmanager"),
            entry("policy_document", "{\"Version\": \"2008-10-17\"}"),
            entry("subnet_ids", List.of("subnet-1")),
            entry("route_table_ids", List.of()),
            entry("dns_entries", "[{\"DnsName\": \"vpce-1.example\", \"HostedZoneId\": \"Z1\"}]"),
            entry("creation_timestamp", "2030-01-01T00:00:00+00:00"));
  }

  @Test
  void anEndpointIsLinkedToWhatItUses() {
    assertThat(region.links("MEMBER_OF_AWS_VPC"))
        .containsExactly(
            "AWSVpcEndpoint vpce-1 -> AWSVpc vpc-1", "AWSVpcEndpoint vpce-2 -> AWSVpc vpc-1");
    assertThat(region.links("USES_SUBNET"))
        .containsExactly("AWSVpcEndpoint vpce-1 -> AWSEC2Subnet subnet-1");
    assertThat(region.links("MEMBER_OF_SECURITY_GROUP"))
        .containsExactly("AWSVpcEndpoint vpce-1 -> AWSEC2SecurityGroup sg-1");
    assertThat(region.links("ROUTES_THROUGH"))
        .containsExactly("AWSVpcEndpoint vpce-2 -> AWSRouteTable rtb-1");
  }
}
