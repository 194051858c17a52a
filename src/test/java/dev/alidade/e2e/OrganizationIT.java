package dev.alidade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.embedded.Neo4jVersion;
import dev.alidade.estate.Estate;
import dev.alidade.estate.Fault;
import dev.alidade.estate.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The accounts of an organisation without a profile for each, and the organisation as graph. */
class OrganizationIT {

  private static final String HUB = "111122223333";
  private static final String PARENTS = "organizations:ListAccountsForParent";

  private static final String SURVEYED =
      "MATCH (a:AWSAccount {inscope: true}) RETURN a.name AS name ORDER BY name";

  /** Units and accounts with the way up from each. */
  private static final String PLACES =
      "MATCH (n)-[:PARENT]->(p) RETURN n.name + ' in ' + coalesce(p.name, p.id) AS place"
          + " ORDER BY place";

  @Test
  void everyActiveAccountIsSurveyedThroughTheRoleWithoutAProfileForEach() {
    try (var stage = stage(Estate.sample().withExternalId("only-we-know"))) {
      var run = small(stage, "--external-id", "only-we-know");

      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
      assertThat(names(stage, SURVEYED, "name"))
          .containsExactly("development", "production", "security");
      assertThat(stage.graph().count("MATCH (n:AWSVpc) RETURN count(n)")).isPositive();
      assertThat(stage.graph().count("MATCH (a:AWSAccount {state: 'SUSPENDED'}) RETURN count(a)"))
          .isOne();
      assertThat(stage.estate().calls())
          .filteredOn(call -> call.operation().equals("AssumeRole"))
          .hasSize(3)
          .allMatch(call -> call.account().equals(HUB));
      assertThat(names(stage, PLACES, "place"))
          .containsExactly(
              "Closed in Root",
              "Development in Workloads",
              "Production in Workloads",
              "Root in o-nordlicht1",
              "Workloads in Root",
              "development in Development",
              "production in Production",
              "security in Root");
      // Members may not list the organisation: nothing that a person has to do anything about.
      assertThat(run.stdout()).doesNotContain("denied");
    }
  }

  @Test
  void aWrongExternalIdLeavesTheHubAloneToBeSurveyed() {
    try (var stage = stage(Estate.sample().withExternalId("only-we-know"))) {
      var run = small(stage, "--external-id", "a-guess");

      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(3);
      assertThat(run.stdout()).contains("production (210987654321)").contains("external_id");
      assertThat(names(stage, SURVEYED, "name")).containsExactly("security");
    }
  }

  @Test
  void accountsAreChosenByUnitAndTag() {
    try (var stage = stage(Estate.sample())) {
      var run =
          small(stage, "--include-ous", "ou-nl01-w0rkl0ad", "--exclude-tags", "env=development");

      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
      assertThat(names(stage, SURVEYED, "name")).containsExactly("production");
    }
  }

  @Test
  void aListOfAccountsThatEndsEarlyKeepsWhatIsStoredAndGivesExitCode3() {
    try (var stage = stage(Estate.sample())) {
      assertThat(small(stage).exitCode()).isZero();
      var before = stage.graph().links();
      stage.estate().inject(Fault.truncate(Target.operation("organizations:ListAccounts"), 2));

      var second = small(stage);

      assertThat(second.exitCode()).as(second.stdout() + second.stderr()).isEqualTo(3);
      assertThat(second.stdout())
          .contains("further accounts of the organisation")
          .contains("organizations:ListAccounts");
      assertThat(Graph.difference(before, stage.graph().links())).isEmpty();
    }
  }

  @Test
  void anOrganisationThatCannotBeReadKeepsWhatIsStored() {
    try (var stage = stage(Estate.sample())) {
      assertThat(onlyTree(stage).exitCode()).isZero();
      var before = stage.graph().lines();
      stage.estate().inject(Fault.serverError(Target.operation(PARENTS), Fault.ALWAYS));

      var failed = onlyTree(stage);

      assertThat(failed.exitCode()).as(failed.stdout() + failed.stderr()).isEqualTo(3);
      assertThat(Graph.difference(before, stage.graph().lines())).isEmpty();

      stage.estate().heal();
      stage.estate().inject(Fault.deny(Target.operation("organizations:ListRoots")));
      var denied = onlyTree(stage);

      assertThat(denied.exitCode()).as(denied.stdout() + denied.stderr()).isZero();
      assertThat(denied.stdout()).contains("organizations:ListRoots");
      assertThat(Graph.difference(before, stage.graph().lines())).isEmpty();
    }
  }

