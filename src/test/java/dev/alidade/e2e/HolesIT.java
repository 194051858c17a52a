package dev.alidade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.estate.AwsFiles;
import dev.alidade.estate.Estate;
import dev.alidade.estate.Fault;
import dev.alidade.estate.Target;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Logging;

/**
 * Ways in which a run once removed what exists, kept what is gone, or let one account end the
 * others, each with the real command. What the tests of the store and of the survey's parts show
 * one by one holds here together.
 */
class HolesIT {

  private static final String UNSUPPORTED =
      "The functionality you requested is not supported in this region.";

  /** Who writes a VPC's owner in passing may not remove what the list of VPCs wrote. */
  @Test
  void peeringsAloneLeaveTheOwnersOfVpcs() {
    try (var stage = full()) {
      var before = stage.graph().links();

      var run =
          stage
              .command()
              .run(
                  "sync",
                  "--profile",
                  "production",
                  "--aws-requested-syncs",
                  "ec2:vpc_peering",
                  "--neo4j-uri",
                  stage.neo4jUri());

      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
      assertThat(Graph.difference(before, stage.graph().links())).isEmpty();
    }
  }

  @Test
  void vpcsThatCouldNotBeListedKeepTheirOwnersThoughPeeringsAnswered() {
    try (var stage = full()) {
      var before = stage.graph().links();
      var development = id(stage, "development");
      stage.estate().inject(Fault.deny(new Target(development, "us-east-1", "ec2:DescribeVpcs")));
      stage
          .estate()
          .inject(Fault.truncate(new Target(development, "eu-west-1", "ec2:DescribeVpcs"), 1));

      assertThat(stage.sync().exitCode()).isEqualTo(3);

      assertThat(Graph.difference(before, stage.graph().links())).isEmpty();
    }
  }

  @Test
  void aTransitGatewayThatIsGoneForAllGoes() {
    try (var stage = full()) {
      var gateway =
          String.valueOf(
              stage
                  .graph()
                  .rows(
                      "MATCH (t:AWSTransitGateway) WHERE t.region = 'eu-west-1'"
                          + " RETURN t.tgw_id AS id")
                  .getFirst()
                  .get("id"));
      var estate = stage.estate().estate();
      for (var account : estate.accounts()) {
        estate = estate.without(account.id(), "eu-west-1", "ec2:DescribeTransitGateways", gateway);
      }
      stage.estate().serve(estate);

      assertThat(stage.sync().exitCode()).isZero();

      assertThat(
              stage
                  .graph()
                  .count("MATCH (t:AWSTransitGateway {tgw_id: '" + gateway + "'}) RETURN count(t)"))
          .isZero();
    }
  }

  /** Whoever reported a link may remove it: the owner of a shared VPC no more than its guests. */
  @Test
  void anAccountAloneLeavesWhatOthersReportedAtItsOwn() {
    try (var stage = full()) {
      var before = stage.graph().links();
      for (var profile : List.of("security", "production", "development")) {
        var run =
            stage.command().run("sync", "--profile", profile, "--neo4j-uri", stage.neo4jUri());
        assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
        assertThat(Graph.difference(before, stage.graph().links())).as(profile).isEmpty();
      }
    }
  }

  @Test
  void anAccountThatIsRefusedLosesNothingToTheOthers() {
    try (var stage = full()) {
      var before = stage.graph().links();
      stage
          .estate()
          .serve(
              stage
                  .estate()
                  .estate()
                  .withIdentity(
                      AwsFiles.surveyRole(id(stage, "security")), id(stage, "production")));

      assertThat(stage.sync().exitCode()).isEqualTo(3);

      assertThat(Graph.difference(before, stage.graph().links())).isEmpty();
    }
  }

  @Test
  void nothingIsRemovedAndMadeAnewOfAnUnchangedEstate() {
    try (var stage = full()) {
      var before = stage.graph().lines();
      for (var run = 0; run < 3; run++) {
        var again = stage.sync("--output", "json");
        assertThat(again.exitCode()).isZero();
        assertThat(number(again.stdout(), "nodesDeleted")).isZero();
        assertThat(number(again.stdout(), "linksDeleted")).isZero();
        assertThat(number(again.stdout(), "linksCreated")).isZero();
        assertThat(number(again.stdout(), "nodesCreated")).isZero();
      }
      assertThat(Graph.difference(before, stage.graph().lines())).isEmpty();
    }
  }

  @Test
  void oneRegionAloneLeavesThePeeringsOfTheOthers() {
    try (var stage = full()) {
      var before = stage.graph().links();
      assertThat(before).anyMatch(line -> line.contains("ACCEPTER_VPC"));

      assertThat(stage.sync("--aws-regions", "eu-west-1").exitCode()).isZero();

      assertThat(Graph.difference(before, stage.graph().links())).isEmpty();
    }
  }

