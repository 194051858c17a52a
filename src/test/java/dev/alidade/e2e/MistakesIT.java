package dev.alidade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.embedded.EmbeddedNeo4j;
import dev.alidade.embedded.Neo4jOptions;
import dev.alidade.embedded.Neo4jVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

/** Every mistake gets one clear line and its exit code, and nothing is written. */
class MistakesIT {

  @Test
  void aWrongOption() {
    try (var stage = Stage.sample()) {
      expect(
          stage,
          stage.process().run("sync", "--aws-sync-all-profile"),
          2,
          "--aws-sync-all-profile");
    }
  }

  @Test
  void anUnknownModule() {
    try (var stage = Stage.sample()) {
      expect(stage, sync(stage, "--aws-requested-syncs", "ec2:volume,iam"), 2, "ec2:volume");
    }
  }

  @Test
  void aMissingFile() {
    try (var stage = Stage.sample()) {
      var environment = new HashMap<>(stage.environment());
      environment.put("AWS_CONFIG_FILE", stage.directory().resolve("nowhere").toString());
      var run = new CommandProcess(environment).run(stage.syncArguments());
      expect(stage, run, 2, "nowhere");
    }
  }

  @Test
  void aMissingPasswordFile() {
    try (var stage = Stage.sample()) {
      var run = sync(stage, "--neo4j-user", "neo4j", "--neo4j-password-file", "/no/such/file");
      expect(stage, run, 2, "/no/such/file");
    }
  }

  @Test
  void anUnknownProfile() {
    try (var stage = Stage.sample()) {
      var run = stage.process().run("sync", "--profile", "nobody", "--neo4j-uri", stage.neo4jUri());
      expect(stage, run, 2, "nobody");
    }
  }

  @Test
  void anUnreachableNeo4j() {
    try (var stage = Stage.sample()) {
      var run =
          stage
              .process()
              .run("sync", "--aws-sync-all-profiles", "--neo4j-uri", "bolt://127.0.0.1:1");
      expect(stage, run, 5, "bolt://127.0.0.1:1");
    }
  }

  @Test
  void aWrongPassword() throws IOException {
    try (var stage = Stage.sample();
        var neo4j =
            EmbeddedNeo4j.start(
                Neo4jVersion.NEO4J_5_26, Neo4jOptions.defaults().withPassword("correct-horse"))) {
      var file = Files.writeString(stage.directory().resolve("password"), "battery-staple");
      var uri = neo4j.boltUri().toString();
      var wrong =
          stage
              .process()
              .run(
                  "sync",
                  "--aws-sync-all-profiles",
                  "--neo4j-uri",
                  uri,
                  "--neo4j-user",
                  "neo4j",
                  "--neo4j-password-file",
                  file.toString());
      expect(stage, wrong, 5, "password");
      assertThat(wrong.stdout() + wrong.stderr()).doesNotContain("battery-staple");

      var environment = new HashMap<>(stage.environment());
      environment.put("GRAPH_PASSWORD", "correct-horse");
      var right =
          new CommandProcess(environment)
              .run(
                  "sync",
                  "--aws-sync-all-profiles",
                  "--neo4j-uri",
                  uri,
                  "--neo4j-user",
                  "neo4j",
                  "--neo4j-password-env-var",
                  "GRAPH_PASSWORD",
                  "--aws-requested-syncs",
                  "ec2:vpc");
      assertThat(right.exitCode()).as(right.stdout() + right.stderr()).isZero();
    }
  }

  private static Command.Finished sync(Stage stage, String... more) {
    return stage.process().run(stage.syncArguments(more));
  }

  private static void expect(Stage stage, Command.Finished run, int exitCode, String named) {
    var said = run.stdout() + run.stderr();
    assertThat(run.exitCode()).as(said).isEqualTo(exitCode);
    assertThat(run.stderr()).as(said).contains(named);
    assertThat(said).doesNotContain("\tat ").doesNotContain("Exception");
    assertThat(stage.graph().count("MATCH (n) RETURN count(n)")).isZero();
  }
}
