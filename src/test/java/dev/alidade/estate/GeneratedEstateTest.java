package dev.alidade.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.inspector2.model.Finding;

/** Estates of any size, made by rule. */
class GeneratedEstateTest {

  @Test
  void everyResourceIsThereOnceAndRefersToOthersThatAre() {
    var size = EstateSize.small().over(2, 2).withNetwork(3, 2_005).withFindings(250);
    try (var server = EstateServer.start(Estate.generated(size));
        var clients = SdkClients.in(server, server.estate().accounts().getLast().id())) {
      var ec2 = clients.ec2("us-east-1");
      var subnets =
          ec2.describeSubnetsPaginator().subnets().stream().map(s -> s.subnetId()).toList();
      var instances =
          ec2.describeInstancesPaginator().reservations().stream()
              .flatMap(reservation -> reservation.instances().stream())
              .toList();
      assertThat(subnets).hasSize(6);
      assertThat(instances).hasSize(2_005).extracting(i -> i.instanceId()).doesNotHaveDuplicates();
      assertThat(instances).allSatisfy(i -> assertThat(subnets).contains(i.subnetId()));
      assertThat(ec2.describeNetworkInterfacesPaginator().networkInterfaces().stream())
          .hasSize(2_005);
      assertThat(ec2.describeVolumesPaginator().volumes().stream()).hasSize(2_005);
      assertThat(ec2.describeVpcs().vpcs()).hasSize(3);
      assertThat(ec2.describeSecurityGroups().securityGroups()).hasSize(9);
      assertThat(ec2.describeRegions().regions()).hasSize(2);
      assertThat(
              clients
                  .inspector("us-east-1")
                  .listFindingsPaginator(r -> r.maxResults(100))
                  .findings()
                  .stream()
                  .map(Finding::findingArn))
          .hasSize(250)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void principalsComeInPagesOfAHundred() {
    var size = EstateSize.small().withPrincipals(50, 5, 200, 100);
    try (var server = EstateServer.start(Estate.generated(size));
        var clients = SdkClients.in(server, server.estate().hub().id())) {
      var pages = clients.iam().getAccountAuthorizationDetailsPaginator().stream().toList();
      assertThat(pages).hasSize(4);
      assertThat(pages).flatMap(page -> page.userDetailList()).hasSize(50);
      assertThat(pages).flatMap(page -> page.groupDetailList()).hasSize(5);
      assertThat(pages).flatMap(page -> page.roleDetailList()).hasSize(200);
      assertThat(pages).flatMap(page -> page.policies()).hasSize(101);
      assertThat(clients.iam().listUsersPaginator().users().stream()).hasSize(50);
      assertThat(clients.iam().listAccessKeys(r -> r.userName("user-0000049")).accessKeyMetadata())
          .hasSize(1);
      assertThat(clients.iam().listInstanceProfilesPaginator().instanceProfiles().stream())
          .hasSize(200);
    }
  }

  @Test
  void aMillionFindingsAreServedFromTheLastPageToo() {
    var size = EstateSize.small().withFindings(1_000_000);
    try (var server = EstateServer.start(Estate.generated(size));
        var clients = SdkClients.in(server, server.estate().hub().id())) {
      var account = server.estate().hub().id();
      var last =
          clients
              .inspector("eu-west-1")
              .listFindings(r -> r.nextToken(account + "-eu-west-1-findings-page-10000"));
      assertThat(last.findings()).hasSize(100);
      assertThat(last.nextToken()).isNull();
    }
  }

  @Test
  void instancesWithoutANetworkAreRefused() {
    assertThatThrownBy(() -> EstateSize.small().withNetwork(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("instances need a VPC");
  }
}
