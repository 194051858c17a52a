package dev.alidade.catalog.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import org.junit.jupiter.api.Test;

class NetworksTest {

  private static final String ACCOUNT = "210987654321";
  private static final String REGION = "eu-west-1";
  private static final String SUBNET = "subnet-0000000000000000a";

  @Test
  void aVpcHasItsBlocksOfIpv4AndIpv6() {
    var wire = SurveyedRegion.wire(getClass(), "DescribeVpcs.xml");
    var estate = Estate.sample().replace(ACCOUNT, REGION, "ec2:DescribeVpcs", wire);

    try (var server = EstateServer.start(estate)) {
      var region = new SurveyedRegion(server, ACCOUNT, REGION).survey(new Vpcs());

      assertThat(region.properties("AWSVpc", "vpc-00000000000000001"))
          .contains(
              entry("primary_cidr_block", "10.20.0.0/16"),
              entry("instance_tenancy", "default"),
              entry("state", "available"),
              entry("is_default", false),
              entry("dhcp_options_id", "dopt-19edf471"),
              entry("_ont_cidr", "10.20.0.0/16"));
      assertThat(region.properties("AWSCidrBlock", "vpc-00000000000000001|100.64.0.0/16"))
          .contains(
              entry("association_id", "vpc-cidr-assoc-00000002"),
              entry("block_state", "failing"),
              entry("block_state_message", "overlaps"));
      assertThat(region.node("AWSCidrBlock", "vpc-00000000000000001|2001:db8:1234:1a00::/56"))
          .satisfies(
              row -> assertThat(row.type().extraLabels()).containsExactly("AWSIpv6CidrBlock"))
          .satisfies(
              row -> assertThat(row.properties()).contains(entry("block_state", "associated")));
      assertThat(region.links("BLOCK_ASSOCIATION"))
          .hasSize(3)
          .contains(
              "AWSVpc vpc-00000000000000001 -> "
                  + "AWSCidrBlock vpc-00000000000000001|2001:db8:1234:1a00::/56");
    }
  }

  @Test
  void subnetsOfAllPagesAreCharted() {
    var first = SurveyedRegion.wire(getClass(), "DescribeSubnets.xml");
    var second =
        first
            .replace(SUBNET, "subnet-0000000000000000b")
            .replaceAll("<nextToken>.*</nextToken>", "");
    var estate =
        Estate.sample()
            .replace(ACCOUNT, REGION, "ec2:DescribeSubnets", first)
            .replace(ACCOUNT, REGION, "ec2:DescribeSubnets", 2, second);

    try (var server = EstateServer.start(estate)) {
      var region = new SurveyedRegion(server, ACCOUNT, REGION).survey(new Subnets());

      assertThat(region.ids("AWSEC2Subnet")).containsExactly(SUBNET, "subnet-0000000000000000b");
      assertThat(region.properties("AWSEC2Subnet", SUBNET))
          .contains(
              entry("subnetid", SUBNET),
              entry("subnet_id", SUBNET),
              entry("subnet_arn", "arn:aws:ec2:eu-west-1:210987654321:subnet/" + SUBNET),
              entry("name", "10.20.1.0/24"),
              entry("cidr_block", "10.20.1.0/24"),
              entry("available_ip_address_count", 249),
              entry("default_for_az", false),
              entry("map_customer_owned_ip_on_launch", false),
              entry("state", "available"),
              entry("assignipv6addressoncreation", false),
              entry("map_public_ip_on_launch", true),
              entry("availability_zone", "eu-west-1a"),
              entry("availability_zone_id", "euw1-az1"),
              entry("vpc_id", "vpc-00000000000000001"),
              entry("_ont_availability_zone", "eu-west-1a"));
      assertThat(region.links("MEMBER_OF_AWS_VPC"))
          .contains("AWSEC2Subnet " + SUBNET + " -> AWSVpc vpc-00000000000000001");
    }
  }
}
