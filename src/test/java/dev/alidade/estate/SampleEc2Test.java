package dev.alidade.estate;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.all.AwsCatalogue;
import dev.alidade.estate.SampleEstateTest.AnswerFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionVpcInfo;

/** The sample estate has something of everything that EC2 lists, and it hangs together. */
class SampleEc2Test {

  private static final Estate ESTATE = Estate.sample();

  /** What has an id that EC2 lists; NAT gateways are known by their interfaces only. */
  private static final String ID =
      "\\b((?:acl|ami|eipalloc|eni|i|igw|key|lt|nat|pcx|rtb|sg|snap|subnet|tgw|tgw-attach|tgw-rtb"
          + "|vol|vpc|vpce)-[0-9a-f]{8,17})\\b";

  private static final String PEERINGS = "ec2:DescribeVpcPeeringConnections";

  private static EstateServer server;

  @BeforeAll
  static void start() {
    server = EstateServer.start(ESTATE);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Where something is listed, or listed as. */
  record Seen(String account, String region, String owner, List<Tag> tags) {}

  static Stream<String> operations() {
    return AwsCatalogue.create().resources().stream()
        .flatMap(resource -> resource.actions().stream())
        .filter(operation -> operation.startsWith("ec2:"))
        .distinct()
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyOperationHasAnAnswerInEachRegion(String operation) throws Exception {
    var regions =
        SampleEstateTest.answers().stream()
            .filter(answer -> answer.operation().equals(operation))
            .filter(
                answer -> answer.texts().stream().anyMatch(text -> !Elements.of(text).isEmpty()))
            .map(AnswerFiles::region);
    assertThat(regions).containsAll(ESTATE.regions());
  }

  @Test
  void whatOneResourceSaysOfAnotherIsTrueInItsRegion() throws Exception {
    var known = new HashMap<String, Set<String>>();
    var mentioned = new HashMap<String, Set<String>>();
    for (AnswerFiles answer : SampleEstateTest.answers()) {
      if (answer.operation().startsWith("ec2:")) {
        var ids = known.computeIfAbsent(answer.region(), any -> new HashSet<>());
        for (String text : answer.texts()) {
          if (answer.item().isEmpty()) {
            SampleEstateTest.definitions(answer.operation(), text, ids);
          }
          SampleEstateTest.ids("<description>Interface for NAT Gateway (nat-\\w+)<", text, ids);
          // The ends of peerings lie in other regions and accounts too: they have their own test.
          if (!answer.operation().equals(PEERINGS)) {
            SampleEstateTest.ids(
                ID,
                withoutWhatIsGone(text),
                mentioned.computeIfAbsent(answer.region(), any -> new TreeSet<>()));
          }
        }
      }
    }
    assertThat(mentioned).containsOnlyKeys(ESTATE.regions());
    mentioned.forEach(
        (region, ids) ->
            assertThat(known.getOrDefault(region, Set.of())).as(region).containsAll(ids));
  }

  @Test
  void anIdIsListedInOneRegionOnlyUnlessItIsAPeering() throws Exception {
    var regions = new HashMap<String, Set<String>>();
    for (AnswerFiles answer : SampleEstateTest.answers()) {
      if (answer.operation().startsWith("ec2:")
          && answer.item().isEmpty()
          && !answer.operation().equals(PEERINGS)) {
        var ids = new HashSet<String>();
        answer.texts().forEach(text -> SampleEstateTest.definitions(answer.operation(), text, ids));
        ids.forEach(id -> regions.computeIfAbsent(id, any -> new TreeSet<>()).add(answer.region()));
      }
    }
    assertThat(regions).isNotEmpty().allSatisfy((id, in) -> assertThat(in).as(id).hasSize(1));
  }

  @Test
  void keyPairsThatInstancesAndTemplatesNameAreListed() throws Exception {
    for (AnswerFiles answer : SampleEstateTest.answers()) {
      if (answer.operation().matches("ec2:Describe(Instances|LaunchTemplateVersions)")) {
        var named = new TreeSet<String>();
        answer.texts().forEach(text -> SampleEstateTest.ids("<keyName>([^<]+)<", text, named));
        try (var clients = SdkClients.in(server, answer.account())) {
          assertThat(clients.ec2(answer.region()).describeKeyPairs().keyPairs())
              .as(answer.toString())
              .extracting(pair -> pair.keyName())
              .containsAll(named);
        }
      }
    }
  }

  @Test
  void anElasticAddressIsWhereTheInterfaceSaysItIs() {
    everywhere(
        (account, region, ec2) -> {
          var byAllocation = new HashMap<String, String>();
          for (var eni : ec2.describeNetworkInterfaces().networkInterfaces()) {
            if (eni.association() != null && eni.association().allocationId() != null) {
              byAllocation.put(
                  eni.association().allocationId(),
                  eni.association().publicIp() + " at " + eni.networkInterfaceId());
            }
          }
          assertThat(ec2.describeAddresses().addresses())
              .filteredOn(address -> byAllocation.containsKey(address.allocationId()))
              .allSatisfy(
                  address ->
                      assertThat(address.publicIp() + " at " + address.networkInterfaceId())
                          .isEqualTo(byAllocation.get(address.allocationId())));
        });
  }

  @Test
  void aSharedVpcIsListedByItsOwnerWithTagsAndByTheOtherWithout() {
    var seen = new HashMap<String, List<Seen>>();
    everywhere(
        (account, region, ec2) ->
            ec2.describeVpcs()
                .vpcs()
                .forEach(
                    vpc ->
                        add(
                            seen,
                            vpc.vpcId(),
                            new Seen(account, region, vpc.ownerId(), vpc.tags()))));
    assertThat(shared(seen)).containsExactlyInAnyOrder("eu-west-1", "us-east-1");
  }

  @Test
  void aSharedSubnetIsListedByItsOwnerWithTagsAndByTheOtherWithout() {
    var seen = new HashMap<String, List<Seen>>();
    everywhere(
        (account, region, ec2) ->
            ec2.describeSubnets()
                .subnets()
                .forEach(
                    subnet ->
                        add(
                            seen,
                            subnet.subnetId(),
                            new Seen(account, region, subnet.ownerId(), subnet.tags()))));
    assertThat(shared(seen)).containsExactlyInAnyOrder("eu-west-1", "eu-west-1", "us-east-1");
  }

  @Test
  void aTransitGatewayIsListedByItsOwnerWithTagsAndByTheOthersWithout() {
    var seen = new HashMap<String, List<Seen>>();
    everywhere(
        (account, region, ec2) ->
            ec2.describeTransitGateways()
                .transitGateways()
                .forEach(
                    gateway ->
                        add(
                            seen,
                            gateway.transitGatewayId(),
                            new Seen(account, region, gateway.ownerId(), gateway.tags()))));
    assertThat(shared(seen)).containsExactlyInAnyOrder("eu-west-1", "us-east-1");
    assertThat(seen.values()).anySatisfy(all -> assertThat(all).hasSize(3));
  }

  @Test
  void aPeeringIsListedAtBothEndsThatTheEstateHas() {
    var ends = new HashMap<String, Set<String>>();
    var listed = new HashMap<String, Set<String>>();
    everywhere(
        (account, region, ec2) -> {
          for (var peering : ec2.describeVpcPeeringConnections().vpcPeeringConnections()) {
            var id = peering.vpcPeeringConnectionId();
            listed.computeIfAbsent(id, any -> new TreeSet<>()).add(account + " in " + region);
            ends.computeIfAbsent(
                id,
                any ->
                    ends(peering)
                        .filter(end -> ESTATE.has(end.ownerId()))
                        .map(end -> end.ownerId() + " in " + end.region())
                        .collect(toCollection(TreeSet::new)));
            assertThat(ends(peering).filter(end -> ESTATE.has(end.ownerId())))
                .allSatisfy(
                    end ->
                        assertThat(vpcs(end))
                            .as("%s of %s", end.vpcId(), id)
                            .contains(end.vpcId()));
          }
        });
    assertThat(listed).isEqualTo(ends);
  }

  @Test
  void everyRegionHasPeeringsOfAllKinds() {
    var kinds = new HashMap<String, Set<String>>();
    everywhere(
        (account, region, ec2) ->
            ec2.describeVpcPeeringConnections()
                .vpcPeeringConnections()
                .forEach(
                    peering ->
                        kinds.computeIfAbsent(region, any -> new TreeSet<>()).add(kind(peering))));
    assertThat(kinds).containsOnlyKeys(ESTATE.regions());
    assertThat(kinds.values())
        .allSatisfy(
            of -> assertThat(of).containsExactly("another account", "outside", "same account"));
  }

  @Test
  void aTransitGatewaysOwnerSeesTheAttachmentsOfAllAndTheOthersTheirOwn() {
    var seen = new HashMap<String, Set<String>>();
    everywhere(
        (account, region, ec2) ->
            ec2.describeTransitGatewayAttachments()
                .transitGatewayAttachments()
                .forEach(
                    attachment -> {
                      assertThat(
                              List.of(
                                  attachment.transitGatewayOwnerId(), attachment.resourceOwnerId()))
                          .contains(account);
                      seen.computeIfAbsent(
                              attachment.transitGatewayAttachmentId(), any -> new TreeSet<>())
                          .add(account);
                      assertThat(attachment.hasTags() && !attachment.tags().isEmpty())
                          .isEqualTo(account.equals(attachment.resourceOwnerId()));
                    }));
    assertThat(seen.values()).anySatisfy(of -> assertThat(of).hasSize(2));
    var toVpcs = new HashMap<String, Set<String>>();
    everywhere(
        (account, region, ec2) ->
            ec2.describeTransitGatewayVpcAttachments()
                .transitGatewayVpcAttachments()
                .forEach(
                    attachment ->
                        toVpcs
                            .computeIfAbsent(
                                attachment.transitGatewayAttachmentId(), any -> new TreeSet<>())
                            .add(account)));
    assertThat(toVpcs).isEqualTo(seen);
  }

  @Test
  void imagesAndSnapshotsAreAnsweredByOwnerAndById() {
    try (var clients = SdkClients.in(server, "210987654321")) {
      var ec2 = clients.ec2("eu-west-1");
      assertThat(ec2.describeImages(r -> r.owners("self")).images())
          .isNotEmpty()
          .extracting(Image::ownerId)
          .containsOnly("210987654321");
      assertThat(
              ec2.describeImages(
                      r -> r.filters(f -> f.name("image-id").values("ami-0e2f5d7c91ab34860")))
                  .images())
          .extracting(Image::imageId)
          .containsExactly("ami-0e2f5d7c91ab34860");
      assertThat(
              ec2.describeSnapshots(
                      r -> r.filters(f -> f.name("snapshot-id").values("snap-0b6f2d18c7e94a350")))
                  .snapshots())
          .extracting(Snapshot::ownerAlias)
          .containsExactly("amazon");
      var open =
          ec2.describeSnapshots(r -> r.ownerIds("210987654321").restorableByUserIds("all"))
              .snapshots();
      assertThat(open)
          .singleElement()
          .extracting(Snapshot::description)
          .asString()
          .startsWith("vor der Migration");
      assertThat(ec2.describeSnapshots(r -> r.ownerIds("210987654321")).snapshots()).hasSize(3);
    }
  }

  @Test
  void versionsAreThoseOfTheTemplateThatIsAskedFor() {
    try (var clients = SdkClients.in(server, "210987654321")) {
      var ec2 = clients.ec2("eu-west-1");
      assertThat(ec2.describeLaunchTemplates().launchTemplates())
          .hasSize(2)
          .allSatisfy(
              template ->
                  assertThat(
                          ec2.describeLaunchTemplateVersions(
                                  r -> r.launchTemplateId(template.launchTemplateId()))
                              .launchTemplateVersions())
                      .extracting(LaunchTemplateVersion::launchTemplateId)
                      .hasSize(2)
                      .containsOnly(template.launchTemplateId()));
    }
  }

  private interface Visitor {
    void visit(String account, String region, Ec2Client ec2);
  }

  private static void everywhere(Visitor visitor) {
    for (EstateAccount account : ESTATE.accounts()) {
      try (var clients = SdkClients.in(server, account.id())) {
        for (String region : ESTATE.regions()) {
          visitor.visit(account.id(), region, clients.ec2(region));
        }
      }
    }
  }

  private static void add(Map<String, List<Seen>> seen, String id, Seen one) {
    seen.computeIfAbsent(id, any -> new ArrayList<>()).add(one);
  }

  /** The regions of what several accounts list, once it is clear that only its owner has tags. */
  private static List<String> shared(Map<String, List<Seen>> seen) {
    var regions = new ArrayList<String>();
    seen.forEach(
        (id, all) -> {
          if (all.size() > 1) {
            assertThat(all).extracting(Seen::owner).as(id).containsOnly(all.getFirst().owner());
            assertThat(all)
                .as(id)
                .allSatisfy(
                    one ->
                        assertThat(one.tags().isEmpty())
                            .isNotEqualTo(one.account().equals(one.owner())))
                .anySatisfy(one -> assertThat(one.account()).isEqualTo(one.owner()));
            regions.add(all.getFirst().region());
          }
        });
    return regions;
  }

  private static Stream<VpcPeeringConnectionVpcInfo> ends(VpcPeeringConnection peering) {
    return Stream.of(peering.requesterVpcInfo(), peering.accepterVpcInfo());
  }

  /** The VPCs of the account and region that an end of a peering lies in. */
  private static List<String> vpcs(VpcPeeringConnectionVpcInfo end) {
    try (var clients = SdkClients.in(server, end.ownerId())) {
      return clients.ec2(end.region()).describeVpcs().vpcs().stream()
          .filter(vpc -> vpc.ownerId().equals(end.ownerId()))
          .map(vpc -> vpc.vpcId())
          .toList();
    }
  }

  private static String kind(VpcPeeringConnection peering) {
    var owners = ends(peering).map(VpcPeeringConnectionVpcInfo::ownerId).distinct().toList();
    if (!owners.stream().allMatch(ESTATE::has)) {
      return "outside";
    }
    return owners.size() == 1 ? "same account" : "another account";
  }

  /** Without routes into black holes, and without the volume that a copied snapshot pretends. */
  private static String withoutWhatIsGone(String text) {
    return text.replaceAll("(?s)<item>(?:(?!<item>).)*<state>blackhole</state>", "<item>")
        .replace("vol-ffffffff", "");
  }
}
