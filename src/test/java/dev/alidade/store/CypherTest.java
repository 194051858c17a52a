package dev.alidade.store;

import static dev.alidade.graph.Target.to;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CypherTest {

  @Test
  void aNodeIsMergedByTheIdAlone() {
    assertThat(Cypher.merged("AWSDisk"))
        .isEqualTo(
            """
            UNWIND $batch.keys AS one
            MERGE (n:`AWSDisk` {id: one.key})
            ON CREATE SET n.firstseen = timestamp()
            SET n._module_version = $version
            RETURN collect([one.i, elementId(n)]) AS nodes""");
  }

  @Test
  void anEndOfALinkIsMatchedAndNeverMade() {
    assertThat(Cypher.found(to("AWSHost", (String s) -> s).by("arn")))
        .isEqualTo(
            """
            UNWIND $batch.keys AS one
            MATCH (n:`AWSHost` {`arn`: one.key})
            RETURN collect([one.i, elementId(n)]) AS nodes""");
  }

  @Test
  void namesAreQuotedSoThatNoneCanChangeTheStatement() {
    assertThat(Cypher.quoted("A`) DETACH DELETE (n")).isEqualTo("`A``) DETACH DELETE (n`");
    assertThat(Cypher.merged("A`b")).contains("(n:`A``b` {");
    assertThat(Cypher.found(to("A`b", (String s) -> s).by("c`d"))).contains("(n:`A``b` {`c``d`:");
  }
}
