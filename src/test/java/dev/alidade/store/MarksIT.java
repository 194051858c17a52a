package dev.alidade.store;

import static dev.alidade.graph.Target.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.embedded.Neo4jVersion;
import dev.alidade.graph.LinkRow;
import dev.alidade.graph.NodeRow;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Reporter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How relationships come to say who reported them, on real servers. */
@ParameterizedClass
@EnumSource(Neo4jVersion.class)
class MarksIT {

  private static final String A = "111111111111";
  private static final String B = "222222222222";
  private static final String OWNER = "this run";

  private static final String A_WEST = "alidade:aws:" + A + ":eu-west-1";
  private static final String A_NORTH = "alidade:aws:" + A + ":eu-north-1";
  private static final String B_WEST = "alidade:aws:" + B + ":eu-west-1";

  private record Disk(String id, String host) {}

  private static final NodeType<Disk> DISK =
      NodeType.named("AWSDisk", Disk.class)
          .id(Disk::id)
          .property("host", Disk::host)
          .ownedByAccount()
          .shared()
          .links("USED_BY", to("AWSHost", Disk::host))
          .build();

  @Parameter private Neo4jVersion version = Neo4jVersion.NEO4J_5_26;

  private StoreDatabase database;

  @BeforeEach
  void anAccountEachAndTwoEnds() {
    database = StoreDatabase.of(version);
    database.empty();
    database.accountsHeldBy(OWNER, A, B);
    database.write("CREATE (:AWSDisk {id: 'disk', lastupdated: 0}), (:AWSHost {id: 'host'})");
  }

  @Test
  void aSingleReporterIsNamedShortly() {
    run(1, A_WEST);

    assertThat(link()).isEqualTo(A_WEST + " null 1");
  }

  @Test
  void aSecondRunOfASingleReporterChangesOnlyWhenItWasSeen() {
    run(1, A_WEST);

    var changed = propertiesSet(2, A_WEST);

    assertThat(link()).isEqualTo(A_WEST + " null 2");
    assertThat(changed).isEqualTo("lastupdated");
  }

  @Test
  void severalReportersAreListedWithTheirRuns() {
    run(1, A_WEST, B_WEST, A_WEST);

    assertThat(link()).isEqualTo("alidade:aws [%s@1, %s@1] 1".formatted(A_WEST, B_WEST));
  }

  @Test
  void severalReportersInABatchEachAreListedToo() {
    run(1, A_WEST);
    run(1, B_WEST);
    run(1, A_WEST);

    assertThat(link()).isEqualTo("alidade:aws [%s@1, %s@1] 1".formatted(A_WEST, B_WEST));
  }

  @Test
  void furtherRunsRenewEachReporter() {
    run(1, A_WEST, B_WEST);
    run(2, B_WEST);

    assertThat(link()).isEqualTo("alidade:aws [%s@1, %s@2] 2".formatted(A_WEST, B_WEST));

    run(2, A_WEST, B_WEST);

    assertThat(link()).isEqualTo("alidade:aws [%s@2, %s@2] 2".formatted(B_WEST, A_WEST));

    run(3, A_WEST, A_WEST, B_WEST, A_WEST, B_WEST);

    assertThat(link()).isEqualTo("alidade:aws [%s@3, %s@3] 3".formatted(A_WEST, B_WEST));
  }

  @Test
  void whoeverReportedItAloneBeforeStaysListedWithTheRunInWhichItDid() {
    run(1, A_WEST);
    run(2, B_WEST);

    assertThat(link()).isEqualTo("alidade:aws [%s@1, %s@2] 2".formatted(A_WEST, B_WEST));
  }

  @Test
  void regionsOfOneAccountAreSeveralReporters() {
    run(1, A_WEST, A_NORTH);

    assertThat(link()).isEqualTo("alidade:aws [%s@1, %s@1] 1".formatted(A_WEST, A_NORTH));
  }

  @Test
  void aRegionWhoseNameBeginsAnothersIsNotTakenForIt() {
    run(1, A_WEST + "0", B_WEST);
    run(2, A_WEST);

    assertThat(link())
        .isEqualTo("alidade:aws [%s@1, %s@1, %s@2] 2".formatted(A_WEST + "0", B_WEST, A_WEST));
  }

  @Test
  void aLinkOfAnotherToolBecomesTheReporters() {
    database.write(
        """
        MATCH (d:AWSDisk), (h:AWSHost)
        CREATE (d)-[:USED_BY {lastupdated: 1, _module_name: 'othertool:aws', firstseen: 7}]->(h)\
        """);

    run(2, A_WEST);

    assertThat(link()).isEqualTo(A_WEST + " null 2");
    assertThat(database.said("MATCH ()-[r:USED_BY]->() RETURN r.firstseen")).containsExactly("7");
  }

  @Test
  void aLinkOfAnOlderVersionBecomesTheReporters() {
    database.write(
        """
        MATCH (d:AWSDisk), (h:AWSHost)
        CREATE (d)-[:USED_BY {lastupdated: 1, _module_name: 'alidade:aws'}]->(h)\
        """);

    run(2, A_WEST, B_WEST);

    assertThat(link()).isEqualTo("alidade:aws [%s@2, %s@2] 2".formatted(A_WEST, B_WEST));
  }

