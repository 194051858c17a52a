package dev.alidade.catalog.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import org.junit.jupiter.api.Test;

class NetworkAclsTest {

  private static final String ACCOUNT = "210987654321";
  private static final String REGION = "eu-west-1";

  private static final String ANSWER =
      """
      <DescribeNetworkAclsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
        <networkAclSet><item><networkAclId>acl-1</networkAclId><vpcId>vpc-1</vpcId><default>true</default>
          <entrySet>
            <item><ruleNumber>100</ruleNumber><protocol>6</protocol><ruleAction>allow</ruleAction><egress>false</egress><cidrBlock>0.0.0.0/0</cidrBlock>
              <portRange><from>443</from><to>444</to></portRange></item>
            <item><ruleNumber>100</ruleNumber><protocol>-1</protocol><ruleAction>deny</ruleAction><egress>true</egress><ipv6CidrBlock>::/0</ipv6CidrBlock></item>
          </entrySet>
          <associationSet><item><subnetId>subnet-1</subnetId></item><item><subnetId>subnet-2</subnetId></item></associationSet></item></networkAclSet>
      </DescribeNetworkAclsResponse>""";

  private final SurveyedRegion region = surveyed();

  private static SurveyedRegion surveyed() {
    var estate = Estate.sample().replace(ACCOUNT, REGION, "ec2:DescribeNetworkAcls", ANSWER);
    try (var server = EstateServer.start(estate)) {
      return new SurveyedRegion(server, ACCOUNT, REGION).survey(new NetworkAcls());
    }
  }

  private static final String ARN = "arn:aws:ec2:eu-west-1:210987654321:network-acl/acl-1";

  @Test
  void aListIsLinkedToEverySubnetThatItGuards() {
    assertThat(region.properties("AWSEC2NetworkAcl", ARN))
        .contains(entry("network_acl_id", "acl-1"), entry("is_default", true));
    assertThat(region.links("PART_OF_SUBNET"))
        .containsExactly(
            "AWSEC2NetworkAcl " + ARN + " -> AWSEC2Subnet subnet-1",
            "AWSEC2NetworkAcl " + ARN + " -> AWSEC2Subnet subnet-2");
  }

  @Test
  void aRuleKnowsItsDirection() {
    assertThat(region.properties("AWSEC2NetworkAclRule", "acl-1/inbound/100"))
        .contains(entry("fromport", 443), entry("toport", 444), entry("ruleaction", "allow"));
    assertThat(region.node("AWSEC2NetworkAclRule", "acl-1/inbound/100").type().extraLabels())
        .contains("IpPermissionInbound");
    assertThat(region.properties("AWSEC2NetworkAclRule", "acl-1/egress/100"))
        .contains(entry("ipv6cidrblock", "::/0"), entry("fromport", null), entry("egress", true));
    assertThat(region.node("AWSEC2NetworkAclRule", "acl-1/egress/100").type().extraLabels())
        .contains("IpPermissionEgress");
  }
}
