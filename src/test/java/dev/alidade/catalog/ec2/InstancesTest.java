package dev.alidade.catalog.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstancesTest {

  private static final String ACCOUNT = "210987654321";
  private static final String REGION = "eu-west-1";
  private static final String OPERATION = "ec2:DescribeInstances";
  private static final String FULL = "i-0aaaaaaaaaaaaaaa1";
  private static final String SPARSE = "i-0aaaaaaaaaaaaaaa2";
  private static final String TERMINATED = "i-0aaaaaaaaaaaaaaa3";

  private final String wire = SurveyedRegion.wire(getClass(), "DescribeInstances.xml");
  private final EstateServer server = EstateServer.start(serving(wire));
  private final SurveyedRegion region = surveyed();

  private static Estate serving(String answer) {
    return Estate.sample().replace(ACCOUNT, REGION, OPERATION, answer);
  }

  private SurveyedRegion surveyed() {
    return new SurveyedRegion(server, ACCOUNT, REGION).survey(new Instances());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void anInstanceIsChartedAsAwsDescribesIt() {
    var launched = ZonedDateTime.of(2024, 3, 5, 6, 7, 8, 0, ZoneOffset.UTC);

    assertThat(region.properties("AWSEC2Instance", FULL))
        .contains(
            entry("arn", "arn:aws:ec2:eu-west-1:210987654321:instance/" + FULL),
            entry("publicdnsname", "ec2-203-0-113-25.eu-west-1.compute.amazonaws.com"),
            entry("privateipaddress", "10.20.1.17"),
            entry("publicipaddress", "203.0.113.25"),
            entry("imageid", "ami-0abcdef1234567890"),
            entry("instancetype", "m7i.large"),
            entry("monitoringstate", "enabled"),
            entry("state", "running"),
            entry("launchtime", launched),
            entry("launchtimeunix", "1709618828.0"),
            entry("region", "eu-west-1"),
            entry("iaminstanceprofile", "arn:aws:iam::210987654321:instance-profile/web"),
            entry("availabilityzone", "eu-west-1a"),
            entry("tenancy", "default"),
            entry("hostresourcegrouparn", null),
            entry("platform", "windows"),
            entry("architecture", "x86_64"),
            entry("ebsoptimized", true),
            entry("bootmode", "uefi"),
            entry("instancelifecycle", "spot"),
            entry("hibernationoptions", true),
            entry("metadatahttptokens", "required"),
            entry("metadatahttpputresponsehoplimit", 2),
            entry("metadatahttpendpoint", "enabled"),
            entry("metadatahttpprotocolipv6", "disabled"),
            entry("metadatainstancetags", "enabled"),
            entry("imdsaccessmode", "v2_only"),
            entry("imdsv1enabled", false),
            entry("imdsv2required", true),
            entry("eks_cluster_name", "shop"),
            entry("ipv6address", "2001:db8::11"),
            entry("_ont_source", "aws"),
            entry("_ont_state", "running"),
            entry("_ont_created_at", launched));
  }

  @Test
  void exposureIsLeftToTheAnalysis() {
    assertThat(region.properties("AWSEC2Instance", FULL))
        .doesNotContainKeys("exposed_internet", "exposed_internet_type");
  }

  @Test
  void anInstanceThatIsGoneHasHardlyAnyValues() {
    assertThat(region.properties("AWSEC2Instance", TERMINATED))
        .contains(
            entry("state", "terminated"),
            entry("_ont_state", "terminated"),
            entry("launchtime", null),
            entry("launchtimeunix", null),
            entry("tenancy", null),
            entry("ebsoptimized", null),
            entry("imdsaccessmode", null),
            entry("imdsv1enabled", null),
            entry("ipv6address", null),
            entry("hibernationoptions", null));
  }

  @Test
  void statesAreCalledAsAllProvidersCallThem() {
    assertThat(region.properties("AWSEC2Instance", SPARSE))
        .contains(
            entry("state", "stopping"), entry("_ont_state", "stopping"),
            entry("imdsaccessmode", "v1_or_v2"), entry("imdsv1enabled", true));
  }

  @Test
  void aReservationHasItsInstances() {
    assertThat(region.properties("AWSEC2Reservation", "r-0a1b2c3d4e5f60001"))
        .contains(entry("ownerid", ACCOUNT), entry("requesterid", "940372691376"));
    assertThat(region.links("MEMBER_OF_EC2_RESERVATION"))
        .containsExactly(
            "AWSEC2Instance i-0aaaaaaaaaaaaaaa1 -> AWSEC2Reservation r-0a1b2c3d4e5f60001",
            "AWSEC2Instance i-0aaaaaaaaaaaaaaa2 -> AWSEC2Reservation r-0a1b2c3d4e5f60001",
            "AWSEC2Instance i-0aaaaaaaaaaaaaaa3 -> AWSEC2Reservation r-0a1b2c3d4e5f60002");
  }

  @Test
  void whatSeveralInstancesHaveInCommonIsNamedOnce() {
    assertThat(region.ids("AWSEC2Subnet"))
        .containsExactly("subnet-0000000000000000a", "subnet-0000000000000000b");
    assertThat(region.ids("AWSEC2SecurityGroup"))
        .containsExactly("sg-00000000000000001", "sg-00000000000000002");
    assertThat(region.ids("AWSEC2KeyPair"))
        .containsExactly("arn:aws:ec2:eu-west-1:210987654321:key-pair/ops");
  }

  @Test
  void whatIsSeenInPassingIsNeitherCompleteNorTheLastWord() {
    assertThat(region.node("AWSEC2Subnet", "subnet-0000000000000000a"))
        .satisfies(row -> assertThat(row.type().authoritative()).isFalse())
        .satisfies(row -> assertThat(row.properties()).doesNotContainKey("cidr_block"));
    assertThat(region.node("AWSEBSVolume", "vol-00000000000000001"))
        .satisfies(row -> assertThat(row.type().authoritative()).isFalse())
        .satisfies(row -> assertThat(row.properties()).doesNotContainKeys("arn", "region"))
        .satisfies(
            row -> assertThat(row.properties()).contains(entry("deleteontermination", true)));
  }

  @Test
  void anInterfaceWithoutAGroupIsStillAnInterface() {
    assertThat(region.properties("AWSNetworkInterface", "eni-00000000000000002"))
        .contains(
            entry("description", "backup network"),
            entry("private_dns_name", null),
            entry("mac_address", "02:11:22:33:44:66"));
  }

  @Test
  void anIpv6AddressIsPrimaryOnlyIfAwsSaysSo() {
    assertThat(region.properties("AWSEC2Ipv6Address", "2001:db8::10"))
        .contains(entry("primary", false), entry("network_interface_id", "eni-00000000000000001"));
    assertThat(region.properties("AWSEC2Ipv6Address", "2001:db8::11"))
        .contains(entry("primary", true));
    assertThat(region.links("IPV6_ADDRESS"))
        .contains("AWSNetworkInterface eni-00000000000000001 -> AWSEC2Ipv6Address 2001:db8::10");
  }

  @Test
  void anInstanceIsLinkedToAllThatItIsMadeOf() {
    assertThat(region.links("INSTANCE_PROFILE"))
        .containsExactly(
            "AWSEC2Instance i-0aaaaaaaaaaaaaaa1 -> "
                + "AWSInstanceProfile arn:aws:iam::210987654321:instance-profile/web");
    assertThat(region.links("PART_OF_SUBNET"))
        .containsExactlyInAnyOrder(
            "AWSEC2Instance i-0aaaaaaaaaaaaaaa1 -> AWSEC2Subnet subnet-0000000000000000a",
            "AWSEC2Instance i-0aaaaaaaaaaaaaaa1 -> AWSEC2Subnet subnet-0000000000000000b",
            "AWSEC2Instance i-0aaaaaaaaaaaaaaa2 -> AWSEC2Subnet subnet-0000000000000000a",
            "AWSNetworkInterface eni-00000000000000001 -> AWSEC2Subnet subnet-0000000000000000a",
            "AWSNetworkInterface eni-00000000000000002 -> AWSEC2Subnet subnet-0000000000000000b");
    assertThat(region.links("MEMBER_OF_EC2_SECURITY_GROUP"))
        .containsExactlyInAnyOrder(
            "AWSEC2Instance i-0aaaaaaaaaaaaaaa1 -> AWSEC2SecurityGroup sg-00000000000000001",
            "AWSEC2Instance i-0aaaaaaaaaaaaaaa1 -> AWSEC2SecurityGroup sg-00000000000000002",
            "AWSEC2Instance i-0aaaaaaaaaaaaaaa2 -> AWSEC2SecurityGroup sg-00000000000000001",
            "AWSNetworkInterface eni-00000000000000001 -> AWSEC2SecurityGroup sg-00000000000000001");
    assertThat(region.links("NETWORK_INTERFACE"))
        .containsExactly(
            "AWSEC2Instance i-0aaaaaaaaaaaaaaa1 -> AWSNetworkInterface eni-00000000000000001",
            "AWSEC2Instance i-0aaaaaaaaaaaaaaa1 -> AWSNetworkInterface eni-00000000000000002");
    assertThat(region.links("ATTACHED_TO"))
        .containsExactly(
            "AWSEBSVolume vol-00000000000000001 -> AWSEC2Instance i-0aaaaaaaaaaaaaaa1");
    assertThat(region.links("SSH_LOGIN_TO"))
        .containsExactly(
            "AWSEC2KeyPair arn:aws:ec2:eu-west-1:210987654321:key-pair/ops -> "
                + "AWSEC2Instance i-0aaaaaaaaaaaaaaa1",
            "AWSEC2KeyPair arn:aws:ec2:eu-west-1:210987654321:key-pair/ops -> "
                + "AWSEC2Instance i-0aaaaaaaaaaaaaaa2");
    assertThat(region.links("MEMBER_OF_EKS_CLUSTER"))
        .containsExactly(
            "AWSEC2Instance i-0aaaaaaaaaaaaaaa1 -> AWSEKSCluster [shop, "
                + region.place().region()
                + "]");
  }

  @ParameterizedTest
  @CsvSource({
    "eks:cluster-name, shop, shop",
    "alpha.eksctl.io/cluster-name, shop, shop",
    "kubernetes.io/cluster/shop, owned, shop",
    "kubernetes.io/cluster/, owned,",
    "eks:cluster-name, '',",
    "eks:nodegroup-name, workers,",
  })
  void tagsNameTheEksCluster(String key, String value, String cluster) {
    server.serve(
        serving(
            wire.replace("<key>eks:cluster-name</key>", "<key>" + key + "</key>")
                .replace("<value>shop</value>", "<value>" + value + "</value>")));

    assertThat(surveyed().properties("AWSEC2Instance", FULL))
        .containsEntry("eks_cluster_name", cluster);
  }
}
