package dev.alidade.catalog.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import org.junit.jupiter.api.Test;

class SecurityGroupsTest {

  private static final String ACCOUNT = "210987654321";
  private static final String REGION = "eu-west-1";
  private static final String HTTPS = "sg-00000000000000001/IpPermissions/443443tcp";
  private static final String FROM_GROUPS = "sg-00000000000000001/IpPermissions/NoneNone-1";
  private static final String EGRESS = "sg-00000000000000001/IpPermissionsEgress/NoneNone-1";

  private final SurveyedRegion region = surveyed();

  private static SurveyedRegion surveyed() {
    var wire = SurveyedRegion.wire(SecurityGroupsTest.class, "DescribeSecurityGroups.xml");
    var estate = Estate.sample().replace(ACCOUNT, REGION, "ec2:DescribeSecurityGroups", wire);
    try (var server = EstateServer.start(estate)) {
      return new SurveyedRegion(server, ACCOUNT, REGION).survey(new SecurityGroups());
    }
  }

  @Test
  void aGroupIsInItsVpcAndKnowsItsPeersOfBothDirectionsOnce() {
    assertThat(region.properties("AWSEC2SecurityGroup", "sg-00000000000000001"))
        .contains(
            entry("groupid", "sg-00000000000000001"),
            entry("name", "web"),
            entry("description", "Web servers"),
            entry("region", "eu-west-1"),
            entry("_ont_name", "web"));
    assertThat(region.links("MEMBER_OF_EC2_SECURITY_GROUP"))
        .contains("AWSVpc vpc-00000000000000001 -> AWSEC2SecurityGroup sg-00000000000000001");
    assertThat(region.links("ALLOWS_TRAFFIC_FROM"))
        .containsExactly(
            "AWSEC2SecurityGroup sg-00000000000000001 -> AWSEC2SecurityGroup sg-00000000000000002",
            "AWSEC2SecurityGroup sg-00000000000000001 -> AWSEC2SecurityGroup sg-00000000000000003");
  }

  @Test
  void rulesAreNamedByGroupDirectionPortsAndProtocol() {
    assertThat(region.ids("AWSIpPermissionInbound"))
        .containsExactly(HTTPS, FROM_GROUPS, "sg-00000000000000001/IpPermissions/-1-1icmp");
    assertThat(region.ids("AWSIpRule")).containsExactly(EGRESS);
  }

  @Test
  void aRuleWithoutPortsHasNoPorts() {
    assertThat(region.properties("AWSIpPermissionInbound", HTTPS))
        .contains(
            entry("ruleid", HTTPS),
            entry("groupid", "sg-00000000000000001"),
            entry("protocol", "tcp"),
            entry("fromport", 443),
            entry("toport", 443));
    assertThat(region.properties("AWSIpRule", EGRESS))
        .contains(entry("protocol", "-1"), entry("fromport", null), entry("toport", null));
    assertThat(region.links("MEMBER_OF_EC2_SECURITY_GROUP"))
        .contains(
            "AWSIpPermissionInbound " + HTTPS + " -> AWSEC2SecurityGroup sg-00000000000000001",
            "AWSIpRule " + EGRESS + " -> AWSEC2SecurityGroup sg-00000000000000001");
  }

  @Test
  void inboundRulesAreRulesToo() {
    assertThat(region.node("AWSIpPermissionInbound", HTTPS).type().extraLabels())
        .containsExactlyInAnyOrder("IpPermissionInbound", "IpRule", "AWSIpRule");
  }

  @Test
  void rangesOfIpv4AndIpv6AreOneNodeEachWithAllTheirRules() {
    assertThat(region.ids("AWSIpRange")).containsExactly("0.0.0.0/0", "198.51.100.0/24", "::/0");
    assertThat(region.links("MEMBER_OF_IP_RULE"))
        .containsExactly(
            "AWSIpRange 0.0.0.0/0 -> AWSIpRule " + HTTPS,
            "AWSIpRange 0.0.0.0/0 -> AWSIpRule " + EGRESS,
            "AWSIpRange 198.51.100.0/24 -> AWSIpRule " + HTTPS,
            "AWSIpRange ::/0 -> AWSIpRule " + HTTPS);
  }
}
