package dev.alidade.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.aws.Outcome;
import dev.alidade.catalog.Catalogue;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Resource;
import dev.alidade.catalog.all.AwsCatalogue;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Place;
import dev.alidade.store.Labels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Properties that hold for every mixture of outcomes, over the real catalogue. */
class SweepPlanTest {

  private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1", "ap-south-1");
  private static final int CASES = 500;

  private final Catalogue catalogue = AwsCatalogue.create();
  private final SweepPlan plan = new SweepPlan(catalogue, new Labels(catalogue.nodeTypes()));

  @Test
  void nothingIsSweptInARegionWhereItsResourceDidNotAnswerInFull() {
    for (var outcomes : mixtures()) {
      for (var step : plan.steps(outcomes)) {
        switch (step) {
          case SweepPlan.Step.Nodes(var type, var region, var unless) ->
              witnesses(type).forEach(resource -> assertAllowed(outcomes, resource, region));
          case SweepPlan.Step.Links(var type, var region, var unless) ->
              writers(type).forEach(resource -> assertAllowed(outcomes, resource, region));
          case SweepPlan.Step.Keepers(var type, var region, var unless) ->
              witnesses(type).forEach(resource -> assertAllowed(outcomes, resource, region));
        }
      }
    }
  }

  @Test
  void whatIsSeenInPassingIsNeverSwept() {
    for (var outcomes : mixtures()) {
      assertThat(plan.steps(outcomes))
          .noneMatch(
              step -> step instanceof SweepPlan.Step.Nodes nodes && !nodes.type().authoritative());
    }
  }

  @Test
  void relationshipsGoBeforeTheNodesThatAreFoundThroughThem() {
    for (var outcomes : mixtures()) {
      var kinds =
          plan.steps(outcomes).stream().map(step -> step.getClass().getSimpleName()).toList();
      assertThat(kinds.lastIndexOf("Links"))
          .isLessThanOrEqualTo(
              kinds.indexOf("Nodes") < 0 ? Integer.MAX_VALUE : kinds.indexOf("Nodes"));
    }
  }

  @Test
  void aRunThatAnsweredInFullSweepsEveryLabelThatAnAccountOwns() {
    var outcomes = new HashMap<ScopeId, Outcome>();
    scopes().forEach(scope -> outcomes.put(scope, new Outcome.Complete()));
    var swept =
        plan.steps(outcomes).stream()
            .filter(SweepPlan.Step.Nodes.class::isInstance)
            .map(step -> ((SweepPlan.Step.Nodes) step).type())
            .toList();
    for (var type : catalogue.nodeTypes()) {
      if (type.authoritative()
          && type.ownership() instanceof dev.alidade.graph.Ownership.ByAccount) {
        assertThat(swept.contains(type)).as(type.label()).isTrue();
      }
    }
  }

  /** A deleted key pair is no longer listed, and still the one that instances were started with. */
  @Test
  void keyPairsStayWhereInstancesCouldNotBeListed() {
    var outcomes = new HashMap<ScopeId, Outcome>();
    scopes().forEach(scope -> outcomes.put(scope, new Outcome.Complete()));
    outcomes.replaceAll(
        (scope, outcome) ->
            scope.resource().equals("Instances") && scope.region().equals("eu-west-1")
                ? new Outcome.Failed("cut")
                : outcome);
    var regions =
        plan.steps(outcomes).stream()
            .filter(SweepPlan.Step.Nodes.class::isInstance)
            .map(SweepPlan.Step.Nodes.class::cast)
            .filter(step -> step.type().label().equals("AWSEC2KeyPair"))
            .map(SweepPlan.Step.Nodes::region)
            .distinct()
            .toList();
    assertThat(regions).containsExactlyInAnyOrder("us-east-1", "ap-south-1");
  }

  @Test
  void aRunWithoutOutcomesSweepsNothing() {
    assertThat(plan.steps(Map.of())).isEmpty();
    assertThat(plan.partSteps(List.of(Map.of()))).isEmpty();
  }

