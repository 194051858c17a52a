package dev.alidade.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.aws.Answered;
import dev.alidade.aws.Outcome;
import dev.alidade.catalog.Catalogue;
import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Resource;
import dev.alidade.catalog.RunResource;
import dev.alidade.catalog.Scope;
import dev.alidade.catalog.all.AwsCatalogue;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Ownership;
import dev.alidade.graph.Place;
import dev.alidade.graph.Rows;
import dev.alidade.graph.Tag;
import dev.alidade.graph.Target;
import dev.alidade.store.LinkPattern;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Properties that hold for every mixture of answers, over the real catalogue. */
class SweepPlanTest {

  private static final String ACCOUNT = "111111111111";
  private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1", "global");
  private static final int CASES = 200;

  private final Catalogue catalogue = AwsCatalogue.create();
  private final SweepPlan plan = new SweepPlan(catalogue, link -> true);

  @Test
  void nothingGoesInARegionWhereOneThatCanHaveReportedItDidNotAnswerInFull() {
    var random = new Random(1);
    for (var i = 0; i < CASES; i++) {
      var answers = answers(random);
      var evidence = evidence(answers);
      for (var resource : catalogue.resources()) {
        for (var region : regionsOf(resource)) {
          for (var type : resource.nodes()) {
            var inFull = answers.getOrDefault(key(resource, region), Answered.NOTHING).inFull(type);
            if (!inFull && lists(type)) {
              assertThat(plan.mayGo(type.label(), region, evidence))
                  .as("%s in %s by %s", type, region, resource.name())
                  .isFalse();
            }
            for (var link : type.links()) {
              if (!inFull && !type.partOfAWhole()) {
                assertThat(plan.mayGo(LinkPattern.of(link), region, evidence))
                    .as("%s in %s by %s", link, region, resource.name())
                    .isFalse();
              }
            }
          }
        }
      }
    }
  }

  @Test
  void whatWasAskedInFullMayGo() {
    var everything = new HashMap<String, Answered>();
    for (var resource : catalogue.resources()) {
      regionsOf(resource).forEach(region -> everything.put(key(resource, region), Answered.ALL));
    }
    var evidence = evidence(everything);
    for (var resource : catalogue.resources()) {
      for (var region : regionsOf(resource)) {
        for (var type : resource.nodes()) {
          if (lists(type)) {
            assertThat(plan.mayGo(type.label(), region, evidence)).as(type.label()).isTrue();
          }
          if (!type.partOfAWhole()) {
            for (var link : type.links()) {
              assertThat(plan.mayGo(LinkPattern.of(link), region, evidence))
                  .as("%s", link)
                  .isTrue();
            }
          }
        }
      }
    }
  }

  @Test
  void withoutEvidenceNothingGoes() {
    var nothing = new Evidence();
    for (var region : REGIONS) {
      assertThat(plan.ownedLabels()).noneMatch(label -> plan.mayGo(label, region, nothing));
      assertThat(plan.patterns()).noneMatch(pattern -> plan.mayGo(pattern, region, nothing));
    }
  }

  @Test
  void whatNobodyDeclaresIsNeverRemoved() {
    var evidence = completeIn("eu-west-1", "us-east-1", "global");
    assertThat(plan.mayGo("Unheard", "eu-west-1", evidence)).isFalse();
    assertThat(plan.mayGo(new LinkPattern("A", "UNHEARD", "B", "A"), "eu-west-1", evidence))
        .isFalse();
    // IAM is global: a mark of a region is none of its scopes'.
    assertThat(plan.mayGo("AWSRole", "eu-west-1", evidence)).isFalse();
  }

  /** A deleted key pair is no longer listed, and still the one that instances were started with. */
  @Test
  void keyPairsStayWhereInstancesCouldNotBeListed() {
    var evidence = completeIn("eu-west-1", "us-east-1");
    evidence.add(result("ec2:instance", "Instances", "eu-west-1", Answered.NOTHING));
    assertThat(plan.mayGo("AWSEC2KeyPair", "eu-west-1", evidence)).isFalse();
    assertThat(plan.mayGo("AWSEC2KeyPair", "us-east-1", evidence)).isTrue();
  }

