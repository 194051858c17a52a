package dev.alidade.store;

import static dev.alidade.graph.Target.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.embedded.Neo4jVersion;
import dev.alidade.graph.LinkRow;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeRow;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Reporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a run leaves out since nothing was there when it began, and what it may not leave out since
 * somebody else writes beside it, on real servers.
 */
@ParameterizedClass
@EnumSource(Neo4jVersion.class)
class FirstContactIT {

  private static final String A = "111111111111";
  private static final String B = "222222222222";
  private static final String WEST = "eu-west-1";

  private static final NodeType<String> DISK =
      NodeType.named("AWSDisk", String.class)
          .id(s -> s)
          .ownedByAccount()
          .links("ON", to("AWSHost", (String s) -> s))
          .build();
  private static final NodeType<String> TAG =
      NodeType.named("AWSTag", String.class).id(s -> s).shared().keptWhileLinked("TAGGED").build();
  private static final LinkType<?> ON = DISK.links().getFirst();
  private static final Keepers KEEPERS = new Keepers(List.of(DISK, TAG));

  @Parameter private Neo4jVersion version = Neo4jVersion.NEO4J_5_26;

  private StoreDatabase database;
  private GraphStore store;

  @BeforeEach
  void anEmptyDatabase() {
    database = StoreDatabase.of(version);
    database.empty();
    store = GraphStore.over(database.driver(), new Neo4jSettings("bolt://here", null, null, null));
  }

  /** A run that has taken its lease and that of an account. */
  private final class OneRun {
    final long tag;
    final Leases leases;
    final GraphWriter writer;

    OneRun(String owner, long tag) {
      this.tag = tag;
      leases = store.leases(owner, tag);
      writer =
          store.writer(
              tag,
              "1",
              leases,
              List.of(DISK, TAG),
              List.copyOf(DISK.links()),
              Path.of(System.getProperty("java.io.tmpdir")));
    }

    OneRun begun() {
      leases.take(leases.ofTheRun());
      writer.begin();
      return this;
    }

    OneRun takes(String account) {
      assertThat(leases.take(account)).isInstanceOf(Leases.Answer.Granted.class);
      database.write("MERGE (:AWSAccount {id: $id})", "id", account);
      return this;
    }

    void writes(String account, String disk) {
      writer.node(disk(account, disk));
      writer.settle(account);
    }

    Sweep sweep(String account) {
      return store.sweep(tag, writer, KEEPERS, leases, account, () -> false);
    }

    void ends(String account) {
      leases.release(List.of(account));
      leases.endRun();
      writer.close();
    }
  }

  @Test
  void whereNothingWasNothingIsLookedFor() {
    var run = new OneRun("one", 1).begun().takes(A);
    run.writes(A, "d1");
    assertThat(run.sweep(A).rests()).isTrue();
    run.ends(A);
    var next = new OneRun("one again", 2).begun().takes(A);
    assertThat(next.sweep(A).rests()).isFalse();
    next.ends(A);
  }

  @Test
  void whoHasNotLookedDoesNotKnowThatNothingWasThere() {
    assertThat(new OneRun("one", 1).takes(A).sweep(A).rests()).isFalse();
  }

  @Test
  void whatAnotherRunLeftBetweenTheLookAndTheSweepIsStale() {
    var first = new OneRun("first", 1).begun();
    var beside = new OneRun("beside", 2).begun().takes(A);
    beside.writes(A, "gone");
    beside.ends(A);
    first.takes(A);
    first.writes(A, "there");
    assertThat(first.sweep(A).rests()).isFalse();
    assertThat(first.sweep(A).nodes("AWSDisk", A, List.of(WEST)))
        .isEqualTo(new Sweep.Removed(1, 1));
    assertThat(database.said("MATCH (n:AWSDisk) RETURN n.id")).containsExactly("there");
    first.ends(A);
  }

  @Test
  void twoThatBeginTogetherKnowOfEachOtherUntilTheLastHasEnded() {
    var one = new OneRun("one", 1).begun();
    var other = new OneRun("other", 2).begun();
    one.takes(A).writes(A, "d1");
    other.takes(B).writes(B, "d2");
    assertThat(one.sweep(A).rests()).isFalse();
    assertThat(other.sweep(B).rests()).isFalse();
    other.ends(B);
    assertThat(one.sweep(A).rests()).isFalse();
    one.ends(A);
  }

  @Test
  void anEndThatAnotherRunBringsLaterIsFoundByTheOneThatKnowsTheLink() {
    var run = new OneRun("one", 1).begun().takes(A);
    run.writes(A, "d1");
    try (var spool = run.writer.spool();
        var late = run.writer.spool()) {
      spool.add(new LinkRow(ON, A, Reporter.of(A, WEST), "d1", "h1", Map.of()));
      run.writer.links(spool, late);
      run.writer.settle(A);
      assertThat(late.size()).isEqualTo(1);
      database.write("CREATE (:AWSHost {id: 'h1'})");
      run.writer.lastLinks(late);
      run.writer.settleAll();
    }
    assertThat(database.said("MATCH (d:AWSDisk)-[:ON]->(h:AWSHost) RETURN d.id + h.id"))
        .containsExactly("d1h1");
    run.ends(A);
  }

  @Test
  void aTagThatAnAccountWithoutItsLeaseSaidFirstIsWrittenForTheNext() {
    var run = new OneRun("one", 1).begun().takes(A);
    run.writer.nodeOnce(tag(B, "env:prod"));
    run.writer.settleAll();
    assertThat(database.said("MATCH (n:AWSTag) RETURN n.id")).isEmpty();
    run.writer.nodeOnce(tag(A, "env:prod"));
    run.writer.nodeOnce(tag(A, "env:prod"));
    run.writer.settleAll();
    assertThat(database.said("MATCH (n:AWSTag) RETURN n.id")).containsExactly("env:prod");
    run.ends(A);
  }

  private static NodeRow disk(String account, String id) {
    return new NodeRow(DISK, account, Reporter.of(account, WEST), id, Map.of(), List.of());
  }

  private static NodeRow tag(String account, String id) {
    return new NodeRow(TAG, account, Reporter.of(account, WEST), id, Map.of(), List.of());
  }
}