  @Test
  void whoLeavesOrMovesIsNoLongerWhereHeWas() {
    try (var stage = stage(Estate.sample())) {
      assertThat(onlyTree(stage).exitCode()).isZero();
      var estate = stage.estate().estate();
      var production =
          """
          {"Accounts": [{"Id": "210987654321", "Name": "shop", "State": "ACTIVE"}]}
          """;
      var nothing = "{\"Accounts\": [], \"OrganizationalUnits\": []}";
      // Production moves up, under a new name; development leaves; its unit and one more go.
      stage
          .estate()
          .serve(
              estate
                  .replaceItem(HUB, Estate.GLOBAL, PARENTS, "ou-nl01-w0rkl0ad", production)
                  .replaceItem(
                      HUB,
                      Estate.GLOBAL,
                      "organizations:ListOrganizationalUnitsForParent",
                      "ou-nl01-w0rkl0ad",
                      nothing));

      var second = onlyTree(stage);

      assertThat(second.exitCode()).as(second.stdout() + second.stderr()).isZero();
      assertThat(names(stage, PLACES, "place"))
          .containsExactly(
              "Closed in Root",
              "Root in o-nordlicht1",
              "Workloads in Root",
              "security in Root",
              "shop in Workloads");
      assertThat(stage.graph().count("MATCH (u:AWSOrganizationalUnit) RETURN count(u)"))
          .isEqualTo(2);
      assertThat(
              stage
                  .graph()
                  .count(
                      "MATCH (:AWSOrganizationalUnit)-[r:RESOURCE]->(:AWSAccount) RETURN count(r)"))
          .isOne();
      assertThat(
              stage
                  .graph()
                  .rows(
                      "MATCH (a:AWSAccount {id: '444455556666'}) RETURN a.org_id AS organisation,"
                          + " a.state AS state, a.inscope AS inscope"))
          .singleElement()
          .satisfies(
              left -> {
                assertThat(left.get("organisation")).isNull();
                assertThat(left.get("state")).isNull();
                assertThat(left.get("inscope")).isEqualTo(true);
              });
    }
  }

  @Test
  void profilesAreSurveyedUnderTheNamesOfTheOrganisation() {
    var estate =
        Estate.sample()
            .replaceItem(
                HUB,
                Estate.GLOBAL,
                PARENTS,
                "ou-nl01-dev00000",
                """
                {"Accounts": [{"Id": "444455556666", "Name": "Playground", "State": "ACTIVE"}]}
                """);
    try (var stage = Stage.of(estate, Neo4jVersion.NEO4J_5_26)) {
      var run =
          stage.sync(
              "--aws-requested-syncs",
              "organizations,ec2:vpc",
              "--aws-organization-account-ids",
              HUB + ",999999999999");

      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
      assertThat(names(stage, SURVEYED, "name"))
          .containsExactly("Playground", "production", "security");
      assertThat(run.stdout().replaceAll("\\s+", " "))
          .contains("account 999999999999, which is none of this run");
      assertThat(stage.estate().calls())
          .filteredOn(call -> call.service().equals("organizations"))
          .isNotEmpty()
          .allMatch(call -> call.account().equals(HUB));
    }
  }

  /** Keys of the hub and no profile. */
  private static Stage stage(Estate estate) {
    var stage = Stage.of(estate, Neo4jVersion.NEO4J_5_26);
    try {
      Files.writeString(stage.directory().resolve("config"), "[default]\nregion = eu-west-1\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return stage;
  }

  private static Command.Finished sync(Stage stage, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "sync",
                "--organization",
                "--role-name",
                "cartography-read-only",
                "--neo4j-uri",
                stage.neo4jUri()));
    arguments.addAll(Arrays.asList(more));
    return stage.command().run(arguments.toArray(new String[0]));
  }

  /** With little else: this is about which accounts, not about what they have. */
  private static Command.Finished small(Stage stage, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("--aws-requested-syncs", "organizations,ec2:vpc"));
    arguments.addAll(Arrays.asList(more));
    return sync(stage, arguments.toArray(new String[0]));
  }

  private static Command.Finished onlyTree(Stage stage) {
    return sync(stage, "--aws-requested-syncs", "organizations");
  }

  private static List<String> names(Stage stage, String cypher, String column) {
    return stage.graph().rows(cypher).stream().map(row -> String.valueOf(row.get(column))).toList();
  }
}
