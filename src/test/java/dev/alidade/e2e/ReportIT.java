package dev.alidade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The packaged {@code alidade report} and a real database: what the binary has to bring along. */
class ReportIT {

  @Test
  void everyQuestionIsAnsweredAndThePageNeedsNothingElse() throws IOException {
    try (var stage = Stage.sample()) {
      stage
          .graph()
          .run(
              """
              CREATE (:AWSAccount {id: '210987654321', name: 'production', inscope: true})
                     -[:RESOURCE]->(:AWSEBSVolume {id: 'vol-1', encrypted: false})""");
      var page = stage.directory().resolve("page.html");

      var run =
          stage
              .process()
              .run("report", "--neo4j-uri", stage.neo4jUri(), "--output-file", page.toString());

      assertThat(run.stderr()).isEmpty();
      assertThat(run.exitCode()).isZero();
      assertThat(Files.readString(page))
          .contains("1 volume without encryption", "vol-1", "Content-Security-Policy");
    }
  }

  @Test
  void aQuestionThatWritesIsRefusedAndWritesNothing() throws IOException {
    try (var stage = Stage.sample()) {
      var questions = Files.createDirectory(stage.directory().resolve("questions"));
      Files.writeString(
          questions.resolve("writing.cypher"),
          """
          // title: Writing
          // one: node
          // many: nodes
          // columns: n
          // why: It must not.
          CREATE (n:Written {id: '1'}) RETURN n.id AS n
          """);

      var run =
          stage
              .process()
              .run(
                  "report",
                  "--neo4j-uri",
                  stage.neo4jUri(),
                  "--questions-directory",
                  questions.toString(),
                  "--question",
                  "writing");

      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.stderr())
          .isEqualTo(
              "alidade: writing: the statement writes, and may only read; Neo4j has refused it\n");
      assertThat(stage.graph().count("MATCH (n:Written) RETURN count(n)")).isZero();
    }
  }
}
