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

  private static final String LOW = permission("tcp", 1, 65535, "10.0.0.0/8");
  private static final String HIGH = permission("tcp", 16, 5535, "0.0.0.0/0");

  @Test
  void rulesWhosePortsReadTheSameAreTwoRules() {
    var both = surveyed(LOW, HIGH);

    assertThat(both.properties("AWSIpPermissionInbound", "sg-1/IpPermissions/165535tcp"))
        .contains(entry("fromport", 1), entry("toport", 65535));
    assertThat(both.properties("AWSIpPermissionInbound", "sg-1/IpPermissions/16:5535/tcp"))
        .contains(entry("fromport", 16), entry("toport", 5535));
    assertThat(both.links("MEMBER_OF_IP_RULE"))
        .containsExactlyInAnyOrder(
            "AWSIpRange 10.0.0.0/8 -> AWSIpRule sg-1/IpPermissions/165535tcp",
            "AWSIpRange 0.0.0.0/0 -> AWSIpRule sg-1/IpPermissions/16:5535/tcp");
  }

  @Test
  void theOrderOfAnAnswerDecidesNoId() {
    assertThat(surveyed(HIGH, LOW).links("MEMBER_OF_IP_RULE"))
        .containsExactlyInAnyOrderElementsOf(surveyed(LOW, HIGH).links("MEMBER_OF_IP_RULE"));
  }

  @Test
  void aRuleThatIsAloneWithItsIdHasTheContracts() {
    assertThat(surveyed(LOW).ids("AWSIpPermissionInbound"))
        .containsExactly("sg-1/IpPermissions/165535tcp");
    assertThat(surveyed(HIGH).ids("AWSIpPermissionInbound"))
        .containsExactly("sg-1/IpPermissions/165535tcp");
  }

  @Test
  void aSinglePortKeepsTheIdThatItShares() {
    var found =
        surveyed(permission("tcp", 2, 222, "10.0.0.0/8"), permission("tcp", 22, 22, "10.0.0.0/8"));
    assertThat(found.properties("AWSIpPermissionInbound", "sg-1/IpPermissions/2222tcp"))
        .contains(entry("fromport", 22), entry("toport", 22));
    assertThat(found.properties("AWSIpPermissionInbound", "sg-1/IpPermissions/2:222/tcp"))
        .contains(entry("fromport", 2), entry("toport", 222));
  }

  private static String permission(String protocol, int from, int to, String range) {
    return """
        <item><ipProtocol>%s</ipProtocol><fromPort>%d</fromPort><toPort>%d</toPort>
          <ipRanges><item><cidrIp>%s</cidrIp></item></ipRanges></item>"""
        .formatted(protocol, from, to, range);
  }

  private static SurveyedRegion surveyed(String... permissions) {
    var answer =
        """
        <DescribeSecurityGroupsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
          <securityGroupInfo><item><groupId>sg-1</groupId>
            <ipPermissions>%s</ipPermissions></item></securityGroupInfo>
        </DescribeSecurityGroupsResponse>"""
            .formatted(String.join("", permissions));
    var estate = Estate.sample().replace(ACCOUNT, REGION, "ec2:DescribeSecurityGroups", answer);
    try (var server = EstateServer.start(estate)) {
      return new SurveyedRegion(server, ACCOUNT, REGION).survey(new SecurityGroups());
    }
  }
}
