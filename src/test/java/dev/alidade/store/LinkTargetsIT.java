package dev.alidade.store;

import static dev.alidade.graph.Target.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.embedded.Neo4jVersion;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Place;
import dev.alidade.graph.Target;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Which nodes a link finds at its far end, on real servers. */
@ParameterizedClass
@EnumSource(Neo4jVersion.class)
class LinkTargetsIT {

  private static final String A = "111111111111";
  private static final String B = "222222222222";

  private record Machine(String id, String cluster, String service) {}

  @Parameter private Neo4jVersion version = Neo4jVersion.NEO4J_5_26;

  private StoreDatabase database;

  @BeforeEach
  void twoAccountsHaveClustersOfOneNameInTwoRegions() {
    database = StoreDatabase.of(version);
    database.empty();
    database.write(
        """
        UNWIND [$a, $b] AS account
        CREATE (owner:AWSAccount {id: account})
        WITH owner UNWIND ['eu-west-1', 'us-east-1'] AS region
        CREATE (owner)-[:RESOURCE]->
          (:AWSEKSCluster {id: owner.id + region, name: 'shop', region: region})""",
        "a",
        A,
        "b",
        B);
    var leases = new Leases(database.transactions(), "this run", 7);
    leases.take(A);
    leases.take(B);
  }

  private static NodeType<Machine> machine(Target<Machine> target) {
    return NodeType.named("AWSMachine", Machine.class)
        .id(Machine::id)
        .ownedByAccount()
        .links("MEMBER_OF", target)
        .build();
  }

  private void write(NodeType<Machine> type, String... services) {
    var place = new Place("aws", B, "eu-west-1");
    try (var lane =
        new Lane(
            "test",
            database.transactions(),
            new Stamp(7, "1", "this run"),
            new PassingView(List.of(type)),
            new WriteLedger())) {
      for (var service : services) {
        var item = new Machine("machine of " + service, "shop", service);
        lane.add(type.row(item, place));
        lane.flush().join();
        type.linkRows(item, place, row -> lane.add(row, unmatched -> {}));
        lane.flush().join();
      }
    }
  }

  private List<String> found() {
    return database.said("MATCH (:AWSMachine)-[:MEMBER_OF]->(c) RETURN c.id ORDER BY c.id");
  }

  @Test
  void aNameAloneIsFoundInEveryAccountAndRegion() {
    write(machine(to("AWSEKSCluster", Machine::cluster).byShared("name")), "web");
    assertThat(found()).hasSize(4);
  }

  @Test
  void withinTheAccountItsOwnClustersOfAllRegionsAreFound() {
    write(machine(to("AWSEKSCluster", Machine::cluster).byShared("name").withinAccount()), "web");
    assertThat(found()).containsExactly(B + "eu-west-1", B + "us-east-1");
  }

  @Test
  void withinTheRegionItsOwnClusterIsFound() {
    write(machine(to("AWSEKSCluster", Machine::cluster).byShared("name").withinRegion()), "web");
    assertThat(found()).containsExactly(B + "eu-west-1");
  }

  @Test
  void twoKeysAreComparedTogether() {
    database.write("CREATE (:AWSECSService {id: '1', name: 'web', cluster: 'shop'})");
    database.write("CREATE (:AWSECSService {id: '2', name: 'web', cluster: 'lab'})");
    database.write("CREATE (:AWSECSService {id: '3', name: 'mail', cluster: 'shop'})");
    write(
        machine(to("AWSECSService", Machine::service).by("name").and("cluster", Machine::cluster)),
        "web",
        "none");
    assertThat(found()).containsExactly("1");
  }

  @Test
  void whatOthersReportedIsFoundByTheKeyOfTheTypeThatSaysItAgain() {
    database.write(
        "CREATE (:AWSKey {id: 'k-1', arn: 'arn:1'}), (:AWSKey {id: 'k-2', arn: 'arn:2'})");
    var type =
        NodeType.named("AWSMachine", Machine.class)
            .id(Machine::id)
            .ownedByAccount()
            .links("USES", to("AWSKey", Machine::cluster).by("arn"))
            .links("USES", to("AWSKey", Machine::service))
            .build();
    var place = new Place("aws", B, "eu-west-1");
    var item = new Machine("m", "arn:1", "k-2");
    try (var lane =
        new Lane(
            "test",
            database.transactions(),
            new Stamp(7, "1", "this run"),
            new PassingView(List.of(type)),
            new WriteLedger())) {
      lane.add(type.row(item, place));
      lane.flush().join();
      database.write(
          "MATCH (m:AWSMachine), (k:AWSKey) CREATE (m)-[:USES {_module_name: 'another tool'}]->(k)");
      type.linkRows(item, place, row -> lane.add(row, unmatched -> {}));
      lane.flush().join();
    }
    assertThat(database.said("MATCH ()-[r:USES]->() RETURN DISTINCT r._module_name"))
        .containsExactly("alidade:aws:" + B + ":eu-west-1");
  }

  private record Found(String finding, String pack) {}

  @Test
  void ofTwoAccountsThatReportALinkInOneBatchTheFirstByIdIsNamedInEitherOrder() {
    var found = new Found("f", "p");
    var type = LinkType.<Found>between("HAS", to("F", Found::finding), to("P", Found::pack));
    for (var order : List.of(List.of(A, B), List.of(B, A))) {
      database.write("MATCH (n:F|P) DETACH DELETE n");
      database.write("CREATE (:F {id: 'f'}), (:P {id: 'p'})");
      try (var lane =
          new Lane(
              "test",
              database.transactions(),
              new Stamp(7, "1", "this run"),
              new PassingView(List.of()),
              new WriteLedger())) {
        for (var account : order) {
          type.rows(
              found, new Place("aws", account, "eu-west-1"), row -> lane.add(row, unmatched -> {}));
        }
        lane.flush().join();
      }
      assertThat(database.said("MATCH (:F)-[r:HAS]->(:P) RETURN r._sub_resource_id"))
          .containsExactly(A);
    }
  }
}
