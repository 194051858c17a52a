package dev.alidade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alidade.estate.Fault;
import dev.alidade.estate.Target;
import java.util.HashSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A denied, throttled or failed call never looks like «nothing there». */
class TruthIT {

  private static final String VOLUMES = "MATCH (n:AWSEBSVolume) RETURN count(n)";

  @Test
  void aDeniedRegionKeepsItsStoredResources() {
    try (var stage = Stage.sample()) {
      assertThat(stage.sync().exitCode()).isZero();
      var before = stage.graph().links();
      var production = stage.estate().estate().account("production").id();
      // Not the profile's own region, where DescribeRegions is asked.
      stage.estate().inject(Fault.deny(new Target(production, "us-east-1", "ec2:*")));

      var second = stage.sync();

      assertThat(second.exitCode()).as(second.stdout() + second.stderr()).isZero();
      assertThat(second.stdout()).contains("ec2:DescribeVolumes");
      assertThat(Graph.difference(before, stage.graph().links())).isEmpty();
    }
  }

  /** The three roles of the guide: with Inspector, without, and with its own policy as well. */
  @Test
  void withoutInspectorsActionsItsFindingsStayAndThePolicyIsNamed() {
    try (var stage = Stage.sample()) {
      String[] modules = {"--aws-requested-syncs", "ec2:instance,inspector"};
      assertThat(stage.sync(modules).exitCode()).isZero();
      var before = stage.graph().links();
      stage.estate().inject(Fault.deny(Target.operation("inspector2:*")));

      var without = stage.sync(modules);

      assertThat(without.exitCode()).as(without.stdout() + without.stderr()).isZero();
      assertThat(without.stdout())
          .contains("inspector2:ListFindings", "attach AmazonInspector2ReadOnlyAccess");
      assertThat(Graph.difference(before, stage.graph().links())).isEmpty();

      stage.estate().heal();
      var with = stage.sync(modules);

      assertThat(with.exitCode()).isZero();
      assertThat(with.stdout()).doesNotContain("denied");
      assertThat(Graph.difference(before, stage.graph().links())).isEmpty();
    }
  }

  @Test
  void aDetailThatIsDeniedIsADenialAndNoFailure() {
    try (var stage = Stage.sample()) {
      stage.estate().inject(Fault.deny(Target.operation("iam:GetAccessKeyLastUsed")));

      var run = stage.sync("--aws-requested-syncs", "iam");

      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
      assertThat(run.stdout())
          .contains("iam:GetAccessKeyLastUsed", "attach SecurityAudit, which allows");
    }
  }

  @Test
  void aDenialCanBeMadeToFailTheRun() {
    try (var stage = Stage.sample()) {
      stage.estate().inject(Fault.deny(Target.operation("ec2:DescribeVolumes")));
      assertThat(stage.sync("--fail-on", "denied").exitCode()).isEqualTo(3);
    }
  }

  @Test
  void aServiceControlPolicyIsNamedAsTheCause() {
    try (var stage = Stage.sample()) {
      stage.estate().inject(Fault.denyByOrganization(Target.operation("ec2:DescribeVolumes")));
      var run = stage.sync();
      assertThat(run.exitCode()).isZero();
      assertThat(run.stdout()).containsIgnoringCase("service control policy");
    }
  }

  @Test
  void aFailedPageKeepsDataAndGivesExitCode3() {
    try (var stage = Stage.sample()) {
      assertThat(stage.sync().exitCode()).isZero();
      var before = stage.graph().links();
      var production = stage.estate().estate().account("production").id();
      stage
          .estate()
          .inject(Fault.truncate(new Target(production, "eu-west-1", "ec2:DescribeInstances"), 1));

      var second = stage.sync();

      assertThat(second.exitCode()).as(second.stdout() + second.stderr()).isEqualTo(3);
      assertThat(second.stdout()).contains("failed").contains("ec2:instance");
      assertThat(Graph.difference(before, stage.graph().links())).isEmpty();
    }
  }

  @Test
  void aServerErrorInOneScopeDoesNotLoseTheOthers() {
    try (var stage = Stage.sample()) {
      stage
          .estate()
          .inject(Fault.serverError(Target.operation("ec2:DescribeSubnets"), Fault.ALWAYS));
      var run = stage.sync();
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(stage.graph().count(VOLUMES)).isPositive();
      assertThat(stage.graph().count("MATCH (n:AWSInspectorFinding) RETURN count(n)")).isPositive();
    }
  }

