package dev.alidade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.Module;
import dev.alidade.catalog.all.AwsCatalogue;
import dev.alidade.embedded.Neo4jVersion;
import dev.alidade.estate.AwsFiles;
import dev.alidade.estate.Call;
import dev.alidade.estate.Estate;
import dev.alidade.estate.Fault;
import dev.alidade.estate.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run as a whole: accounts side by side, kills, leases, selections. */
class RunIT {

  private static final String LAB_IN_VIRGINIA = "vpc-0fd3189ac2d65b2d0";
  private static final String SHOP_IN_VIRGINIA = "vpc-068a9a134d0ed0493";
  private static final String SHOP_IN_IRELAND = "vpc-081d05d95c7e87d4a";

  private static final List<String> MODULES =
      AwsCatalogue.create().modules().stream().map(Module::key).toList();

  @ParameterizedTest
  @EnumSource(Neo4jVersion.class)
  void theSampleEstateIsChartedInOneRun(Neo4jVersion version) {
    try (var stage = Stage.of(Estate.sample(), version)) {
      var run = stage.sync();
      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
      assertThat(stage.graph().count("MATCH (n:AWSAccount {inscope: true}) RETURN count(n)"))
          .isEqualTo(3);
      for (var label :
          List.of(
              "AWSVpc",
              "AWSEC2Subnet",
              "AWSEC2Instance",
              "AWSEC2SecurityGroup",
              "AWSIpRule",
              "AWSIpRange",
              "AWSNetworkInterface",
              "AWSEC2PrivateIp",
              "AWSEBSVolume",
              "AWSUser",
              "AWSRole",
              "AWSGroup",
              "AWSManagedPolicy",
              "AWSInlinePolicy",
              "AWSPolicyStatement",
              "AWSAccountAccessKey",
              "AWSMfaDevice",
              "AWSSAMLProvider",
              "AWSInstanceProfile",
              "AWSInspectorFinding",
              "AWSInspectorPackage",
              "AWSServicePrincipal",
              "AWSPeeringConnection",
              "AWSTransitGateway",
              "AWSTransitGatewayAttachment",
              "AWSTransitGatewayRouteTable",
              "AWSTransitGatewayRoute",
              "AWSTransitGatewayRouteTableAssociation",
              "AWSTransitGatewayRouteTablePropagation",
              "AWSEC2RouteTable",
              "AWSEC2Route",
              "AWSEC2RouteTableAssociation",
              "AWSInternetGateway",
              "AWSEC2NetworkAcl",
              "AWSEC2NetworkAclRule",
              "AWSVpcEndpoint",
              "AWSElasticIPAddress",
              "AWSEC2Image",
              "AWSEBSSnapshot",
              "AWSEC2ReservedInstance",
              "AWSLaunchTemplate",
              "AWSLaunchTemplateVersion",
              "AWSEC2KeyPair")) {
        assertThat(stage.graph().count("MATCH (n:" + label + ") RETURN count(n)"))
            .as(label)
            .isPositive();
      }
      assertThat(
              stage
                  .graph()
                  .count(
                      "MATCH (n) WHERE n.firstseen IS NULL AND NOT n:AlidadeLease RETURN count(n)"))
          .isZero();
      assertThat(stage.graph().count("MATCH (n:AlidadeLease) WHERE n.expires > 0 RETURN count(n)"))
          .isZero();
    }
  }

  @Test
  void accountsAreAskedSideBySide() {
    try (var stage = Stage.sample()) {
      stage.estate().inject(Fault.slow(Target.operation("ec2:*"), Duration.ofMillis(100)));
      assertThat(stage.sync().exitCode()).isZero();
      var byAccount =
          stage.estate().calls().stream()
              .filter(call -> call.service().equals("ec2"))
              .collect(Collectors.groupingBy(Call::account));
      assertThat(byAccount).hasSize(3);
      var accounts = new ArrayList<>(byAccount.values());
      for (var i = 1; i < accounts.size(); i++) {
        var first = accounts.getFirst();
        assertThat(accounts.get(i)).anyMatch(call -> first.stream().anyMatch(call::overlaps));
      }
    }
  }

