package dev.alidade.store;

import static dev.alidade.graph.Target.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.embedded.Neo4jVersion;
import dev.alidade.graph.LinkRow;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeRow;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Reporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a batch leaves in the graph, on real servers. */
@ParameterizedClass
@EnumSource(Neo4jVersion.class)
class RowsIT {

  private static final String A = "111111111111";
  private static final String B = "222222222222";

  private record Disk(String id, String kind) {}

  private static final NodeType<Disk> DISK =
      NodeType.named("AWSDisk", Disk.class)
          .formerly("Disk")
          .labelledWhen("Fast", disk -> disk.kind().equals("ssd"))
          .labelledWhen("Slow", disk -> disk.kind().equals("hdd"))
          .id(Disk::id)
          .property("kind", Disk::kind)
          .ownedByAccount()
          .links("USED_BY", to("AWSHost", Disk::kind).byShared("name"))
          .linkedFrom("HAS", to("AWSHost", Disk::kind))
          .build();
  private static final NodeType<Disk> HOST =
      NodeType.named("AWSHost", Disk.class)
          .id(Disk::id)
          .property("name", Disk::kind)
          .ownedByAccount()
          .build();
  private static final NodeType<Disk> LAYER =
      NodeType.named("AWSLayer", Disk.class)
          .id(Disk::id)
          .property("user", Disk::kind)
          .property("size", disk -> 1L)
          .takingTheGreatest("user")
          .shared()
          .ownedByAccount()
          .build();
  private static final NodeType<Disk> MENTIONED =
      NodeType.named("AWSHost", Disk.class).id(Disk::id).ownedByAccount().seenInPassing().build();
  private static final LinkType<Disk> BESIDE =
      LinkType.between("BESIDE", to("AWSDisk", Disk::id), to("AWSHost", Disk::kind));

  @Parameter private Neo4jVersion version = Neo4jVersion.NEO4J_5_26;

  private StoreDatabase database;

  @BeforeEach
  void twoAccountsThatAreOurs() {
    database = StoreDatabase.of(version);
    database.empty();
    database.accountsHeldBy("us", A, B);
  }

  @Test
  void nodesOfSeveralTypesCarryTheirLabelsAndTheirOwner() {
    nodes(1, disk("d1", "Fast"), disk("d2", "Slow"), host("h1", "name"));

    assertThat(
            database.said(
                """
                MATCH (:AWSAccount {id: $a})-[r:RESOURCE]->(n)
                UNWIND labels(n) AS label
                WITH n.id AS id, r._module_name AS mark, label ORDER BY id, label
                WITH id, mark, collect(label) AS labels ORDER BY id
                RETURN reduce(all = id, one IN labels | all + ' ' + one) + ' ' + mark""",
                "a",
                A))
        .containsExactly(
            "d1 AWSDisk Disk Fast alidade:aws:111111111111:eu-west-1",
            "d2 AWSDisk Disk Slow alidade:aws:111111111111:eu-west-1",
            "h1 AWSHost alidade:aws:111111111111:eu-west-1");
  }

  @Test
  void aConditionalLabelGoesWithItsCondition() {
    nodes(1, disk("d1", "Fast"));
    nodes(2, disk("d1", "Slow"));

    assertThat(database.said("MATCH (n:AWSDisk) RETURN n:Slow AND NOT n:Fast"))
        .containsExactly("true");
  }

  @Test
  void ofTwoRowsOfOneNodeInABatchTheLastSaysItsLabels() {
    nodes(1, disk("d1", "Fast"), disk("d1", "Slow"), disk("d2", "Slow"), disk("d2", "Fast"));

    assertThat(
            database.said(
                "MATCH (n:AWSDisk) RETURN n.id + ' ' + n.kind + ' ' + n:Fast + ' ' + n:Slow"
                    + " ORDER BY n.id"))
        .containsExactly("d1 Slow false true", "d2 Fast true false");
  }

  @Test
  void copiesOfANodeAreAllWritten() {
    database.write("CREATE (:AWSDisk {id: 'd1'}), (:AWSDisk {id: 'd1'})");
    nodes(1, disk("d1", "Fast"));

    assertThat(
            database.said(
                "MATCH (:AWSAccount)-[:RESOURCE]->(n:AWSDisk) WHERE n.lastupdated = 1 AND n:Fast"
                    + " RETURN count(n)"))
        .containsExactly("2");
  }

  @Test
  void linksOfSeveralTypesGoTheirWayInOneBatch() {
    nodes(1, disk("d1", "Fast"), host("h1", "name"), host("h2", "name"));
    var unmatched =
        links(
            1,
            link(DISK.links().get(0), A, "d1", "name"),
            link(DISK.links().get(1), A, "d1", "h1"),
            link(DISK.links().get(1), A, "d1", "nobody"),
            link(BESIDE, A, "d1", "h2"));

    assertThat(
            database.said(
                "MATCH (s)-[r:USED_BY|HAS|BESIDE]->(t)"
                    + " RETURN s.id + ' ' + type(r) + ' ' + t.id AS said ORDER BY said"))
        .containsExactly("d1 BESIDE h2", "d1 USED_BY h1", "d1 USED_BY h2", "h1 HAS d1");
    assertThat(unmatched).containsExactly("nobody");
  }