  /** An owner's list has an interface of a guest, and with it the guest's group in passing. */
  @Test
  void whoOnlyMentionsANodeHasToHaveAnsweredToo() {
    var evidence = completeIn("eu-west-1", "us-east-1");
    evidence.add(
        result("ec2:network_interface", "NetworkInterfaces", "eu-west-1", Answered.NOTHING));
    assertThat(plan.mayGo("AWSEC2SecurityGroup", "eu-west-1~", evidence)).isFalse();
    assertThat(plan.mayGo("AWSEC2SecurityGroup", "us-east-1~", evidence)).isTrue();
    // What its own list has reported is that list's to take back.
    assertThat(plan.mayGo("AWSEC2SecurityGroup", "eu-west-1", evidence)).isTrue();
  }

  /** Hole A: the peerings are complete, the VPCs are not. */
  @Test
  void peeringsDoNotDecideOverTheOwnersOfVpcs() {
    var evidence = completeIn("eu-west-1");
    evidence.add(result("ec2:vpc", "Vpcs", "eu-west-1", Answered.NOTHING));
    assertThat(plan.mayGo("AWSVpc", "eu-west-1", evidence)).isFalse();
    assertThat(plan.mayGo("AWSPeeringConnection", "eu-west-1", evidence)).isTrue();
  }

  @Test
  void aDetailThatWasNotAnsweredKeepsWhatItFeedsAndNothingElse() {
    var tables = resource("TransitGatewayRouteTables");
    var route = type(tables, "AWSTransitGatewayRoute");
    var evidence = completeIn("eu-west-1");
    evidence.add(
        result(tables.module(), tables.name(), "eu-west-1", new Answered(true, Set.of(route))));
    assertThat(plan.mayGo("AWSTransitGatewayRoute", "eu-west-1", evidence)).isFalse();
    assertThat(route.links())
        .noneMatch(link -> plan.mayGo(LinkPattern.of(link), "eu-west-1", evidence));
    assertThat(plan.mayGo("AWSTransitGatewayRouteTable", "eu-west-1", evidence)).isTrue();
    assertThat(plan.mayGo("AWSTransitGatewayRouteTablePropagation", "eu-west-1", evidence))
        .isTrue();
  }

  @Test
  void aRegionThatAwsSaysTheAccountHasNotGotGoesForWhatWasChosenOnly() {
    var evidence = completeIn("eu-west-1");
    evidence.regionGone("us-east-1", List.of(resource("ReservedInstances")));
    assertThat(plan.mayGo("AWSEC2ReservedInstance", "us-east-1", evidence)).isTrue();
    assertThat(plan.mayGo("AWSEBSSnapshot", "us-east-1", evidence)).isFalse();
  }

  @Test
  void aRunThatLeavesTagsAloneRemovesNone() {
    var withoutTags = new SweepPlan(catalogue, link -> !Tag.isEndOf(link));
    var evidence = completeIn("eu-west-1");
    var tagged = new LinkPattern("AWSVpc", "TAGGED", "AWSTag", "AWSVpc");
    assertThat(plan.mayGo(tagged, "eu-west-1", evidence)).isTrue();
    assertThat(withoutTags.mayGo(tagged, "eu-west-1", evidence)).isFalse();
  }

  /** The list of buckets is one for all regions, that of their tags is each region's own. */
  @Test
  void tagsOfABucketGoByTheListOfTagsOfTheirRegionAlone() {
    var tagged = new LinkPattern("AWSS3Bucket", "TAGGED", "AWSTag", "AWSS3Bucket");
    var evidence = completeIn("eu-west-1", "us-east-1");
    evidence.add(result("resourcegroupstaggingapi", "ResourceTags", "us-east-1", Answered.NOTHING));
    assertThat(plan.mayGo(tagged, "eu-west-1", evidence)).isTrue();
    assertThat(plan.mayGo(tagged, "us-east-1", evidence)).isFalse();
    assertThat(plan.mayGo(tagged, "global", completeIn("global"))).isFalse();
  }

  @Test
  void partsOfAWholeAreNotAnAccountsToRemove() {
    assertThat(plan.parts())
        .contains(
            new LinkPattern(
                "AWSOrganization", "RESOURCE", "AWSOrganizationRoot", "AWSOrganizationRoot"));
    assertThat(plan.patterns()).noneMatch(pattern -> pattern.source().equals("AWSOrganization"));
  }