  @Test
  void servicesLastAccessedHoldNothingUp() throws InterruptedException {
    try (var stage = Stage.sample()) {
      stage
          .estate()
          .inject(
              Fault.slow(
                  Target.operation("iam:GetServiceLastAccessedDetails"), Duration.ofSeconds(3)));
      var running = stage.startSync();
      var analysed = "MATCH (:AWSRole)<-[r:STS_ASSUMEROLE_ALLOW]-() RETURN count(r)";
      var described =
          "MATCH (n:AWSPrincipal) WHERE n.last_accessed_service_name IS NOT NULL RETURN count(n)";
      while (stage.graph().count(analysed) == 0 && running.isAlive()) {
        Thread.sleep(20);
      }
      assertThat(stage.graph().count(described)).as("still being asked").isZero();
      assertThat(running.await().exitCode()).isZero();
      assertThat(stage.graph().count(described)).isPositive();
    }
  }

  @Test
  void whatIsSkippedIsNotAskedAndStaysAsItIsStored() {
    try (var stage = Stage.sample()) {
      assertThat(stage.sync("--aws-requested-syncs", "iam").exitCode()).isZero();
      var before = stage.graph().lines();
      stage.estate().forgetCalls();

      var run = stage.sync("--aws-requested-syncs", "iam", "--skip", "service-last-accessed");

      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
      assertThat(stage.estate().calls())
          .isNotEmpty()
          .noneMatch(call -> call.action().contains("ServiceLastAccessed"));
      assertThat(Graph.difference(before, stage.graph().lines())).isEmpty();
    }
  }

  @Test
  void credentialsAreRefreshedInTheMiddleOfARun() {
    try (var stage = Stage.sample()) {
      var production = stage.estate().estate().account("production").id();
      // The SDK renews a minute before expiry at the latest, so these are renewed all the time.
      stage.estate().credentialLifetime(Duration.ofSeconds(63));
      stage
          .estate()
          .inject(
              Fault.slow(
                  new Target(production, "eu-west-1", "ec2:DescribeVolumes"),
                  Duration.ofSeconds(5)));

      var run =
          stage.sync("--aws-requested-syncs", "ec2:volumes,ec2:snapshots,ec2:subnet,ec2:images");

      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
      // Once to begin with, and again while the volumes were being listed.
      assertThat(stage.estate().calls())
          .filteredOn(call -> call.operation().equals("AssumeRole"))
          .filteredOn(call -> call.account().equals(stage.estate().estate().hub().id()))
          .hasSizeGreaterThan(stage.estate().estate().accounts().size());
    }
  }

  @Test
  void aProfileThatAnswersForAnotherAccountThanItsRoleArnWritesNothing() {
    try (var stage = Stage.sample()) {
      var production = stage.estate().estate().account("production").id();
      var development = stage.estate().estate().account("development").id();
      stage
          .estate()
          .serve(
              stage.estate().estate().withIdentity(AwsFiles.surveyRole(production), development));

      var run =
          stage.command().run("sync", "--profile", "production", "--neo4j-uri", stage.neo4jUri());

      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(4);
      assertThat(run.stdout() + run.stderr()).contains(production).contains(development);
      assertThat(stage.graph().count("MATCH (n:AWSAccount) RETURN count(n)")).isZero();
    }
  }

