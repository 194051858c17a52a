package dev.alidade.catalog.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.aws.FakeAws;
import dev.alidade.aws.FakeAws.Answer;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.graph.LinkRow;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Items that lack what their id is made of: each costs itself, and no other. */
class ItemsWithoutIdTest {

  /**
   * A list in which AWS leaves out ids.
   *
   * @param answers the elements of the answer, by action; others are answered with nothing
   * @param charted the ids of each label that are charted all the same
   * @param withoutId the labels of the others, in any order
   */
  private record Case(
      RegionalResource resource,
      Map<String, String> answers,
      Map<String, List<String>> charted,
      List<String> withoutId) {
    @Override
    public String toString() {
      return resource.name();
    }
  }

  static Stream<Case> lists() {
    return Stream.of(
        new Case(
            new KeyPairs(),
            Map.of(
                "DescribeKeyPairs",
                "<keySet><item/><item><keyName/></item><item><keyName>laptop</keyName></item></keySet>"),
            Map.of("AWSEC2KeyPair", List.of(arn("key-pair/laptop"))),
            List.of("AWSEC2KeyPair", "AWSEC2KeyPair")),
        new Case(
            new ReservedInstances(),
            Map.of(
                "DescribeReservedInstances",
                "<reservedInstancesSet><item/><item><reservedInstancesId>ri-1</reservedInstancesId></item>"
                    + "</reservedInstancesSet>"),
            Map.of("AWSEC2ReservedInstance", List.of("ri-1")),
            List.of("AWSEC2ReservedInstance")),
        new Case(
            new InternetGateways(),
            Map.of(
                "DescribeInternetGateways",
                "<internetGatewaySet><item><attachmentSet><item/></attachmentSet></item>"
                    + "<item><internetGatewayId>igw-1</internetGatewayId></item></internetGatewaySet>"),
            Map.of("AWSInternetGateway", List.of("igw-1")),
            List.of("AWSInternetGateway")),
        new Case(
            new ElasticIpAddresses(),
            Map.of(
                "DescribeAddresses",
                "<addressesSet><item/><item><publicIp>203.0.113.1</publicIp></item></addressesSet>"),
            Map.of("AWSElasticIPAddress", List.of("203.0.113.1")),
            List.of("AWSElasticIPAddress")),
        new Case(
            new Subnets(),
            Map.of(
                "DescribeSubnets",
                "<subnetSet><item><vpcId>vpc-1</vpcId></item><item><subnetId>subnet-1</subnetId></item>"
                    + "</subnetSet>"),
            Map.of("AWSEC2Subnet", List.of("subnet-1")),
            List.of("AWSEC2Subnet")),
        new Case(
            new Vpcs(),
            Map.of(
                "DescribeVpcs",
                """
                <vpcSet>
                  <item><cidrBlockAssociationSet><item><cidrBlock>10.0.0.0/16</cidrBlock></item></cidrBlockAssociationSet></item>
                  <item><vpcId>vpc-1</vpcId>
                    <cidrBlockAssociationSet><item/><item><cidrBlock>10.1.0.0/16</cidrBlock></item></cidrBlockAssociationSet>
                    <ipv6CidrBlockAssociationSet><item/></ipv6CidrBlockAssociationSet></item>
                </vpcSet>"""),
            Map.of("AWSVpc", List.of("vpc-1"), "AWSCidrBlock", List.of("vpc-1|10.1.0.0/16")),
            // A block that is yet being associated is none: it costs nothing.
            List.of("AWSVpc", "AWSCidrBlock")),
        new Case(
            new EbsVolumes(),
            Map.of(
                "DescribeVolumes",
                "<volumeSet><item><attachmentSet><item><status>attached</status></item></attachmentSet></item>"
                    + "<item><volumeId>vol-1</volumeId></item></volumeSet>"),
            Map.of("AWSEBSVolume", List.of("vol-1")),
            List.of("AWSEBSVolume")),
        // The same answer for the account's own, for the public ones and for those of others: all
        // are perhaps public, and asked, but for the one that cannot be asked for.
        new Case(
            new EbsSnapshots(),
            Map.of(
                "DescribeSnapshots",
                "<snapshotSet><item><ownerId>210987654321</ownerId></item>"
                    + "<item><snapshotId>snap-1</snapshotId><ownerId>210987654321</ownerId></item></snapshotSet>"),
            Map.of("AWSEBSSnapshot", List.of("snap-1", "snap-1")),
            List.of("AWSEBSSnapshot")),
        new Case(
            new Images(),
            Map.of(
                "DescribeImages",
                "<imagesSet><item><name>?</name></item><item><imageId>ami-1</imageId></item></imagesSet>",
                "DescribeInstances",
                "<reservationSet><item><instancesSet><item/><item><instanceId>i-1</instanceId>"
                    + "<imageId>ami-2</imageId></item></instancesSet></item></reservationSet>"),
            Map.of("AWSEC2Image", List.of("ami-1|eu-west-1")),
            List.of("AWSEC2Image", "AWSEC2Image")),
        new Case(
            new LaunchTemplates(),
            Map.of(
                "DescribeLaunchTemplates",
                "<launchTemplates><item/><item><launchTemplateId>lt-1</launchTemplateId></item></launchTemplates>",
                "DescribeLaunchTemplateVersions",
                """
                <launchTemplateVersionSet>
                  <item><launchTemplateId>lt-1</launchTemplateId></item>
                  <item><versionNumber>2</versionNumber></item>
                  <item><launchTemplateId>lt-1</launchTemplateId><versionNumber>3</versionNumber></item>
                </launchTemplateVersionSet>"""),
            Map.of(
                "AWSLaunchTemplate",
                List.of("lt-1"),
                "AWSLaunchTemplateVersion",
                List.of("lt-1-3")),
            List.of("AWSLaunchTemplate", "AWSLaunchTemplateVersion", "AWSLaunchTemplateVersion")),
        new Case(
            new RouteTables(),
            Map.of(
                "DescribeRouteTables",
                """
                <routeTableSet>
                  <item><routeSet><item><destinationCidrBlock>0.0.0.0/0</destinationCidrBlock></item></routeSet></item>
                  <item><routeTableId>rtb-1</routeTableId>
                    <routeSet><item/><item><destinationCidrBlock>10.0.0.0/16</destinationCidrBlock></item></routeSet>
                    <associationSet><item/><item><routeTableAssociationId>rtbassoc-1</routeTableAssociationId></item></associationSet>
                    <propagatingVgwSet><item/></propagatingVgwSet></item>
                </routeTableSet>"""),
            Map.of(
                "AWSEC2RouteTable", List.of("rtb-1"),
                "AWSEC2Route", List.of("rtb-1|10.0.0.0/16"),
                "AWSEC2RouteTableAssociation", List.of("rtbassoc-1")),
            List.of(
                "AWSEC2RouteTable", "AWSEC2Route", "AWSEC2Route", "AWSEC2RouteTableAssociation")),
        new Case(
            new NetworkAcls(),
            Map.of(
                "DescribeNetworkAcls",
                """
                <networkAclSet>
                  <item><entrySet><item><ruleNumber>1</ruleNumber></item></entrySet></item>
                  <item><networkAclId>acl-1</networkAclId>
                    <entrySet><item/><item><ruleNumber>100</ruleNumber><egress>true</egress></item></entrySet>
                    <associationSet><item/></associationSet></item>
                </networkAclSet>"""),
            Map.of(
                "AWSEC2NetworkAcl", List.of(arn("network-acl/acl-1")),
                "AWSEC2NetworkAclRule", List.of("acl-1/egress/100")),
            List.of("AWSEC2NetworkAcl", "AWSEC2NetworkAclRule", "AWSEC2NetworkAclRule")),
        new Case(
            new SecurityGroups(),
            Map.of(
                "DescribeSecurityGroups",
                """
                <securityGroupInfo>
                  <item><ipPermissions><item><ipProtocol>tcp</ipProtocol>
                    <ipRanges><item/><item><cidrIp>10.0.0.0/8</cidrIp></item></ipRanges></item></ipPermissions></item>
                  <item><groupId>sg-1</groupId>
                    <ipPermissions><item><groups><item/></groups></item></ipPermissions></item>
                </securityGroupInfo>"""),
            Map.of(
                "AWSEC2SecurityGroup", List.of("sg-1"),
                "AWSIpPermissionInbound", List.of("sg-1/IpPermissions/NoneNoneall"),
                "AWSIpRange", List.of("10.0.0.0/8")),
            List.of("AWSEC2SecurityGroup", "AWSIpPermissionInbound")),
        new Case(
            new NetworkInterfaces(),
            Map.of(
                "DescribeNetworkInterfaces",
                """
                <networkInterfaceSet>
                  <item><privateIpAddressesSet><item><privateIpAddress>10.0.0.1</privateIpAddress></item></privateIpAddressesSet></item>
                  <item><networkInterfaceId>eni-1</networkInterfaceId><groupSet><item/></groupSet>
                    <privateIpAddressesSet><item/><item><privateIpAddress>10.0.0.2</privateIpAddress></item></privateIpAddressesSet></item>
                </networkInterfaceSet>"""),
            Map.of(
                "AWSNetworkInterface", List.of("eni-1"),
                "AWSEC2PrivateIp", List.of("eni-1:10.0.0.2")),
            List.of("AWSNetworkInterface", "AWSEC2PrivateIp", "AWSEC2PrivateIp")),
        new Case(
            new VpcPeerings(),
            Map.of(
                "DescribeVpcPeeringConnections",
                """
                <vpcPeeringConnectionSet>
                  <item><requesterVpcInfo><cidrBlockSet><item/></cidrBlockSet></requesterVpcInfo></item>
                  <item><vpcPeeringConnectionId>pcx-1</vpcPeeringConnectionId>
                    <accepterVpcInfo><vpcId>vpc-1</vpcId>
                      <cidrBlockSet><item/><item><cidrBlock>10.0.0.0/16</cidrBlock></item></cidrBlockSet></accepterVpcInfo></item>
                </vpcPeeringConnectionSet>"""),
            Map.of(
                "AWSPeeringConnection", List.of("pcx-1"),
                "AWSVpc", List.of("vpc-1"),
                "AWSCidrBlock", List.of("vpc-1|10.0.0.0/16")),
            List.of("AWSPeeringConnection", "AWSCidrBlock")),
        new Case(
            new VpcEndpoints(),
            Map.of(
                "DescribeVpcEndpoints",
                """
                <vpcEndpointSet>
                  <item><subnetIdSet><item>subnet-1</item></subnetIdSet></item>
                  <item><vpcEndpointId>vpce-1</vpcEndpointId><groupSet><item/></groupSet></item>
                </vpcEndpointSet>"""),
            Map.of("AWSVpcEndpoint", List.of("vpce-1"), "AWSEC2Subnet", List.of("subnet-1")),
            List.of("AWSVpcEndpoint", "AWSEC2SecurityGroup")),
        new Case(
            new TransitGateways(),
            Map.of(
                "DescribeTransitGateways",
                "<transitGatewaySet><item/><item><transitGatewayArn>arn:tgw-1</transitGatewayArn></item></transitGatewaySet>",
                "DescribeTransitGatewayAttachments",
                "<transitGatewayAttachments><item/><item><transitGatewayAttachmentId>a-1</transitGatewayAttachmentId></item>"
                    + "</transitGatewayAttachments>",
                "DescribeTransitGatewayVpcAttachments",
                "<transitGatewayVpcAttachments><item/></transitGatewayVpcAttachments>"),
            Map.of(
                "AWSTransitGateway", List.of("arn:tgw-1"),
                "AWSTransitGatewayAttachment", List.of("a-1")),
            List.of("AWSTransitGateway", "AWSTransitGatewayAttachment")),
        new Case(
            new TransitGatewayRouteTables(),
            Map.of(
                "DescribeTransitGatewayRouteTables",
                "<transitGatewayRouteTables><item/><item/>"
                    + "<item><transitGatewayRouteTableId>rtb-1</transitGatewayRouteTableId></item></transitGatewayRouteTables>",
                "GetTransitGatewayRouteTableAssociations",
                "<associations><item/><item><transitGatewayAttachmentId>a-1</transitGatewayAttachmentId></item></associations>",
                "GetTransitGatewayRouteTablePropagations",
                "<transitGatewayRouteTablePropagations><item/>"
                    + "<item><transitGatewayAttachmentId>a-2</transitGatewayAttachmentId></item></transitGatewayRouteTablePropagations>",
                "SearchTransitGatewayRoutes",
                "<routeSet><item/><item><destinationCidrBlock>10.0.0.0/8</destinationCidrBlock></item></routeSet>"),
            Map.of(
                "AWSTransitGatewayRouteTable", List.of("rtb-1"),
                "AWSTransitGatewayRouteTableAssociation", List.of("rtb-1|a-1"),
                "AWSTransitGatewayRouteTablePropagation", List.of("rtb-1|a-2"),
                "AWSTransitGatewayRoute", List.of("rtb-1|10.0.0.0/8")),
            List.of(
                "AWSTransitGatewayRouteTable",
                "AWSTransitGatewayRouteTable",
                "AWSTransitGatewayRouteTableAssociation",
                "AWSTransitGatewayRouteTablePropagation",
                "AWSTransitGatewayRoute")),
        new Case(
            new Instances(),
            Map.of(
                "DescribeInstances",
                """
                <reservationSet>
                  <item><instancesSet><item><keyName/><groupSet><item/></groupSet><networkInterfaceSet><item/></networkInterfaceSet>
                    <blockDeviceMapping><item><ebs/></item></blockDeviceMapping><tagSet><item/></tagSet></item></instancesSet></item>
                  <item><reservationId>r-1</reservationId>
                    <instancesSet><item><instanceId>i-1</instanceId><keyName>laptop</keyName></item></instancesSet></item>
                </reservationSet>"""),
            Map.of(
                "AWSEC2Reservation", List.of("r-1"),
                "AWSEC2Instance", List.of("i-1"),
                "AWSEC2KeyPair", List.of(arn("key-pair/laptop"))),
            List.of("AWSEC2Reservation", "AWSEC2Instance")));
  }

