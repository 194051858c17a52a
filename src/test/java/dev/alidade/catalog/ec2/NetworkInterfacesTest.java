package dev.alidade.catalog.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class NetworkInterfacesTest {

  private static final String ACCOUNT = "210987654321";
  private static final String REGION = "eu-west-1";

  private final SurveyedRegion region = surveyed();

  private static SurveyedRegion surveyed() {
    var wire = SurveyedRegion.wire(NetworkInterfacesTest.class, "DescribeNetworkInterfaces.xml");
    var estate = Estate.sample().replace(ACCOUNT, REGION, "ec2:DescribeNetworkInterfaces", wire);
    try (var server = EstateServer.start(estate)) {
      return new SurveyedRegion(server, ACCOUNT, REGION).survey(new NetworkInterfaces());
    }
  }

  @Test
  void anInterfaceIsChartedAsAwsDescribesIt() {
    assertThat(region.properties("AWSNetworkInterface", "eni-00000000000000001"))
        .contains(
            entry("description", "Primary network interface"),
            entry("mac_address", "02:11:22:33:44:55"),
            entry("private_dns_name", "ip-10-20-1-17.eu-west-1.compute.internal"),
            entry("private_ip_address", "10.20.1.17"),
            entry("region", "eu-west-1"),
            entry("status", "in-use"),
            entry("interface_type", "interface"),
            entry("public_ip", "203.0.113.25"),
            entry("requester_id", "940372691376"),
            entry("requester_managed", false),
            entry("source_dest_check", true),
            entry("subnetid", "subnet-0000000000000000a"),
            entry("subnet_id", "subnet-0000000000000000a"),
            entry("attach_time", ZonedDateTime.of(2024, 3, 5, 6, 7, 8, 0, ZoneOffset.UTC)),
            entry("device_index", 0));
  }

  @Test
  void anInterfaceWithoutSubnetAndAttachmentIsCharted() {
    assertThat(region.properties("AWSNetworkInterface", "eni-00000000000000004"))
        .contains(
            entry("status", "available"),
            entry("subnet_id", null),
            entry("attach_time", null),
            entry("public_ip", null));
  }

  @Test
  void privateAddressesBelongToTheInterface() {
    assertThat(region.properties("AWSEC2PrivateIp", "eni-00000000000000001:10.20.1.17"))
        .contains(
            entry("network_interface_id", "eni-00000000000000001"),
            entry("private_ip_address", "10.20.1.17"),
            entry("primary", true),
            entry("public_ip", "203.0.113.25"),
            entry("ip_owner_id", "amazon"));
    assertThat(region.properties("AWSEC2PrivateIp", "eni-00000000000000001:10.20.1.18"))
        .contains(entry("primary", false), entry("public_ip", null), entry("ip_owner_id", null));
    assertThat(region.links("PRIVATE_IP_ADDRESS"))
        .contains(
            "AWSNetworkInterface eni-00000000000000001 -> "
                + "AWSEC2PrivateIp eni-00000000000000001:10.20.1.18");
  }

  @Test
  void anInterfacePutsItsInstanceIntoItsSubnet() {
    assertThat(region.links("PART_OF_SUBNET"))
        .contains(
            "AWSNetworkInterface eni-00000000000000001 -> AWSEC2Subnet subnet-0000000000000000a",
            "AWSEC2Instance i-0aaaaaaaaaaaaaaa1 -> AWSEC2Subnet subnet-0000000000000000a");
    assertThat(region.links("NETWORK_INTERFACE"))
        .contains(
            "AWSEC2Instance i-0aaaaaaaaaaaaaaa1 -> AWSNetworkInterface eni-00000000000000001");
    assertThat(region.links("MEMBER_OF_EC2_SECURITY_GROUP"))
        .containsExactly(
            "AWSNetworkInterface eni-00000000000000001 -> "
                + "AWSEC2SecurityGroup sg-00000000000000001");
    assertThat(region.ids("AWSEC2SecurityGroup")).containsExactly("sg-00000000000000001");
  }

  @Test
  void loadBalancersAreLookedUpAsTheContractDoes() {
    assertThat(region.links("NETWORK_INTERFACE"))
        .contains(
            "AWSLoadBalancer edge-50dc6c495c0c9188.elb.eu-west-1.amazonaws.com -> "
                + "AWSNetworkInterface eni-00000000000000002",
            "AWSLoadBalancerV2 intranet -> AWSNetworkInterface eni-00000000000000003")
        .hasSize(3);
    assertThat(region.links("PART_OF_SUBNET"))
        .contains(
            "AWSLoadBalancer edge-50dc6c495c0c9188.elb.eu-west-1.amazonaws.com -> "
                + "AWSEC2Subnet subnet-0000000000000000a",
            "AWSLoadBalancerV2 intranet -> AWSEC2Subnet subnet-0000000000000000b");
  }
}
