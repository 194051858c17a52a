package dev.alidade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.estate.Fault;
import dev.alidade.estate.Target;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Permission relationships of the sample estate, from the command to the graph. */
class PermissionsIT {

  private static final String PASSES = "MATCH ()-[r:CAN_PASS_ROLE]->(:AWSRole) RETURN count(r)";

  @Test
  void oneRunHasThemAndTheyStayUntilTheirSourcesSayOtherwise() throws IOException {
    try (var stage = Stage.sample()) {
      var first = stage.sync("--aws-requested-syncs", "iam,permission_relationships");
      assertThat(first.exitCode()).as(first.stdout() + first.stderr()).isZero();
      assertThat(first.stdout()).contains("permission_relationships");
      long passes = stage.graph().count(PASSES);
      assertThat(passes).isPositive();
      assertThat(
              stage
                  .graph()
                  .count(
                      "MATCH (:AWSUser {name: 'intern-2019'})-[:PERMISSIONS_BOUNDARY]->"
                          + "(:AWSPermissionsBoundary)-[:BOUNDARY_STATEMENT]->(s) RETURN count(s)"))
          .isEqualTo(2);

      // From what is stored, by itself: nothing changes.
      var alone = stage.sync("--aws-requested-syncs", "permission_relationships");
      assertThat(alone.exitCode()).as(alone.stdout() + alone.stderr()).isZero();
      assertThat(stage.graph().count(PASSES)).isEqualTo(passes);

      // Where IAM is denied, what no longer follows stays; where it answers, it goes.
      stage
          .graph()
          .run(
              "MATCH (u:AWSUser {name: 'intern-2019'})<-[:RESOURCE]-(a:AWSAccount)"
                  + "-[:RESOURCE]->(role:AWSRole) WITH u, role LIMIT 1"
                  + " MERGE (u)-[r:CAN_PASS_ROLE]->(role) SET r.lastupdated = 1");
      stage.estate().inject(Fault.deny(Target.operation("iam:GetAccountAuthorizationDetails")));
      var denied = stage.sync("--aws-requested-syncs", "iam,permission_relationships");
      assertThat(denied.exitCode()).as(denied.stdout() + denied.stderr()).isZero();
      assertThat(stage.graph().count(PASSES)).isEqualTo(passes + 1);
      stage.estate().heal();

      var mapping = stage.directory().resolve("mine.yaml");
      Files.writeString(
          mapping,
          """
          - target_label: AWSRole
            permissions: [iam:PassRole]
            relationship_name: CAN_PASS_ROLE
          - target_label: AWSUser
            permissions: ["iam:CreateAccessKey"]
            relationship_name: CAN_MAKE_KEYS_FOR
          """);
      var mine =
          stage.sync(
              "--aws-requested-syncs",
              "iam,permission_relationships",
              "--permission-relationships-file",
              mapping.toString());
      assertThat(mine.exitCode()).as(mine.stdout() + mine.stderr()).isZero();
      assertThat(stage.graph().count(PASSES)).isEqualTo(passes);
      assertThat(
              stage
                  .graph()
                  .count("MATCH (:AWSPrincipal)-[r:CAN_MAKE_KEYS_FOR]->(:AWSUser) RETURN count(r)"))
          .isPositive();
    }
  }
}