  /** A region that a list lacks is not asked; only AWS's own word makes it gone. */
  @Test
  void aRegionThatIsNoLongerListedStaysAndTheOthersAreSwept() {
    try (var stage = full()) {
      var production = id(stage, "production");
      var reserved =
          String.valueOf(
              stage
                  .graph()
                  .rows(
                      "MATCH (:AWSAccount {id: '"
                          + production
                          + "'})-[:RESOURCE]->(r:AWSEC2ReservedInstance {region: 'eu-west-1'})"
                          + " RETURN r.id AS id")
                  .getFirst()
                  .get("id"));
      var volumes = "MATCH (v:AWSEBSVolume {region: 'us-east-1'}) RETURN count(v)";
      var stored = stage.graph().count(volumes);
      assertThat(stored).isPositive();
      stage
          .estate()
          .serve(
              withRegions(stage.estate().estate(), "eu-west-1")
                  .without(production, "eu-west-1", "ec2:DescribeReservedInstances", reserved));

      assertThat(stage.sync().exitCode()).isZero();

      assertThat(stage.graph().count(volumes)).isEqualTo(stored);
      assertThat(
              stage
                  .graph()
                  .count(
                      "MATCH (r:AWSEC2ReservedInstance {id: '" + reserved + "'}) RETURN count(r)"))
          .isZero();

      // AWS itself says now that the accounts have not opted in to it.
      stage
          .estate()
          .serve(
              stage
                  .estate()
                  .estate()
                  .edit(
                      production,
                      Estate.GLOBAL,
                      "ec2:DescribeRegions",
                      body -> body.replace("</regionInfo>", NOT_OPTED_IN + "</regionInfo>")));
      assertThat(stage.sync().exitCode()).isZero();
      assertThat(
              stage
                  .graph()
                  .count(
                      "MATCH (:AWSAccount {id: '"
                          + production
                          + "'})-[:RESOURCE]->(v:AWSEBSVolume {region: 'us-east-1'})"
                          + " RETURN count(v)"))
          .isZero();
    }
  }

  private static final String NOT_OPTED_IN =
      """
      <item><regionName>us-east-1</regionName>\
      <regionEndpoint>ec2.us-east-1.amazonaws.com</regionEndpoint>\
      <optInStatus>not-opted-in</optInStatus></item>""";

  /** As a laptop whose lid is closed for longer than a minute. */
  @Test
  void aRunThatSleptPastItsLeaseChangesNothingMore() throws InterruptedException {
    try (var stage = full()) {
      var production = id(stage, "production");
      stage
          .estate()
          .inject(
              Fault.slow(
                  new Target(production, Estate.GLOBAL, "iam:ListSAMLProviders"),
                  Duration.ofSeconds(6)));
      String[] one = {
        "sync", "--profile", "production", "--neo4j-uri", stage.neo4jUri(), "--update-tag", "1000"
      };
      var sleeping = stage.process().start(one);
      while (stage.graph().count("MATCH (v:AWSEBSVolume {lastupdated: 1000}) RETURN count(v)")
          == 0) {
        Thread.sleep(20);
      }
      sleeping.pause();
      stage.graph().run("MATCH (lease:AlidadeLease) SET lease.expires = 0");
      stage.estate().heal();
      assertThat(stage.sync("--update-tag", "2000").exitCode()).isZero();
      var whole = stage.graph().lines();

      sleeping.goOn();
      var late = sleeping.await();

      assertThat(late.exitCode()).as(late.stdout() + late.stderr()).isEqualTo(3);
      assertThat(late.stdout()).contains("another run took it over");
      assertThat(Graph.difference(whole, stage.graph().lines())).isEmpty();
      assertThat(
              stage
                  .graph()
                  .count(
                      "MATCH (:AWSAccount {id: '"
                          + production
                          + "'})-[:RESOURCE]->(n) WHERE n.lastupdated = 1000 RETURN count(n)"))
          .isZero();
    }
  }

  @Test
  void aLookUpThatIsDeniedToOneAccountIsAskedByTheOthersThemselves() {
    try (var stage = Stage.sample()) {
      var security = id(stage, "security");
      stage
          .estate()
          .inject(
              Fault.slow(
                  new Target(security, Estate.GLOBAL, "iam:GetPolicy"), Duration.ofSeconds(3)));
      stage.estate().inject(Fault.deny(new Target(security, Estate.GLOBAL, "iam:GetPolicy")));
      for (var other : List.of("production", "development")) {
        stage
            .estate()
            .inject(
                Fault.slow(
                    new Target(
                        id(stage, other), Estate.GLOBAL, "iam:GetAccountAuthorizationDetails"),
                    Duration.ofSeconds(1)));
      }

      var run = stage.sync("--aws-requested-syncs", "iam");

      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
      var denied = Pattern.compile("denied +iam:GetPolicy").matcher(run.stdout()).results().count();
      assertThat(denied).as(run.stdout()).isOne();
    }
  }