  @Test
  void anOrganisationIsSweptWhenOneAccountReadItAndTheOthersMayNot() {
    var steps =
        plan.partSteps(
            List.of(
                organisation(new Outcome.Unsupported("a member")),
                organisation(new Outcome.Complete()),
                organisation(
                    new Outcome.Denied(
                        "organizations:DescribeOrganization",
                        Outcome.Denied.Cause.NOT_ALLOWED,
                        "no"))));
    var nodes =
        steps.stream()
            .filter(SweepPlan.PartStep.Nodes.class::isInstance)
            .map(step -> ((SweepPlan.PartStep.Nodes) step).type().label())
            .toList();
    // Units before the roots through which they are found, and relationships after both.
    assertThat(nodes).containsExactly("AWSOrganizationalUnit", "AWSOrganizationRoot");
    assertThat(steps.subList(2, steps.size()))
        .isNotEmpty()
        .allMatch(SweepPlan.PartStep.Links.class::isInstance);
  }

  @Test
  void anOrganisationThatNobodyReadOrThatFailedSomewhereIsNotSwept() {
    assertThat(plan.partSteps(List.of(organisation(new Outcome.Unsupported("a member")))))
        .isEmpty();
    for (var bad : List.of(new Outcome.Failed("cut"), new Outcome.Partial(List.of("one")))) {
      assertThat(plan.partSteps(List.of(organisation(new Outcome.Complete()), organisation(bad))))
          .isEmpty();
    }
  }

  private static Map<ScopeId, Outcome> organisation(Outcome outcome) {
    return Map.of(
        new ScopeId("111122223333", "organizations", "OrganizationTree", Place.GLOBAL), outcome);
  }

  private void assertAllowed(
      Map<ScopeId, Outcome> outcomes,
      Resource resource,
      @org.jspecify.annotations.Nullable String region) {
    if (resource.nodes().stream().noneMatch(type -> type.authoritative())
        && resource.links().isEmpty()
        && Catalogue.linksOf(resource).isEmpty()) {
      return;
    }
    var asked =
        outcomes.entrySet().stream()
            .filter(e -> e.getKey().resource().equals(resource.name()))
            .filter(e -> region == null || e.getKey().region().equals(region))
            .toList();
    assertThat(asked).as("%s in %s", resource.name(), region).isNotEmpty();
    assertThat(asked).allMatch(e -> e.getValue().allowsSweep());
  }

  private List<Resource> witnesses(NodeType<?> type) {
    return catalogue.resources().stream()
        .filter(
            resource ->
                resource.nodes().stream()
                    .anyMatch(other -> other.authoritative() && other.label().equals(type.label())))
        .toList();
  }

  private List<Resource> writers(LinkType<?> type) {
    return catalogue.resources().stream()
        .filter(
            resource ->
                Catalogue.linksOf(resource).stream()
                    .anyMatch(
                        link ->
                            link.pattern().equals(type.pattern())
                                && link.scoped() == type.scoped()))
        .toList();
  }

  private List<ScopeId> scopes() {
    var scopes = new ArrayList<ScopeId>();
    for (var resource : catalogue.resources()) {
      if (resource instanceof RegionalResource) {
        REGIONS.forEach(region -> scopes.add(scope(resource, region)));
      } else {
        scopes.add(scope(resource, Place.GLOBAL));
      }
    }
    return scopes;
  }

  private static ScopeId scope(Resource resource, String region) {
    return new ScopeId("111122223333", resource.module(), resource.name(), region);
  }

  private List<Map<ScopeId, Outcome>> mixtures() {
    var random = new Random(20261122);
    var mixtures = new ArrayList<Map<ScopeId, Outcome>>();
    for (var i = 0; i < CASES; i++) {
      var outcomes = new HashMap<ScopeId, Outcome>();
      var failures = random.nextInt(101);
      for (var scope : scopes()) {
        // Some modules are not asked at all.
        if (random.nextInt(100) < 85) {
          outcomes.put(scope, random.nextInt(100) < failures ? bad(random) : good(random));
        }
      }
      mixtures.add(outcomes);
    }
    return mixtures;
  }

  private static Outcome good(Random random) {
    return random.nextInt(10) == 0 ? new Outcome.Unsupported("not there") : new Outcome.Complete();
  }

  private static Outcome bad(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> new Outcome.Partial(List.of("one item"));
      case 1 -> new Outcome.Denied("ec2:DescribeVpcs", Outcome.Denied.Cause.NOT_ALLOWED, "no");
      default -> new Outcome.Failed("cut");
    };
  }
}
