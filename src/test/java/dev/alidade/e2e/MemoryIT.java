package dev.alidade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.embedded.Neo4jVersion;
import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateSize;
import org.junit.jupiter.api.Test;

/** What a run holds in memory does not grow with what an account has. */
class MemoryIT {

  /** As objects of the SDK some 4 KB each, 80 MB in all, so that all at once would not fit. */
  private static final int FINDINGS = 20_000;

  @Test
  void manyFindingsAreChartedInAHeapThatCouldNotHoldThem() {
    var size = EstateSize.small().withFindings(FINDINGS);
    try (var stage = Stage.of(Estate.generated(size), Neo4jVersion.NEO4J_5_26)) {
      var run =
          stage
              .command()
              .with("-Xmx64m")
              .run(stage.syncArguments("--aws-requested-syncs", "inspector"));

      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
      assertThat(stage.graph().count("MATCH (n:AWSInspectorFinding) RETURN count(n)"))
          .isEqualTo(FINDINGS);
    }
  }
}