  /** As an administrator, or the database's own limit of time, ends a statement. */
  @Test
  void aStatementThatTheDatabaseEndsIsOneAccountsFailure() throws InterruptedException {
    try (var stage = full();
        var driver =
            GraphDatabase.driver(
                stage.neo4jUri(),
                AuthTokens.none(),
                Config.builder().withLogging(Logging.none()).build())) {
      var production = id(stage, "production");
      var volume =
          String.valueOf(
              stage
                  .graph()
                  .rows(
                      "MATCH (:AWSAccount {id: '"
                          + production
                          + "'})-[:RESOURCE]->(i:AWSEC2ReservedInstance) RETURN i.id AS id")
                  .getFirst()
                  .get("id"));
      stage
          .estate()
          .serve(
              stage
                  .estate()
                  .estate()
                  .without(
                      production,
                      String.valueOf(
                          stage
                              .graph()
                              .rows(
                                  "MATCH (i:AWSEC2ReservedInstance {id: '"
                                      + volume
                                      + "'}) RETURN i.region AS region")
                              .getFirst()
                              .get("region")),
                      "ec2:DescribeReservedInstances",
                      volume));
      try (var session = driver.session();
          var holding = session.beginTransaction()) {
        holding
            .run("MATCH (i:AWSEC2ReservedInstance {id: '" + volume + "'}) SET i.held = true")
            .consume();
        var running = stage.startSync();
        var blocked =
            // Those that wait for each other do so for moments.
            "SHOW TRANSACTIONS YIELD transactionId, status, elapsedTime"
                + " WHERE status STARTS WITH 'Blocked' AND elapsedTime.milliseconds > 1000"
                + " RETURN transactionId AS id";
        var waiting = stage.graph().rows(blocked);
        while (waiting.isEmpty() && running.isAlive()) {
          Thread.sleep(50);
          waiting = stage.graph().rows(blocked);
        }
        stage.graph().run("TERMINATE TRANSACTIONS '" + waiting.getFirst().get("id") + "'");
        Thread.sleep(1_000);
        holding.rollback();

        var run = running.await();

        assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(3);
        assertThat(run.stdout()).contains("2 accounts surveyed, 1 failed");
      }
      assertThat(stage.sync().exitCode()).isZero();
      assertThat(
              stage
                  .graph()
                  .count("MATCH (i:AWSEC2ReservedInstance {id: '" + volume + "'}) RETURN count(i)"))
          .isZero();
    }
  }

  @Test
  void aSecondRunUnderTheSameUpdateTagIsRefused() {
    try (var stage = Stage.sample()) {
      assertThat(stage.sync("--update-tag", "1000").exitCode()).isZero();
      var before = stage.graph().lines();

      var again = stage.sync("--update-tag", "1000");

      assertThat(again.exitCode()).as(again.stdout() + again.stderr()).isEqualTo(2);
      assertThat(again.stdout()).contains("same update tag, 1000").contains("--update-tag");
      assertThat(Graph.difference(before, stage.graph().lines())).isEmpty();
    }
  }

  @Test
  void anOlderUpdateTagRemovesWhatIsGoneToo() {
    try (var stage = Stage.sample()) {
      assertThat(stage.sync("--update-tag", "2000").exitCode()).isZero();
      var production = id(stage, "production");
      var pair =
          String.valueOf(
              stage
                  .graph()
                  .rows(
                      "MATCH (:AWSAccount {id: '"
                          + production
                          + "'})-[:RESOURCE]->(r:AWSEC2ReservedInstance {region: 'eu-west-1'})"
                          + " RETURN r.id AS id")
                  .getFirst()
                  .get("id"));
      stage
          .estate()
          .serve(
              stage
                  .estate()
                  .estate()
                  .without(production, "eu-west-1", "ec2:DescribeReservedInstances", pair));

      assertThat(stage.sync("--update-tag", "1000").exitCode()).isZero();

      assertThat(
              stage
                  .graph()
                  .count("MATCH (r:AWSEC2ReservedInstance {id: '" + pair + "'}) RETURN count(r)"))
          .isZero();
    }
  }

  @Test
  void aRunWithoutTheOrganisationKeepsItsNameOfAnAccount() {
    try (var stage = full()) {
      var names = "MATCH (a:AWSAccount) WHERE a.inscope RETURN a.id AS id, a.name AS name";
      var before = stage.graph().rows(names);

      assertThat(stage.sync("--aws-requested-syncs", "ec2:keypair").exitCode()).isZero();

      assertThat(stage.graph().rows(names)).containsExactlyInAnyOrderElementsOf(before);
    }
  }