  @Test
  void aKillInTheMiddleThenARunGivesTheSameGraphAsOneUndisturbedRun() throws InterruptedException {
    try (var stage = Stage.sample()) {
      assertThat(stage.sync().exitCode()).isZero();
      var undisturbed = stage.graph().shape();
      for (var calls : List.of(15, 40, 70)) {
        stage.graph().wipe();
        stage.estate().forgetCalls();
        stage.estate().inject(Fault.slow(Target.anything(), Duration.ofMillis(60)));
        var killed = stage.startProcess();
        while (stage.estate().calls().size() < calls && killed.isAlive()) {
          Thread.sleep(20);
        }
        killed.kill();
        killed.await();
        stage.estate().heal();
        // The dead run's leases expire by themselves, long after its last transaction has ended; a
        // test waits for the transactions only.
        while (stage.graph().rows("SHOW TRANSACTIONS").size() > 1) {
          Thread.sleep(50);
        }
        stage.graph().run("MATCH (lease:AlidadeLease) SET lease.expires = 0");

        var run = stage.sync();

        assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
        assertThat(Graph.difference(undisturbed, stage.graph().shape()))
            .as("killed after %s calls", calls)
            .isEmpty();
      }
    }
  }

  @Test
  void aRunOnAnAccountThatAnotherIsWritingRefusesAndNamesIt() throws InterruptedException {
    try (var stage = Stage.sample()) {
      stage
          .estate()
          .inject(Fault.slow(Target.operation("ec2:DescribeVolumes"), Duration.ofSeconds(8)));
      var first = stage.startSync();
      while (stage.graph().count("MATCH (n:AlidadeLease) RETURN count(n)") < 3) {
        Thread.sleep(50);
      }
      var owner =
          String.valueOf(
              stage
                  .graph()
                  .rows("MATCH (n:AlidadeLease) RETURN n.owner AS owner LIMIT 1")
                  .getFirst()
                  .get("owner"));

      var second = stage.sync();

      assertThat(second.exitCode()).as(second.stdout() + second.stderr()).isEqualTo(3);
      assertThat(second.stdout() + second.stderr()).contains(owner);
      assertThat(first.await().exitCode()).isZero();
    }
  }

  @Test
  void anInterruptStopsCallingSweepsNothingAndExitsWith130() throws InterruptedException {
    try (var stage = Stage.sample()) {
      assertThat(stage.sync().exitCode()).isZero();
      var before = stage.graph().links();
      stage.estate().forgetCalls();
      stage.estate().inject(Fault.slow(Target.operation("ec2:*"), Duration.ofSeconds(2)));
      var running = stage.startProcess();
      while (stage.estate().calls().size() < 10 && running.isAlive()) {
        Thread.sleep(20);
      }
      running.interrupt();
      var run = running.await();
      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(130);
      assertThat(Graph.difference(before, stage.graph().links())).isEmpty();
      assertThat(stage.graph().count("MATCH (n:AlidadeLease) WHERE n.expires > 0 RETURN count(n)"))
          .isZero();
    }
  }

  /**
   * What a half of the modules makes does not depend on the order in which they are named, and what
   * the other half then adds makes the whole but for links between the two: these come with the
   * next run over either of their ends, here over all.
   */
  @Test
  void everySelectionAndOrderOfModulesGivesTheSameEdges() {
    try (var stage = Stage.sample()) {
      assertThat(stage.sync().exitCode()).isZero();
      var whole = stage.graph().links();
      var together = stage.graph().edges();
      var random = new Random(20261122);
      for (var round = 0; round < 2; round++) {
        var order = new ArrayList<>(MODULES);
        Collections.shuffle(order, random);
        var half = order.subList(0, 1 + random.nextInt(order.size() - 1));
        var others = order.subList(half.size(), order.size());
        var first = madeAnew(stage, half);
        assertThat(together).as("of %s", half).containsAll(first);
        var otherwise = new ArrayList<>(half);
        Collections.reverse(otherwise);
        assertThat(Graph.difference(first, madeAnew(stage, otherwise)))
            .as("%s, then in the other order", half)
            .isEmpty();

        assertEnds(stage, others, half);
        var both = stage.graph().edges();
        assertThat(both).as("%s, then %s", half, others).containsAll(first);
        assertThat(together).as("%s, then %s", half, others).containsAll(both);
        assertEnds(stage, order, half);

        assertThat(Graph.difference(whole, stage.graph().links()))
            .as("%s, then %s, then all", half, others)
            .isEmpty();
      }
    }
  }