  @Test
  void ownershipIsMarkedByEachRegionThatShowsTheNode() {
    own(1, A, A_WEST, A_NORTH, A_WEST);

    assertThat(ownership()).isEqualTo("alidade:aws [%s@1, %s@1] 1".formatted(A_NORTH, A_WEST));

    own(2, A, A_NORTH);

    assertThat(ownership()).isEqualTo("alidade:aws [%s@1, %s@2] 2".formatted(A_WEST, A_NORTH));
  }

  @Test
  void ownershipByOneRegionIsNamedShortly() {
    own(1, A, A_WEST);
    own(2, A, A_WEST);

    assertThat(ownership()).isEqualTo(A_WEST + " null 2");
  }

  @Test
  void twoWritersAtTheSameTimeAreBothListed() {
    run(1, A_WEST);

    whileOpen(2, B_WEST, () -> run(2, A_WEST));

    assertThat(link()).isEqualTo("alidade:aws [%s@2, %s@2] 2".formatted(B_WEST, A_WEST));
  }

  @Test
  void twoWritersThatMakeItAtTheSameTimeMakeOne() {
    whileOpen(1, B_WEST, () -> run(1, A_WEST));

    assertThat(link()).isEqualTo("alidade:aws [%s@1, %s@1] 1".formatted(B_WEST, A_WEST));
  }

  @Test
  void aLinkThatASweepRemovesWhileItsWriterWaitsIsWrittenAgain() {
    run(1, A_WEST);

    database.whileOpen(
        "MATCH ()-[r:USED_BY]->() DELETE r",
        Map.of(),
        () -> {
          run(2, B_WEST);
          return true;
        });

    assertThat(link()).isEqualTo(B_WEST + " null 2");
  }

  @Test
  void aNodeThatASweepRemovesWhileItsWriterWaitsIsWrittenAgain() {
    own(1, A, A_WEST);

    database.whileOpen(
        "MATCH (n:AWSDisk) DETACH DELETE n",
        Map.of(),
        () -> {
          own(2, A, A_NORTH);
          return true;
        });

    assertThat(ownership()).isEqualTo(A_NORTH + " null 2");
  }

  @Test
  void aThirdWriterThatWaitsKeepsTheTwoBeforeIt() {
    run(1, A_WEST, B_WEST);

    whileOpen(2, B_WEST, () -> run(2, A_NORTH));

    assertThat(link())
        .isEqualTo("alidade:aws [%s@1, %s@2, %s@2] 2".formatted(A_WEST, B_WEST, A_NORTH));
  }

  private String link() {
    return mark("USED_BY");
  }

  private String ownership() {
    return mark("RESOURCE");
  }

  private String mark(String type) {
    var all =
        database.rows(
            "MATCH ()-[r:%s]->() RETURN r._module_name AS name, r.update_tag AS several, r.lastupdated AS tag"
                .formatted(type));
    assertThat(all).hasSize(1);
    var one = all.getFirst();
    return one.get("name") + " " + one.get("several") + " " + one.get("tag");
  }

  /** Reporters say the link, in one batch of a lane. */
  private void run(long tag, String... marks) {
    try (var lane = lane(tag)) {
      for (var mark : marks) {
        lane.add(
            new LinkRow(DISK.links().getFirst(), A, new Reporter(mark), "disk", "host", Map.of()),
            unmatched -> {});
      }
      lane.flush().join();
    }
  }

  private Lane lane(long tag) {
    return new Lane(
        "test",
        database.transactions(),
        new Stamp(tag, "1", OWNER),
        new PassingView(List.of(DISK)),
        new WriteLedger());
  }

  private void whileOpen(long tag, String mark, Runnable meanwhile) {
    database.whileOpen(
        Cypher.LINKS_BESIDE_OTHERS,
        parameters(tag, mark),
        () -> {
          meanwhile.run();
          return true;
        });
  }

  private Map<String, Object> parameters(long tag, String mark) {
    var ends =
        database
            .rows(
                "MATCH (near:AWSDisk {id: 'disk'}), (far:AWSHost {id: 'host'})"
                    + " RETURN elementId(near) AS source, elementId(far) AS target")
            .getFirst();
    var row = new HashMap<>(ends);
    row.putAll(Map.of("i", 0, "type", "USED_BY", "account", A, "by", mark));
    row.putAll(Map.of("same", List.of(mark), "properties", Map.of(), "scoped", false));
    return new Stamp(tag, "1", OWNER).rows(List.of(row));
  }

  /** Reporters say that an account has the node, in one batch of a lane. */
  private void own(long tag, String account, String... marks) {
    try (var lane = lane(tag)) {
      for (var mark : marks) {
        Map<String, @Nullable Object> properties = new HashMap<>(Map.of("host", "host"));
        lane.add(new NodeRow(DISK, account, new Reporter(mark), "disk", properties, List.of()));
      }
      lane.flush().join();
    }
  }

  /** Which properties of the link another run changes. */
  private String propertiesSet(long tag, String mark) {
    var before = properties();
    run(tag, mark);
    var after = properties();
    after.entrySet().removeAll(before.entrySet());
    return String.join(" ", after.keySet());
  }

  private Map<String, Object> properties() {
    var all = new HashMap<String, Object>();
    database
        .rows("MATCH ()-[r:USED_BY]->() RETURN properties(r) AS all")
        .forEach(row -> ((Map<?, ?>) row.get("all")).forEach((k, v) -> all.put((String) k, v)));
    return all;
  }
}
