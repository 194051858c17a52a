package dev.alidade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.embedded.Neo4jVersion;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Reporter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is too much for a transaction of ten megabytes goes in parts, on real servers. */
@ParameterizedClass
@EnumSource(Neo4jVersion.class)
class TooLargeIT {

  private static final String A = "111111111111";
  private static final String WEST = "eu-west-1";
  private static final String A_WEST = Reporter.of(A, WEST).mark();

  private record Host(String id) {}

  private static final NodeType<Host> HOST =
      NodeType.named("AWSHost", Host.class).id(Host::id).ownedByAccount().build();
  private static final NodeType<Host> PORT =
      NodeType.named("AWSPort", Host.class).id(Host::id).keptWhileLinked("AT").build();

  @Parameter private Neo4jVersion version = Neo4jVersion.NEO4J_5_26;

  private StoreDatabase database;
  private Leases leases;
  private Sweep sweep;

  @BeforeEach
  void aServerWithLittleMemoryForATransaction() {
    database = StoreDatabase.small(version);
    empty();
    database.write("CREATE (:AWSAccount {id: $a, lastupdated: 2})", "a", A);
    leases = new Leases(database.transactions(), "this run", 2);
    leases.take(A);
    sweep =
        new Sweep(
            database.transactions(),
            new WriteLedger(),
            2,
            new Keepers(List.of(HOST, PORT)),
            leases.fence(A),
            () -> false);
  }

  @Test
  void theServerDoesNotTakeThisAtOnce() {
    hosts(400, 40, A_WEST);

    assertThatThrownBy(() -> database.write("MATCH (n:AWSHost) DETACH DELETE n"))
        .isInstanceOf(StoreException.class)
        .extracting(e -> ((StoreException) e).kind())
        .isEqualTo(StoreException.Kind.TOO_LARGE);
  }

  @Test
  void manyNodesWithManyRelationshipsGoInParts() {
    hosts(2_000, 40, A_WEST);

    assertThat(sweep.nodes("AWSHost", A, List.of(WEST)))
        .isEqualTo(new Sweep.Removed(2_000, 82_000));
  }

  @Test
  void oneNodeWithMoreRelationshipsThanFitGoesInParts() {
    hosts(1, 50_000, A_WEST);

    assertThat(sweep.nodes("AWSHost", A, List.of(WEST))).isEqualTo(new Sweep.Removed(1, 50_001));
  }

  @Test
  void soItDoesWhereThereWasNoMark() {
    hosts(1, 20_000, "othertool:aws");

    assertThat(sweep.unmarkedNodes("AWSHost", A, List.of(), true))
        .isEqualTo(new Sweep.Removed(1, 20_001));
  }

  @Test
  void soItDoesWhenTheLastOfSeveralReportersLetsGo() {
    hosts(1, 20_000, "alidade:aws");
    database.write("MATCH ()-[r:RESOURCE]->() SET r.update_tag = [$by + '@1']", "by", A_WEST);

    assertThat(
            sweep.reporters(
                new LinkPattern("AWSAccount", "RESOURCE", "AWSHost", "AWSHost"),
                Set.of(A_WEST),
                Set.of()))
        .isEqualTo(new Sweep.Removed(1, 20_001));
  }

  @Test
  void soDoesAnOrphan() {
    hosts(1, 20_000, A_WEST);
    database.write("MATCH (n:AWSHost) SET n:AWSPort");

    database.write("MATCH ()-[r:RESOURCE]->() DELETE r");
    assertThat(sweep.orphans("AWSPort", Set.of())).isEqualTo(new Sweep.Removed(1, 20_000));
  }

  @Test
  void whatSomethingElseKeepsLosesNothing() {
    hosts(600, 40, A_WEST);
    hosts(1, 20_000, A_WEST);
    database.write(
        """
        MATCH (n:AWSHost) WHERE COUNT { (n)--() } > 100
        CREATE (:AWSAccount {id: '222222222222'})-[:RESOURCE {lastupdated: 1}]->(n)\
        """);

    assertThat(sweep.nodes("AWSHost", A, List.of(WEST))).isEqualTo(new Sweep.Removed(600, 24_601));
  }

  private void empty() {
    database
        .transactions()
        .untilNothingIsLeft("MATCH ()-[r]->() WITH r LIMIT $limit DELETE r", Map.of());
    database.write("MATCH (n) DELETE n");
  }

  private void hosts(int count, int relationships, String mark) {
    for (var from = 0; from < count; from += 100) {
      database.write(
          """
          MATCH (a:AWSAccount {id: $a})
          UNWIND range($from + 1, $to) AS i
          CREATE (a)-[:RESOURCE {_module_name: $by, lastupdated: 1}]->(:AWSHost {id: 'h' + i, lastupdated: 1})\
          """,
          "a",
          A,
          "from",
          from,
          "to",
          Math.min(from + 100, count),
          "by",
          mark);
    }
    database.write("MERGE (:AWSRule {id: 'rule'})");
    var most = Math.max(1, 4_000 / relationships);
    for (var some = 0; some < count; some += most) {
      for (var done = 0; done < relationships; done += 4_000) {
        var parameters = new HashMap<String, Object>(Map.of("some", some, "most", most));
        parameters.put("each", Math.min(4_000, relationships - done));
        database
            .transactions()
            .write(
                """
                MATCH (rule:AWSRule)
                MATCH (n:AWSHost) WITH rule, n ORDER BY id(n) DESC SKIP $some LIMIT $most
                UNWIND range(1, $each) AS i
                CREATE (n)-[:HAS]->(rule)\
                """,
                parameters);
      }
    }
  }
}