  private static Set<String> madeAnew(Stage stage, List<String> modules) {
    stage.graph().wipe();
    assertEnds(stage, modules, List.of());
    return stage.graph().edges();
  }

  /** Permissions follow from iam; without it they are partial, and the run says so. */
  private static void assertEnds(Stage stage, List<String> modules, List<String> before) {
    var run = stage.sync("--aws-requested-syncs", String.join(",", modules));
    var partial =
        modules.contains("permission_relationships")
            && !modules.contains("iam")
            && !before.contains("iam");
    assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(partial ? 3 : 0);
  }

  /**
   * A sample of the modules, and those always of which runs by themselves once removed what others
   * own: so it takes no longer with more modules. {@code -Dalidade.seed} draws another.
   */
  @Test
  void surveyingOneModuleNeverRemovesWhatOthersOwn() {
    try (var stage = Stage.sample()) {
      assertThat(stage.sync().exitCode()).isZero();
      var before = stage.graph().links();
      for (var module : sample(Long.getLong("alidade.seed", 1))) {
        var run = stage.sync("--aws-requested-syncs", module);
        assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
        assertThat(Graph.difference(before, stage.graph().links())).as(module).isEmpty();
      }
    }
  }

  private static Set<String> sample(long seed) {
    var sample =
        new LinkedHashSet<>(List.of("ec2:vpc_peering", "ec2:tgw", "ec2:route_table", "iam"));
    var others = new ArrayList<>(MODULES);
    Collections.shuffle(others, new Random(seed));
    sample.addAll(others.subList(0, 6));
    return sample;
  }

  @Test
  void surveyingOneRegionLeavesTheOthersAlone() {
    try (var stage = Stage.sample()) {
      assertThat(stage.sync().exitCode()).isZero();
      var before = stage.graph().links();
      assertThat(before)
          .as("what lies in a region and what joins two")
          .anyMatch(link -> link.contains("-REQUESTER_VPC->") && link.contains(LAB_IN_VIRGINIA))
          .anyMatch(link -> link.contains("-ACCEPTER_VPC->") && link.contains(SHOP_IN_VIRGINIA))
          .anyMatch(link -> link.contains("-REQUESTER_VPC->") && link.contains(SHOP_IN_IRELAND));
      for (var region : stage.estate().estate().regions()) {
        var run = stage.sync("--aws-regions", region);
        assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
        assertThat(Graph.difference(before, stage.graph().links())).as(region).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"security", "production", "development"})
  void surveyingOneAccountLeavesWhatItSharesWithTheOthersAlone(String account) {
    try (var stage = Stage.sample()) {
      assertThat(stage.sync().exitCode()).isZero();
      var before = stage.graph().links();
      var run = stage.command().run("sync", "--profile", account, "--neo4j-uri", stage.neo4jUri());
      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
      assertThat(Graph.difference(before, stage.graph().links())).isEmpty();
    }
  }

  @Test
  void twoProfilesOnOneAccountSurveyItOnceAndReportTheOther() throws IOException {
    try (var stage = Stage.sample()) {
      var config = java.nio.file.Path.of(stage.environment().get("AWS_CONFIG_FILE"));
      var production = stage.estate().estate().account("production").id();
      Files.writeString(
          config,
          "\n[profile production-again]\nrole_arn = %s\ncredential_source = Environment\nregion = eu-west-1\n"
              .formatted(AwsFiles.surveyRole(production)),
          java.nio.file.StandardOpenOption.APPEND);
      var run = stage.sync();
      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
      assertThat(run.stdout()).contains("production-again").contains("same account");
    }
  }

  @Test
  void theDefaultChainSurveysItsOwnAccount() {
    try (var stage = Stage.sample()) {
      var run = stage.command().run("sync", "--neo4j-uri", stage.neo4jUri());
      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
      assertThat(stage.graph().count("MATCH (n:AWSAccount {inscope: true}) RETURN count(n)"))
          .isEqualTo(1);
    }
  }
}
