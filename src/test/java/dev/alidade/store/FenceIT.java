package dev.alidade.store;

import static dev.alidade.graph.Target.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.embedded.Neo4jVersion;
import dev.alidade.graph.LinkRow;
import dev.alidade.graph.NodeRow;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Reporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing is written for who does not hold the lease, on real servers. */
@ParameterizedClass
@EnumSource(Neo4jVersion.class)
class FenceIT {

  private static final String A = "111111111111";
  private static final String B = "222222222222";

  private record Disk(String id) {}

  private static final NodeType<Disk> DISK =
      NodeType.named("AWSDisk", Disk.class)
          .formerly("OldDisk")
          .id(Disk::id)
          .ownedByAccount()
          .links("NEXT_TO", to("AWSDisk", Disk::id))
          .build();
  private static final NodeType<Disk> DESCRIBED =
      NodeType.facetOf("AWSDisk", Disk.class).id(Disk::id).build();

  @Parameter private Neo4jVersion version = Neo4jVersion.NEO4J_5_26;

  private StoreDatabase database;
  private Leases leases;

  @BeforeEach
  void bothAccountsAreOurs() {
    database = StoreDatabase.of(version);
    database.empty();
    database.write("UNWIND [$a, $b] AS id CREATE (:AWSAccount {id: id})", "a", A, "b", B);
    leases = new Leases(database.transactions(), "this run", 7);
    leases.take(A);
    leases.take(B);
  }

  @Test
  void whileTheLeaseIsOursAStatementWrites() {
    behind().write("CREATE (:Written)", Map.of());

    assertThat(written()).isEqualTo(1);
  }

  @Test
  void onceItIsSomeoneElsesAStatementWritesNothing() {
    lose(A);

    assertThat(behind().write("CREATE (:Written)", Map.of())).isEqualTo(Changes.NONE);
    assertThat(
            behind()
                .writeRows(
                    "UNWIND $rows AS row CREATE (:Written)", List.of(Map.of("a", 1)), Map.of()))
        .isEqualTo(Changes.NONE);
    assertThat(written()).isZero();
  }

  @Test
  void withLessThanTheMarginLeftAStatementWritesNothing() {
    left(A, Fence.MARGIN.minusSeconds(1).toMillis());
    behind().write("CREATE (:Written)", Map.of());
    assertThat(written()).isZero();

    left(A, Fence.MARGIN.plusSeconds(5).toMillis());
    behind().write("CREATE (:Written)", Map.of());
    assertThat(written()).isEqualTo(1);
  }

  @Test
  void aStatementEndsBeforeTheMarginDoes() {
    // And two seconds are between two looks of the database at the age of its transactions.
    assertThat(Fence.LONGEST.plusSeconds(2)).isLessThan(Fence.MARGIN);
  }

  @Test
  void ofABatchOfTwoAccountsOnlyTheRowsOfTheOneThatIsOursAreWritten() {
    lose(B);

    write(node(DISK, A, "a"), node(DISK, B, "b"));

    assertThat(database.said("MATCH (n:AWSDisk) RETURN n.id")).containsExactly("a");
    assertThat(database.said("MATCH (a:AWSAccount)-[:RESOURCE]->() RETURN a.id"))
        .containsExactly(A);
  }

  @Test
  void soItIsWithDescriptions() {
    write(node(DISK, A, "a"), node(DISK, B, "b"));
    lose(B);

    write(described(A, "a"), described(B, "b"));

    assertThat(database.said("MATCH (n:AWSDisk {described: true}) RETURN n.id"))
        .containsExactly("a");
  }

  @Test
  void soItIsWithLinksAndTheOthersAreHandedBack() {
    write(node(DISK, A, "a"), node(DISK, B, "b"));
    lose(B);
    var unmatched = new ArrayList<String>();

    try (var lane = lane()) {
      for (var account : List.of(A, B)) {
        lane.add(
            new LinkRow(
                DISK.links().getFirst(),
                account,
                Reporter.of(account, "eu-west-1"),
                "a",
                account.equals(A) ? "b" : "a",
                Map.of()),
            row -> unmatched.add(row.accountId()));
      }
      lane.flush().join();
    }

    assertThat(database.said("MATCH (n)-[:NEXT_TO]->(m) RETURN n.id + m.id")).containsExactly("ab");
    assertThat(unmatched).containsExactly(B);
  }

  @Test
  void formerLabelsAreRenamedInTheAccountThatIsOurs() {
    formerDisks();
    lose(B);
    var relabelling =
        new Relabelling(database.transactions(), Map.of("OldDisk", "AWSDisk"), leases);

    assertThat(relabelling.apply(A)).isEqualTo(2);
    assertThat(relabelling.apply(B)).isZero();
    assertThat(database.said("MATCH (n:AWSDisk) RETURN n.id AS id ORDER BY id"))
        .containsExactly("a1", "a2");
  }

  @Test
  void ofCopiesOneIsRenamedAndTheOtherSaid() {
    formerDisks();
    database.write(
        "MATCH (a:AWSAccount {id: $a}) CREATE (a)-[:RESOURCE]->(:OldDisk {id: 'a1'}),"
            + " (a)-[:RESOURCE]->(:OldDisk)",
        "a",
        A);
    var relabelling =
        new Relabelling(database.transactions(), Map.of("OldDisk", "AWSDisk"), leases);

    assertThat(relabelling.apply(A)).isEqualTo(2);
    assertThat(relabelling.warnings())
        .singleElement()
        .asString()
        .contains("account " + A + " has 1 nodes", "a1");
  }

  private void formerDisks() {
    database.write(
        """
        UNWIND [[$a, 'a1'], [$a, 'a2'], [$b, 'b1']] AS one
        MATCH (a:AWSAccount {id: one[0]}) CREATE (a)-[:RESOURCE]->(:OldDisk {id: one[1]})\
        """,
        "a",
        A,
        "b",
        B);
  }

  private Queries behind() {
    return database.transactions().behind(leases.fence(A));
  }

  private int written() {
    return database.rows("MATCH (n:Written) RETURN n").size();
  }

  private void lose(String account) {
    database.write(
        "MATCH (lease:AlidadeLease {id: $id}) SET lease.owner = 'another run'", "id", account);
  }

  private void left(String account, long millis) {
    database.write(
        "MATCH (lease:AlidadeLease {id: $id}) SET lease.expires = timestamp() + $left",
        "id",
        account,
        "left",
        millis);
  }

  private void write(NodeRow... rows) {
    try (var lane = lane()) {
      List.of(rows).forEach(lane::add);
      lane.flush().join();
    }
  }

  private Lane lane() {
    return new Lane(
        "test",
        database.transactions(),
        new Stamp(7, "1", "this run"),
        new PassingView(List.of(DISK, DESCRIBED)),
        new WriteLedger());
  }

  private static NodeRow described(String account, String id) {
    return new NodeRow(
        DESCRIBED,
        account,
        Reporter.of(account, "eu-west-1"),
        id,
        Map.of("described", true),
        List.of());
  }

  private static NodeRow node(NodeType<Disk> type, String account, String id) {
    return new NodeRow(type, account, Reporter.of(account, "eu-west-1"), id, Map.of(), List.of());
  }
}