  @Test
  void aLinkBetweenOthersCarriesTheFirstAccountOfThoseThatReportedIt() {
    nodes(1, disk("d1", "Fast"), host("h1", "name"));
    links(1, link(BESIDE, B, "d1", "h1"));
    assertThat(reporter()).containsExactly("AWSAccount " + B);
    links(1, link(BESIDE, A, "d1", "h1"));
    assertThat(reporter()).containsExactly("AWSAccount " + A);
    links(1, link(BESIDE, B, "d1", "h1"));
    assertThat(reporter()).containsExactly("AWSAccount " + A);
    links(2, link(BESIDE, B, "d1", "h1"));
    assertThat(reporter()).containsExactly("AWSAccount " + B);
  }

  @Test
  void ofAPropertyTheGreatestOfTheRunIsTakenInEitherOrderInOneBatchOrSeveral() {
    var run = 1;
    for (var first : List.of(A, B)) {
      var second = first.equals(A) ? B : A;
      nodes(run, layer(first, "m"), layer(second, "m"));
      assertThat(user()).containsExactly("m " + run);
      nodes(++run, layer(first, "a"), layer(second, "b"));
      assertThat(user()).containsExactly("b " + run);
      nodes(++run, layer(first, "z"), layer(second, "b"));
      assertThat(user()).containsExactly("z " + run);
      nodes(++run, layer(first, "f"));
      nodes(run, layer(second, "e"));
      assertThat(user()).containsExactly("f " + run);
      nodes(run, layer(first, "g"));
      assertThat(user()).containsExactly("g " + run);
      run++;
    }
  }

  private List<String> user() {
    return database.said("MATCH (n:AWSLayer) RETURN n.user + ' ' + n.lastupdated");
  }

  private static NodeRow layer(String account, String user) {
    return new NodeRow(
        LAYER,
        account,
        Reporter.of(account, "eu-west-1"),
        "l",
        Map.of("user", user, "size", 1L),
        List.of());
  }

  @Test
  void whatAnotherToolLeftHasTheMarkOfTheListWhicheverOfListAndMentionIsFirst() {
    for (var mentionFirst : List.of(true, false)) {
      database.write("MATCH (n:AWSHost) DETACH DELETE n");
      database.write(
          "MATCH (a:AWSAccount {id: $a}) CREATE (a)-[:RESOURCE {_module_name: 'another tool',"
              + " lastupdated: 0}]->(:AWSHost {id: 'h1', lastupdated: 0})",
          "a",
          A);
      var mention =
          new NodeRow(
              MENTIONED, A, Reporter.of(A, "eu-west-1").inPassing(), "h1", Map.of(), List.of());
      if (mentionFirst) {
        nodes(1, mention, host("h1", "name"));
      } else {
        nodes(1, host("h1", "name"), mention);
      }
      assertThat(
              database.said(
                  "MATCH (:AWSAccount)-[r:RESOURCE]->(:AWSHost)"
                      + " RETURN r._module_name + ' ' + r.lastupdated + ' '"
                      + " + toString(r.update_tag IS NULL)"))
          .containsExactly("alidade:aws:111111111111:eu-west-1 1 true");
    }
  }

  @Test
  void moreRowsOrOtherTypesNeedFewMoreStatements() {
    var plans = new ArrayList<String>();
    try (var lane = lane(database.planning(plans), 1)) {
      for (var count : List.of(1, 10, 1_000)) {
        IntStream.range(0, count).forEach(i -> lane.add(disk("d" + i, "Fast")));
        IntStream.range(0, count).forEach(i -> lane.add(host("h" + i, "name")));
        lane.flush().join();
      }
    }
    // Whose leases are ours; two labels; the nodes; their owners; whose leases still are.
    assertThat(plans).hasSize(3 * 6);
    assertThat(plans).noneMatch(plan -> plan.contains("AllNodesScan"));
  }

  private List<String> reporter() {
    return database.said(
        "MATCH ()-[r:BESIDE]->() RETURN r._sub_resource_label + ' ' + r._sub_resource_id");
  }

  private void nodes(long tag, NodeRow... rows) {
    try (var lane = lane(database.transactions(), tag)) {
      List.of(rows).forEach(lane::add);
      lane.flush().join();
    }
  }

  private List<Object> links(long tag, LinkRow... rows) {
    var unmatched = new ArrayList<Object>();
    try (var lane = lane(database.transactions(), tag)) {
      List.of(rows).forEach(row -> lane.add(row, back -> unmatched.add(back.farKey())));
      lane.flush().join();
    }
    return unmatched;
  }

  private static Lane lane(Transactions transactions, long tag) {
    return new Lane(
        "test",
        transactions,
        new Stamp(tag, "1", "us"),
        new PassingView(List.of(DISK, HOST, LAYER, MENTIONED)),
        new WriteLedger());
  }

  private static NodeRow disk(String id, String kind) {
    return new NodeRow(
        DISK, A, Reporter.of(A, "eu-west-1"), id, Map.of("kind", kind), List.of(kind));
  }

  private static NodeRow host(String id, String name) {
    return new NodeRow(HOST, A, Reporter.of(A, "eu-west-1"), id, Map.of("name", name), List.of());
  }

  private static LinkRow link(LinkType<?> type, String account, String near, String far) {
    return new LinkRow(type, account, Reporter.of(account, "eu-west-1"), near, far, Map.of());
  }
}