  /** A role is an AWSRole and an AWSPrincipal: whoever writes either can have written the link. */
  @Test
  void patternsThatCanBeTheSameRelationshipHaveTheSameWriters() {
    var own = new Listing("one", List.of(node("AWSRole", "AWSPrincipal", "AWSThing")));
    var other = new Listing("other", List.of(node("AWSHolder", null, null)));
    LinkType<Item> general =
        LinkType.between(
            "HAS", Target.to("AWSPrincipal", Item::id), Target.to("AWSThing", Item::id));
    var third = new Linking(general);
    var both = new SweepPlan(new Catalogue(List.of(own, other, third), List.of()), link -> true);
    var evidence = new Evidence();
    evidence.add(result("one", "one", "eu-west-1", Answered.ALL));
    assertThat(
            both.mayGo(
                LinkPattern.of(own.nodes().getFirst().links().getFirst()), "eu-west-1", evidence))
        .isFalse();
    evidence.add(result("third", "Linking", "eu-west-1", Answered.ALL));
    assertThat(
            both.mayGo(
                LinkPattern.of(own.nodes().getFirst().links().getFirst()), "eu-west-1", evidence))
        .isTrue();
  }

  private record Item(String id) {}

  private static NodeType<Item> node(String label, @Nullable String also, @Nullable String far) {
    var builder = NodeType.named(label, Item.class).id(Item::id).ownedByAccount();
    if (also != null) {
      builder.alsoLabelled(also);
    }
    if (far != null) {
      builder.links("HAS", Target.to(far, Item::id));
    }
    return builder.build();
  }

  private record Listing(String name, List<NodeType<?>> nodes) implements RegionalResource {
    @Override
    public Declaration declaration() {
      return Declaration.inModule(name).writes(nodes.toArray(NodeType<?>[]::new));
    }

    @Override
    public void survey(Scope at, Rows rows) {}
  }

  private record Linking(LinkType<?> link) implements RegionalResource {
    @Override
    public Declaration declaration() {
      return Declaration.inModule("third").links(link);
    }

    @Override
    public void survey(Scope at, Rows rows) {}
  }

  private static boolean lists(NodeType<?> type) {
    return type.authoritative() && type.ownership() instanceof Ownership.ByAccount;
  }

  private Resource resource(String name) {
    return catalogue.resources().stream()
        .filter(resource -> resource.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static NodeType<?> type(Resource resource, String label) {
    return resource.nodes().stream()
        .filter(type -> type.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> regionsOf(Resource resource) {
    return switch (resource) {
      case GlobalResource global -> List.of(Place.GLOBAL);
      case RegionalResource _, RunResource _ -> List.of("eu-west-1", "us-east-1");
    };
  }

  private static String key(Resource resource, String region) {
    return resource.module() + " " + resource.name() + " " + region;
  }

  private Map<String, Answered> answers(Random random) {
    var answers = new HashMap<String, Answered>();
    for (var resource : catalogue.resources()) {
      for (var region : regionsOf(resource)) {
        switch (random.nextInt(8)) {
          case 0 -> answers.put(key(resource, region), Answered.NOTHING);
          case 1 -> {
            var types = new ArrayList<Object>(resource.nodes());
            answers.put(
                key(resource, region),
                types.isEmpty()
                    ? Answered.ALL
                    : new Answered(true, Set.of(types.get(random.nextInt(types.size())))));
          }
          case 2 -> {
            // Not asked.
          }
          default -> answers.put(key(resource, region), Answered.ALL);
        }
      }
    }
    return answers;
  }

  private Evidence completeIn(String... regions) {
    var answers = new HashMap<String, Answered>();
    for (var resource : catalogue.resources()) {
      for (var region : regionsOf(resource)) {
        if (List.of(regions).contains(region)) {
          answers.put(key(resource, region), Answered.ALL);
        }
      }
    }
    return evidence(answers);
  }

  private Evidence evidence(Map<String, Answered> answers) {
    var evidence = new Evidence();
    for (var resource : catalogue.resources()) {
      for (var region : regionsOf(resource)) {
        var answered = answers.get(key(resource, region));
        if (answered != null) {
          evidence.add(result(resource.module(), resource.name(), region, answered));
        }
      }
    }
    return evidence;
  }

  private static ScopeResult result(
      String module, String resource, String region, Answered answered) {
    return new ScopeResult(
        new ScopeId(ACCOUNT, module, resource, region),
        new Outcome.Complete(),
        answered,
        0,
        0,
        Instant.EPOCH,
        Duration.ZERO);
  }
}