  @Test
  void whatAnOptionLeavesUnaskedIsNoFailureAndStays() {
    try (var stage = full()) {
      var before = stage.graph().links();

      var run =
          stage.sync(
              "--aws-organization-account-ids", id(stage, "development"), "--output", "json");

      assertThat(run.exitCode()).as(run.stderr()).isZero();
      assertThat(run.stdout()).contains("\"not-asked\"");
      assertThat(Graph.difference(before, stage.graph().links())).isEmpty();
    }
  }

  /** It may be said of one call of several, for a while, or wrongly. */
  @Test
  void anActionThatARegionDoesNotKnowRemovesNothing() {
    try (var stage = full()) {
      var before = stage.graph().links();
      for (var operation :
          List.of("ec2:DescribeTransitGateways", "ec2:DescribeVpcs", "inspector2:ListFindings")) {
        stage
            .estate()
            .inject(
                Fault.refuse(
                    new Target(id(stage, "production"), "eu-west-1", operation),
                    400,
                    "UnsupportedOperation",
                    UNSUPPORTED));
      }

      assertThat(stage.sync().exitCode()).isZero();

      assertThat(Graph.difference(before, stage.graph().links())).isEmpty();
    }
  }

  @Test
  void aDeniedDetailKeepsWhatItFeedsAndNothingElse() {
    try (var stage = full()) {
      var production = id(stage, "production");
      var uses = "MATCH (k:AWSAccountAccessKey) WHERE k.lastuseddate IS NOT NULL RETURN count(k)";
      var used = stage.graph().count(uses);
      assertThat(used).isPositive();
      stage
          .estate()
          .inject(Fault.deny(new Target(production, Estate.GLOBAL, "iam:GetAccessKeyLastUsed")));
      var provider =
          String.valueOf(
              stage
                  .graph()
                  .rows(
                      "MATCH (:AWSAccount {id: '"
                          + production
                          + "'})-[:RESOURCE]->(p:AWSSAMLProvider) RETURN p.id AS id")
                  .getFirst()
                  .get("id"));
      stage
          .estate()
          .serve(
              stage
                  .estate()
                  .estate()
                  .without(production, Estate.GLOBAL, "iam:ListSAMLProviders", provider));

      var run = stage.sync("--aws-requested-syncs", "iam");

      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
      assertThat(run.stdout()).contains("iam:GetAccessKeyLastUsed");
      assertThat(stage.graph().count(uses)).isEqualTo(used);
      assertThat(
              stage
                  .graph()
                  .count("MATCH (p:AWSSAMLProvider {id: '" + provider + "'}) RETURN count(p)"))
          .isZero();
    }
  }

  @Test
  void anItemWithoutAnIdCostsThatItem() {
    try (var stage = full()) {
      var production = id(stage, "production");
      var estate = stage.estate().estate();
      stage
          .estate()
          .serve(
              estate.edit(
                  production,
                  "eu-west-1",
                  "ec2:DescribeReservedInstances",
                  body ->
                      body.replace(
                          "<reservedInstancesSet>",
                          "<reservedInstancesSet><item><state>active</state></item>")));

      var run = stage.sync();

      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(3);
      assertThat(run.stdout()).contains("1 item of AWSEC2ReservedInstance");
      assertThat(stage.graph().count("MATCH (r:AWSEC2ReservedInstance) RETURN count(r)"))
          .isPositive();
    }
  }

  @Test
  void accountsThatAreNoLongerSurveyedAreNamedInTheReport() {
    try (var stage = full()) {
      stage.graph().run("CREATE (:AWSAccount {id: '777788889999', inscope: true, lastupdated: 1})");

      var run = stage.sync();

      assertThat(run.exitCode()).isZero();
      assertThat(run.stdout()).contains("777788889999").contains("alidade forget --account");
    }
  }

  private static Stage full() {
    var stage = Stage.sample();
    var first = stage.sync("--update-tag", "500");
    assertThat(first.exitCode()).as(first.stdout() + first.stderr()).isZero();
    return stage;
  }

  private static String id(Stage stage, String name) {
    return stage.estate().estate().account(name).id();
  }

  private static Estate withRegions(Estate estate, String only) {
    var changed = estate;
    for (var account : estate.accounts()) {
      changed =
          changed.edit(
              account.id(),
              Estate.GLOBAL,
              "ec2:DescribeRegions",
              body ->
                  body.replaceAll(
                      "(?s)<item>\\s*<regionName>(?!" + only + ")[^<]*</regionName>.*?</item>",
                      ""));
    }
    return changed;
  }

  private static long number(String json, String field) {
    var found = Pattern.compile("\"" + field + "\" : (\\d+)").matcher(json);
    assertThat(found.find()).as(field).isTrue();
    return Long.parseLong(found.group(1));
  }
}