  private static String arn(String resource) {
    return "arn:aws:ec2:eu-west-1:210987654321:" + resource;
  }

  @ParameterizedTest
  @MethodSource("lists")
  void anItemWithoutWhatItsIdIsMadeOfCostsThatItem(Case of) {
    var region = surveyed(of);
    assertThat(region.withoutId()).containsExactlyInAnyOrderElementsOf(of.withoutId());
    of.charted().forEach((label, ids) -> assertThat(region.ids(label)).isEqualTo(ids));
    assertThat(region.labels()).containsExactlyInAnyOrderElementsOf(of.charted().keySet());
  }

  /** Neither as an id nor as a part of one. */
  @ParameterizedTest
  @MethodSource("lists")
  void whatIsMissingIsNoText(Case of) {
    var region = surveyed(of);
    assertThat(region.links())
        .extracting(LinkRow::nearKey, LinkRow::farKey)
        .noneMatch(ends -> ends.toList().stream().anyMatch(ItemsWithoutIdTest::hasAHole));
    assertThat(region.labels())
        .allSatisfy(l -> assertThat(region.ids(l)).noneMatch(ItemsWithoutIdTest::hasAHole));
  }

  private static boolean hasAHole(Object key) {
    return key.toString().contains("null") || key.toString().isEmpty();
  }

  private static SurveyedRegion surveyed(Case of) {
    try (var aws =
        new FakeAws(
            asked -> {
              var elements = of.answers().getOrDefault(asked.action(), "");
              var response = asked.action() + "Response";
              return new Answer(200, "<" + response + ">" + elements + "</" + response + ">");
            })) {
      var region =
          new SurveyedRegion(URI.create(aws.url()), "210987654321", "eu-west-1")
              .surveyWithGaps(of.resource());
      assertThat(aws.asked())
          .allSatisfy(asked -> assertThat(asked.form().values()).doesNotContain("null", ""));
      return region;
    }
  }
}