  @Test
  void throttledCallsAreRepeatedAndCounted() throws JsonProcessingException {
    try (var stage = Stage.sample()) {
      assertThat(stage.sync("--aws-requested-syncs", "ec2:vpc").exitCode()).isZero();
      var undisturbed = stage.graph().shape();
      stage.graph().wipe();
      stage.estate().forgetCalls();
      stage.estate().inject(Fault.throttle(Target.operation("ec2:DescribeVpcs"), 2));

      var run = stage.sync("--aws-requested-syncs", "ec2:vpc", "--output", "json");

      assertThat(run.exitCode()).as(run.stderr()).isZero();
      var totals = new ObjectMapper().readTree(run.stdout()).get("totals");
      assertThat(totals.get("throttles").asInt()).as(run.stdout()).isEqualTo(2);
      assertThat(stage.estate().calls())
          .filteredOn(call -> call.operation().equals("DescribeVpcs"))
          .as("one for each account and region, and two that were repeated")
          .hasSize(2 + 3 * stage.estate().estate().regions().size());
      assertThat(Graph.difference(undisturbed, stage.graph().shape())).isEmpty();
    }
  }

  @Test
  void aSecondRunChangesNothingButLastupdated() {
    try (var stage = Stage.sample()) {
      assertThat(stage.sync("--update-tag", "1000").exitCode()).isZero();
      var before = stage.graph().lines();

      assertThat(stage.sync("--update-tag", "2000").exitCode()).isZero();

      assertThat(Graph.difference(before, stage.graph().lines())).isEmpty();
      assertThat(
              stage
                  .graph()
                  .rows(
                      "MATCH (n) WHERE n.lastupdated = 1000 AND NOT n:AlidadeRun"
                          + " RETURN labels(n) AS labels, n.id AS id LIMIT 5"))
          .isEmpty();
    }
  }

  @Test
  void anInstanceThatIsGoneDisappearsWithItsLinksAndNothingElseDoes() {
    try (var stage = Stage.sample()) {
      assertThat(stage.sync().exitCode()).isZero();
      var production = stage.estate().estate().account("production").id();
      var instance =
          String.valueOf(
              stage
                  .graph()
                  .rows(
                      "MATCH (:AWSAccount {id: '"
                          + production
                          + "'})-[:RESOURCE]->(n:AWSEC2Instance {region: 'eu-west-1'})"
                          + " RETURN n.id AS id ORDER BY id LIMIT 1")
                  .getFirst()
                  .get("id"));
      var image =
          String.valueOf(
              stage
                  .graph()
                  .rows("MATCH (n:AWSEC2Instance {id: '" + instance + "'}) RETURN n.imageid AS id")
                  .getFirst()
                  .get("id"));
      var before = stage.graph().links();
      var nodesBefore = ids(stage.graph());
      stage
          .estate()
          .serve(stage.estate().estate().withoutInstance(production, "eu-west-1", instance));

      var second = stage.sync();
      assertThat(second.exitCode()).as(second.stdout() + second.stderr()).isZero();

      var goneNodes = new TreeSet<>(nodesBefore);
      goneNodes.removeAll(ids(stage.graph()));
      assertThat(goneNodes).anyMatch(id -> id.contains(instance));
      // What existed only because of the instance: itself, its reservation if it was alone, and
      // tags that nothing else carries.
      assertThat(goneNodes)
          .allMatch(
              id ->
                  id.contains(instance)
                      || id.contains("Reservation")
                      || id.contains("AWSTag")
                      || id.contains("InspectorFinding"),
              "of the instance");
      var goneLinks = new HashSet<>(before);
      goneLinks.removeAll(stage.graph().links());
      // Nothing else of the account was made from its image, which another account still uses.
      assertThat(goneLinks)
          .filteredOn(link -> link.endsWith(image + "|eu-west-1"))
          .singleElement()
          .asString()
          .contains(production + " -RESOURCE-> ");
      goneLinks.removeIf(link -> link.endsWith(image + "|eu-west-1"));
      assertThat(goneLinks)
          .isNotEmpty()
          .allMatch(
              link ->
                  goneNodes.stream()
                      .anyMatch(node -> link.contains(node.substring(node.indexOf(']') + 1))),
              "ends at a node that is gone");
      assertThat(before).containsAll(stage.graph().links());
    }
  }

  private static TreeSet<String> ids(Graph graph) {
    var ids = new TreeSet<String>();
    for (var row :
        graph.rows("MATCH (n) WHERE NOT n:AlidadeRun RETURN labels(n) AS labels, n.id AS id")) {
      ids.add(row.get("labels") + "" + row.get("id"));
    }
    return ids;
  }
}
