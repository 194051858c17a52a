package dev.alidade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.embedded.EmbeddedNeo4j;
import dev.alidade.embedded.Neo4jOptions;
import dev.alidade.embedded.Neo4jVersion;
import dev.alidade.estate.AwsFiles;
import dev.alidade.estate.Fault;
import dev.alidade.estate.Target;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether a sync would work is known before it, and nothing is left behind by asking. */
class DoctorIT {

  @Test
  void aSoundSetUpIsFoundSoundAndNothingIsLeftInTheDatabase() {
    try (var stage = Stage.sample()) {
      stage.graph().raze();

      var found = doctor(stage);

      assertThat(found.exitCode()).as(said(found)).isZero();
      assertThat(found.stdout())
          .contains("may write and make constraints", "no other run is writing")
          .contains("0 of ", "A sync would work");
      assertThat(stage.graph().count("MATCH (n) RETURN count(n)")).isZero();
      assertThat(stage.graph().rows("SHOW CONSTRAINTS YIELD name")).isEmpty();
      assertThat(stage.graph().rows("SHOW INDEXES YIELD type WHERE type <> 'LOOKUP' RETURN type"))
          .isEmpty();
      assertThat(stage.graph().rows("CALL db.labels()")).isEmpty();
    }
  }

  @Test
  void whatIsDeniedIsListedAndFailsOnlyWhereThatIsWanted() {
    try (var stage = Stage.sample()) {
      var production = stage.estate().estate().account("production").id();
      stage.estate().inject(Fault.deny(Target.operation("inspector2:*")));
      stage.estate().inject(Fault.denyByOrganization(new Target(production, "us-east-1", "ec2:*")));

      var found = doctor(stage);
      var strict = doctor(stage, "--fail-on", "denied");

      assertThat(found.exitCode()).as(said(found)).isZero();
      assertThat(found.stdout())
          .contains("inspector2:ListFindings", "AmazonInspector2ReadOnlyAccess")
          .contains("service control policy", "us-east-1");
      assertThat(strict.exitCode()).as(said(strict)).isEqualTo(3);
    }
  }

  @Test
  void anAccountThatAnotherRunWritesIsNamedWithItsOwner() {
    try (var stage = Stage.sample()) {
      stage
          .graph()
          .run(
              "CREATE (:AlidadeLease {id: $id, owner: 'bob@build-7', expires: timestamp() + 60000})",
              Map.of("id", stage.estate().estate().account("production").id()));

      var found = doctor(stage);

      assertThat(found.exitCode()).as(said(found)).isEqualTo(3);
      assertThat(found.stdout()).contains("bob@build-7");
    }
  }

  @Test
  void credentialsOfAnotherAccountAreRefused() {
    try (var stage = Stage.sample()) {
      var estate = stage.estate().estate();
      stage
          .estate()
          .serve(
              estate.withIdentity(
                  AwsFiles.surveyRole(estate.account("production").id()),
                  estate.account("development").id()));

      var found = doctor(stage, "--aws-requested-syncs", "ec2:vpc");

      assertThat(found.exitCode()).as(said(found)).isEqualTo(3);
      assertThat(found.stdout()).contains("AWS answers account", "but the profile names");
    }
  }

  @Test
  void aWrongPasswordAndNoServer() throws IOException {
    try (var stage = Stage.sample();
        var neo4j =
            EmbeddedNeo4j.start(
                Neo4jVersion.NEO4J_5_26, Neo4jOptions.defaults().withPassword("correct-horse"))) {
      var environment = new HashMap<>(stage.environment());
      environment.put("NEO4J_PASSWORD", "battery-staple");
      var wrong =
          Command.with(environment)
              .run(
                  "doctor",
                  "--profile",
                  "production",
                  "--neo4j-uri",
                  neo4j.boltUri().toString(),
                  "--neo4j-user",
                  "neo4j");
      var away =
          stage
              .command()
              .run("doctor", "--profile", "production", "--neo4j-uri", "bolt://127.0.0.1:1");

      for (var found : List.of(wrong, away)) {
        assertThat(found.exitCode()).as(said(found)).isEqualTo(5);
        assertThat(found.stdout()).contains("Account production", "modules answer in full");
      }
      assertThat(wrong.stdout()).contains("refused the user or password");
      assertThat(said(wrong)).doesNotContain("battery-staple");
      assertThat(away.stdout()).contains("cannot be reached");
    }
  }

  private static Command.Finished doctor(Stage stage, String... more) {
    var arguments = stage.syncArguments(more);
    arguments[0] = "doctor";
    return stage.command().run(arguments);
  }

  private static String said(Command.Finished found) {
    return found.stdout() + found.stderr();
  }
}
