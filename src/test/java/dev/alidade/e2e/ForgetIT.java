package dev.alidade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The packaged {@code alidade forget} and a real database. */
class ForgetIT {

  @Test
  void anAccountIsForgotten() throws IOException {
    try (var stage = Stage.sample()) {
      stage
          .graph()
          .run(
              """
              CREATE (:AWSAccount {id: '111122223333', inscope: true})
                     -[:RESOURCE {_module_name: 'alidade:aws:111122223333:eu-west-1'}]->
                     (:AWSEBSVolume {id: 'vol-1'})\
              """);

      var run =
          stage
              .process()
              .run("forget", "--account", "111122223333", "--neo4j-uri", stage.neo4jUri());

      assertThat(run.stderr()).isEmpty();
      assertThat(run.stdout())
          .endsWith("2 nodes and 1 relationship of account 111122223333 were removed\n");
      assertThat(run.exitCode()).isZero();
      assertThat(stage.graph().count("MATCH (n) RETURN count(n)")).isZero();
    }
  }
}
