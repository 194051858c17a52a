package dev.alidade.store;

import static dev.alidade.graph.Target.toMany;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.embedded.Neo4jVersion;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Reporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What each statement of the sweep removes, and what it leaves, on real servers. */
@ParameterizedClass
@EnumSource(Neo4jVersion.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SweepIT {

  private static final long BEFORE = 1;
  private static final long NOW = 2;
  private static final long OF_ANOTHER_RUN = 3;

  private static final String A = "111111111111";
  private static final String B = "222222222222";
  private static final String WEST = "eu-west-1";
  private static final String NORTH = "eu-north-1";
  private static final String A_WEST = Reporter.of(A, WEST).mark();
  private static final String A_NORTH = Reporter.of(A, NORTH).mark();
  private static final String B_WEST = Reporter.of(B, WEST).mark();
  private static final String WHOLE = Reporter.whole("o-1").mark();

  private record Disk(String id, List<String> notes) {}

  private static final NodeType<Disk> DISK =
      NodeType.named("AWSDisk", Disk.class)
          .alsoLabelled("Disk")
          .id(Disk::id)
          .ownedByAccount()
          .links("USES", toMany("AWSNote", Disk::notes))
          .build();
  private static final NodeType<Disk> NOTE =
      NodeType.named("AWSNote", Disk.class).id(Disk::id).keptWhileLinked("USES").build();
  private static final Keepers KEEPERS = new Keepers(List.of(DISK, NOTE));
  private static final LinkPattern USES = new LinkPattern("AWSDisk", "USES", "AWSNote", "AWSDisk");
  private static final LinkPattern OWNS =
      new LinkPattern("AWSAccount", "RESOURCE", "AWSDisk", "AWSDisk");

  @Parameter private Neo4jVersion version = Neo4jVersion.NEO4J_5_26;

  private StoreDatabase database;
  private Leases leases;

  @BeforeEach
  void twoAccounts() {
    database = StoreDatabase.of(version);
    database.empty();
    database.write(
        "UNWIND [$a, $b] AS id CREATE (:AWSAccount {id: id, inscope: true, lastupdated: $now})",
        "a",
        A,
        "b",
        B,
        "now",
        NOW);
    leases = new Leases(database.transactions(), "this run", NOW);
    assertThat(leases.take(A)).isInstanceOf(Leases.Answer.Granted.class);
  }

  @Test
  void staleSaysInWhichRegionsWhatCarriesAnotherRunsTag() {
    disk("west", A, A_WEST, BEFORE);
    disk("north", A, A_NORTH, NOW);
    disk("others", B, B_WEST, BEFORE);
    uses("west", "note", A_WEST, BEFORE);
    uses("north", "note", A_NORTH, BEFORE);
    uses("others", "note", B_WEST, BEFORE);

    var stale = sweep().stale(A, List.of("RESOURCE", "USES"));

    assertThat(stale.regionsByLabel())
        .containsOnly(Map.entry("AWSDisk", Set.of(WEST)), Map.entry("Disk", Set.of(WEST)));
    assertThat(stale.regionsByType()).containsOnly(Map.entry("USES", Set.of(WEST, NORTH)));
    assertThat(stale.unmarked()).isFalse();
  }

  @Test
  void staleSeesOwnershipWithoutAMarkAndOwnershipThatAnotherAccountWasToldOf() {
    disk("left", A, "othertool:aws", BEFORE);
    database.write(
        "MATCH (b:AWSAccount {id: $b}) CREATE (b)-[:RESOURCE {_module_name: $by, lastupdated:"
            + " 1}]->(:AWSDisk)",
        "b",
        B,
        "by",
        A_WEST);

    var stale = sweep().stale(A, List.of("RESOURCE"));

    assertThat(stale.regionsByLabel()).isEmpty();
    assertThat(stale.regionsByType()).containsOnly(Map.entry("RESOURCE", Set.of(WEST)));
    assertThat(stale.unmarked()).isTrue();
  }

  @Test
  void linksRemovesWhatTheScopesOfTheseRegionsNoLongerReport() {
    links();

    var removed = sweep().links(USES, A, List.of(WEST));

    assertThat(removed).isEqualTo(new Sweep.Removed(0, 1));
    assertThat(linksLeft()).containsExactly("current", "north", "other", "several", "unmarked");
  }

  @Test
  void linksTakesSeveralRegionsAndLeavesOtherLabels() {
    links();
    database.write(
        "CREATE (:AWSDisk {id: 'd'})-[:USES {_module_name: $by, lastupdated: 1, name:"
            + " 'label'}]->(:AWSRole)",
        "by",
        A_WEST);

    sweep().links(USES, A, List.of(WEST, NORTH));

    assertThat(linksLeft()).containsExactly("current", "label", "other", "several", "unmarked");
  }

  @Test
  void linksLeavesTheAccountsOwnershipToNodes() {
    disk("own", A, A_WEST, BEFORE);
    database.write(
        """
        MATCH (b:AWSAccount {id: $b})
        CREATE (b)-[:RESOURCE {_module_name: $by, lastupdated: 1}]->(:AWSDisk {id: 'named'})\
        """,
        "b",
        B,
        "by",
        A_WEST);

    var removed = sweep().links(OWNS, A, List.of(WEST));

    assertThat(removed).isEqualTo(new Sweep.Removed(0, 1));
    assertThat(owned()).containsExactly(A + " own");
  }

  @Test
  void partsOfLeavesWhatARunBesideHasWrittenThoughItHasEnded() {
    links();
    uses("p", "n", WHOLE, OF_ANOTHER_RUN, "of a run beside");
    database.write(
        """
        MATCH (ours:AlidadeLease {id: $lease})
        CREATE (:AlidadeLease {id: 'run ' + ours.owner, owner: ours.owner, since: 1000})
        CREATE (:AlidadeLease {id: 'run another', tag: $tag, expires: 1000, ended: true})""",
        "lease",
        A,
        "tag",
        OF_ANOTHER_RUN);

    assertThat(sweep().partsOf(USES, Set.of(WHOLE))).isEqualTo(Sweep.Removed.NONE);

    database.write("MATCH (beside:AlidadeLease {id: 'run another'}) SET beside.expires = 999");

    assertThat(sweep().partsOf(USES, Set.of(WHOLE))).isEqualTo(new Sweep.Removed(0, 1));
  }

  @Test
  void partsOfRemovesWhatWholesNoLongerReport() {
    links();
    uses("p", "n", WHOLE, BEFORE, "old part");
    uses("p", "n", WHOLE, NOW, "part");
    uses("p", "n", Reporter.whole("o-2").mark(), BEFORE, "part of another");

    var removed = sweep().partsOf(USES, Set.of(WHOLE));

    assertThat(removed).isEqualTo(new Sweep.Removed(0, 1));
    assertThat(linksLeft()).contains("part", "part of another", "stale").doesNotContain("old part");
  }

  @Test
  void nodesRemovesWhatTheScopesOfTheseRegionsNoLongerShow() {
    disk("stale", A, A_WEST, BEFORE);
    disk("current", A, A_WEST, NOW);
    disk("north", A, A_NORTH, BEFORE);
    disk("other", B, B_WEST, BEFORE);
    disk("unmarked", A, "alidade:aws", BEFORE);
    disk("several", A, A_WEST, BEFORE);
    severalOwn("several", A, A_WEST + "@1", A_NORTH + "@2");
    database.write("CREATE (:AWSNote {id: 'end'})");
    uses("stale", "note", A_WEST, NOW);

    var removed = sweep().nodes("AWSDisk", A, List.of(WEST));

    assertThat(removed).isEqualTo(new Sweep.Removed(1, 2));
    assertThat(disks()).containsExactly("current", "north", "other", "several", "unmarked");
  }

  @Test
  void aNodeWithTwoOwnersGoesWithTheLast() {
    disk("shared", A, A_WEST, BEFORE);
    owns(B, "shared", B_WEST, BEFORE);

    assertThat(sweep().nodes("AWSDisk", A, List.of(WEST))).isEqualTo(new Sweep.Removed(0, 1));
    assertThat(owned()).containsExactly(B + " shared");

    assertThat(leases.take(B)).isInstanceOf(Leases.Answer.Granted.class);
    assertThat(sweep(B).nodes("AWSDisk", B, List.of(WEST))).isEqualTo(new Sweep.Removed(1, 1));
  }

  @Test
  void aNodeThatARunUnderWayHasWrittenStays() {
    disk("rewritten", A, A_WEST, BEFORE);
    database.write("MATCH (n:AWSDisk) SET n.lastupdated = 3");
    anotherRun(60_000);

    assertThat(sweep().nodes("AWSDisk", A, List.of(WEST))).isEqualTo(new Sweep.Removed(0, 1));
    assertThat(disks()).containsExactly("rewritten");
  }

  @Test
  void aNodeThatARunHasWrittenThatIsOverGoes() {
    disk("rewritten", A, A_WEST, BEFORE);
    database.write("MATCH (n:AWSDisk) SET n.lastupdated = 3");
    anotherRun(-1);

    assertThat(sweep().nodes("AWSDisk", A, List.of(WEST))).isEqualTo(new Sweep.Removed(1, 1));
  }

  @Test
  void reportersTakesOutThoseThatNoLongerReportIt() {
    disk("d", A, A_WEST, NOW);
    uses("d", "three", "", NOW, "three");
    several("three", A_WEST + "@1", A_NORTH + "@2", B_WEST + "@2");
    uses("d", "two", "", NOW, "two");
    several("two", A_WEST + "@1", B_WEST + "@1");
    uses("d", "all", "", BEFORE, "all");
    several("all", A_WEST + "@1", A_NORTH + "@1");
    uses("d", "single", B_WEST, BEFORE, "single");

    assertThat(sweep().typesWithFormerReporters(List.of("USES", "RESOURCE")))
        .containsExactly("USES");

    var removed = sweep().reporters(USES, Set.of(), Set.of(A_WEST, A_NORTH));

    // The note hung on nothing else.
    assertThat(removed).isEqualTo(new Sweep.Removed(1, 1));
    assertThat(
            database.said(
                "MATCH ()-[r:USES]->() RETURN r.name + ' ' + r._module_name + ' ' +"
                    + " coalesce(toString(size(r.update_tag)), '-') + ' ' + r.lastupdated ORDER BY"
                    + " r.name"))
        .containsExactly(
            "single " + B_WEST + " - 1", "three alidade:aws 2 2", "two " + B_WEST + " - 1");
  }

  @Test
  void reportersOfThisRunAreNoFormerOnes() {
    disk("d", A, A_WEST, NOW);
    uses("d", "n", "", NOW, "n");
    several("n", A_WEST + "@2", B_WEST + "@2");

    assertThat(sweep().typesWithFormerReporters(List.of("USES"))).isEmpty();
    assertThat(sweep().reporters(USES, Set.of(), Set.of(A_WEST, B_WEST)))
        .isEqualTo(Sweep.Removed.NONE);
    assertThat(linksLeft()).containsExactly("n");
  }

  @Test
  void aTagThatEndsLikeThisRunsIsAnother() {
    disk("d", A, A_WEST, NOW);
    uses("d", "n", "", NOW, "n");
    several("n", A_WEST + "@12", B_WEST + "@2");

    assertThat(sweep().typesWithFormerReporters(List.of("USES"))).containsExactly("USES");
    sweep().reporters(USES, Set.of(), Set.of(A_WEST));

    assertThat(database.said("MATCH ()-[r:USES]->() RETURN r._module_name"))
        .containsExactly(B_WEST);
  }

  @Test
  void whatAnAccountOwnsIsLetGoByThoseWhoMayAlone() {
    disk("own", A, A_WEST, BEFORE);
    severalOwn("own", A, A_WEST + "@1", A_NORTH + "@1");
    disk("named", B, A_WEST, NOW);
    severalOwn("named", B, A_WEST + "@1", B_WEST + "@2");

    sweep().reporters(OWNS, Set.of(A_NORTH), Set.of(A_WEST));

    assertThat(
            database.said(
                "MATCH ()-[r:RESOURCE]->(n) RETURN n.id + ' ' + r._module_name ORDER BY n.id"))
        .containsExactly("named " + B_WEST, "own " + A_WEST);

    severalOwn("own", A, A_WEST + "@1", A_NORTH + "@1");
    var removed = sweep().reporters(OWNS, Set.of(A_WEST, A_NORTH), Set.of());

    assertThat(removed).isEqualTo(new Sweep.Removed(1, 1));
    assertThat(disks()).containsExactly("named");
  }

  @Test
  void orphansRemovesWhatNothingKeeps() {
    disk("d", A, A_WEST, NOW);
    uses("d", "kept", A_WEST, BEFORE);
    database.write(
        """
        CREATE (:AWSNote {id: 'gone', lastupdated: 1})<-[:MENTIONS]-(:AWSRole)
        CREATE (:AWSNote {id: 'new', lastupdated: 2})
        CREATE (:AWSNote {id: 'under way', lastupdated: 3})
        CREATE (:AWSNote {id: 'of a user'})\
        """);
    anotherRun(60_000);

    assertThat(sweep().orphans("AWSNote", Set.of())).isEqualTo(new Sweep.Removed(1, 1));
    assertThat(database.said("MATCH (n:AWSNote) RETURN n.id ORDER BY n.id"))
        .containsExactly("kept", "new", "of a user", "under way");
  }

  @Test
  void whatARunThatDiedMayHaveLeftAloneStays() {
    database.write(
        """
        CREATE (:AWSNote {id: 'alone', lastupdated: 1}), (:AWSAccount {id: 'named', lastupdated: 1})
        CREATE (:AlidadeLease {id: 'died', owner: 'somebody', expires: 0,
          loose_ends: ['notes/Notes@eu-west-1', 'notes/Notes@eu-north-1']})""");

    assertThat(sweep().orphans("AWSNote", Set.of("notes/Notes"))).isEqualTo(Sweep.Removed.NONE);
    assertThat(sweep().forgottenAccounts(Set.of("x/X", "notes/Notes")))
        .isEqualTo(Sweep.Removed.NONE);
    assertThat(sweep().orphans("AWSNote", Set.of("notes/Others")))
        .isEqualTo(new Sweep.Removed(1, 0));
    assertThat(sweep().forgottenAccounts(Set.of())).isEqualTo(new Sweep.Removed(1, 0));
  }

  @Test
  void labelsWithoutAKeeperHaveNoOrphans() {
    database.write("CREATE (:AWSRole {id: 'r', lastupdated: 1})");

    assertThat(sweep().orphans("AWSRole", Set.of())).isEqualTo(Sweep.Removed.NONE);
  }

  @Test
  void forgottenAccountsAreThoseNeverSurveyedOfWhichNothingSpeaks() {
    database.write(
        """
        CREATE (:AWSAccount {id: 'forgotten', lastupdated: 1})
        CREATE (:AWSAccount {id: 'new', lastupdated: 2})
        CREATE (:AWSAccount {id: 'surveyed', lastupdated: 1, inscope: true})
        CREATE (:AWSAccount {id: 'member', lastupdated: 1, org_id: 'o-1'})
        CREATE (:AWSAccount {id: 'named', lastupdated: 1})<-[:TRUSTS]-(:AWSRole)\
        """);

    assertThat(sweep().forgottenAccounts(Set.of())).isEqualTo(new Sweep.Removed(1, 0));
    assertThat(database.said("MATCH (n:AWSAccount) RETURN n.id ORDER BY n.id"))
        .containsExactly(A, B, "member", "named", "new", "surveyed");
  }

  @Test
  void unmarkedNodesAreHeldAgainstTheirRegion() {
    unmarkedDisks();

    var removed = sweep().unmarkedNodes("AWSDisk", A, List.of(WEST), false);

    assertThat(removed).isEqualTo(new Sweep.Removed(1, 1));
    assertThat(disks()).containsExactly("current", "marked", "north", "nowhere", "other", "user");
  }

  @Test
  void unmarkedNodesWithoutARegionGoWhereEverythingWasSeen() {
    unmarkedDisks();

    var removed = sweep().unmarkedNodes("AWSDisk", A, List.of(WEST), true);

    assertThat(removed).isEqualTo(new Sweep.Removed(2, 2));
    assertThat(disks()).containsExactly("current", "marked", "north", "other", "user");
  }

  private void unmarkedDisks() {
    disk("west", A, "othertool:aws", BEFORE);
    disk("current", A, "alidade:aws", NOW);
    disk("marked", A, A_WEST, BEFORE);
    disk("other", B, "othertool:aws", BEFORE);
    disk("north", A, "alidade:aws", BEFORE);
    disk("nowhere", A, "alidade:aws", BEFORE);
    disk("user", A, "", BEFORE);
    database.write(
        """
        MATCH (n:AWSDisk) SET n.region = CASE n.id WHEN 'north' THEN $north WHEN 'nowhere' THEN null ELSE $west END
        WITH n WHERE n.id = 'user' MATCH (n)<-[r:RESOURCE]-() SET r.lastupdated = null\
        """,
        "north",
        NORTH,
        "west",
        WEST);
  }

  @Test
  void unmarkedLinksAreThoseAtNodesThatTheAccountOwnsAlone() {
    for (var region : List.of(WEST, NORTH)) {
      disk(region, A, A_WEST, NOW);
      database.write("MATCH (n:AWSDisk {id: $r}) SET n.region = $r", "r", region);
      uses(region, "n", "othertool:aws", BEFORE, "left in " + region);
      uses(region, "n", A_WEST, BEFORE, "marked in " + region);
      uses(region, "n", "", NOW, "current in " + region);
    }
    disk("shared", A, A_WEST, NOW);
    owns(B, "shared", B_WEST, NOW);
    database.write("MATCH (n:AWSDisk {id: 'shared'}) SET n.region = $r", "r", WEST);
    uses("shared", "n", "othertool:aws", BEFORE, "at a shared one");

    var removed = sweep().unmarkedLinks(USES, true, A, List.of(WEST), false);

    assertThat(removed).isEqualTo(new Sweep.Removed(0, 1));
    assertThat(linksLeft()).doesNotContain("left in " + WEST).hasSize(6);
  }

  @Test
  void unmarkedLinksOfNobodyAreThoseWhereThisRunHasSeenAnEnd() {
    database.write(
        """
        UNWIND [['seen', 2, 1], ['far', 1, 2], ['unseen', 1, 1]] AS one
        CREATE (:AWSDisk {lastupdated: one[1]})
          -[:USES {name: one[0], lastupdated: 1}]->(:AWSNote {lastupdated: one[2]})\
        """);
    uses("m", "n", A_WEST, BEFORE, "marked");
    database.write("MATCH (n) WHERE n.id IN ['m', 'n'] SET n.lastupdated = 2");

    var removed = sweep().unmarkedLinksOfNobody(USES);

    assertThat(removed).isEqualTo(new Sweep.Removed(0, 2));
    assertThat(linksLeft()).containsExactly("marked", "unseen");
  }

  @Test
  void withoutTheLeaseNothingIsRemoved() {
    everythingStale();
    var before = census();
    for (var state :
        List.of(
            "lease.owner = 'another run', lease.expires = timestamp() + 60000",
            "lease.expires = timestamp() + 19000",
            "lease.expires = 0")) {
      database.write("MATCH (lease:AlidadeLease {id: $a}) SET " + state, "a", A);

      assertThat(everything(sweep())).as(state).isEqualTo(Sweep.Removed.NONE);
      assertThat(census()).as(state).isEqualTo(before);
    }
  }

  @Test
  void withTheLeaseAllOfThatWouldBeRemoved() {
    everythingStale();

    assertThat(everything(sweep())).isEqualTo(new Sweep.Removed(4, 6));
  }

  @Test
  void itStopsBetweenTwoStatements() {
    database.write(
        """
        MATCH (a:AWSAccount {id: $a}) UNWIND range(1, 1200) AS i
        CREATE (a)-[:RESOURCE {_module_name: $by, lastupdated: 1}]->(:AWSDisk {id: 'd' + i, lastupdated: 1})\
        """,
        "a",
        A,
        "by",
        A_WEST);
    var looks = new AtomicInteger();

    var removed = sweep(A, () -> looks.incrementAndGet() > 2).nodes("AWSDisk", A, List.of(WEST));

    assertThat(removed).isEqualTo(new Sweep.Removed(1000, 1000));
    assertThat(sweep().nodes("AWSDisk", A, List.of(WEST))).isEqualTo(new Sweep.Removed(200, 200));
  }

  @Test
  void aRelationshipThatContradictsItselfEndsNoSweepNever() {
    links();
    database.write("MATCH ()-[r:USES]->() SET r.update_tag = ['x']");
    disk("odd", A, A_WEST, BEFORE);
    database.write("MATCH ()-[r:RESOURCE]->() SET r.update_tag = []");
    uses("odd", "n", "alidade:aws", BEFORE, "nobody's");
    several("nobody's");

    assertThat(everything(sweep())).isEqualTo(Sweep.Removed.NONE);
  }

  @Test
  void someoneElsesReportThatComesWhileTheSweepWaitsCounts() {
    uses("d", "n", A_WEST, BEFORE, "r");

    var removed =
        whileOpen(
            "MATCH ()-[r:USES]->() SET r._module_name = 'alidade:aws', r.update_tag = [$by + '@3'],"
                + " r.lastupdated = 3",
            () -> sweep().links(USES, A, List.of(WEST)));

    assertThat(removed).isEqualTo(Sweep.Removed.NONE);
    assertThat(linksLeft()).containsExactly("r");
  }

  @Test
  void aLinkThatSomeoneElseReportsAloneByNowIsTheirs() {
    uses("d", "n", A_WEST, BEFORE, "r");

    var removed =
        whileOpen(
            "MATCH ()-[r:USES]->() SET r._module_name = $by, r.lastupdated = 3",
            () -> sweep().links(USES, A, List.of(WEST)));

    assertThat(removed).isEqualTo(Sweep.Removed.NONE);
    assertThat(linksLeft()).containsExactly("r");
  }

  @Test
  void anUnmarkedLinkThatSomeoneElseTakesOverMeanwhileIsTheirs() {
    disk("d", A, A_WEST, NOW);
    database.write("MATCH (n:AWSDisk) SET n.region = $west", "west", WEST);
    uses("d", "n", "othertool:aws", BEFORE, "r");

    var removed =
        whileOpen(
            "MATCH ()-[r:USES]->() SET r._module_name = $by, r.lastupdated = 3",
            () -> sweep().unmarkedLinks(USES, true, A, List.of(WEST), true));

    assertThat(removed).isEqualTo(Sweep.Removed.NONE);
    assertThat(linksLeft()).containsExactly("r");
  }

  @Test
  void anUnmarkedNodeThatSomeoneElseTakesOverMeanwhileIsTheirs() {
    disk("d", A, "othertool:aws", BEFORE);

    var removed =
        whileOpen(
            "MATCH ()-[r:RESOURCE]->(n) SET n.lastupdated = 3, r._module_name = $by, r.lastupdated"
                + " = 3",
            () -> sweep().unmarkedNodes("AWSDisk", A, List.of(WEST), true));

    assertThat(removed).isEqualTo(Sweep.Removed.NONE);
    assertThat(owned()).containsExactly(A + " d");
  }

  @Test
  void aReporterThatRenewsItsReportWhileTheSweepWaitsStays() {
    uses("d", "n", "", BEFORE, "r");
    several("r", A_WEST + "@1", B_WEST + "@1");

    var removed =
        whileOpen(
            "MATCH ()-[r:USES]->() SET r.update_tag = ['"
                + A_WEST
                + "@1', $by + '@3'], r.lastupdated = 3",
            () -> sweep().reporters(USES, Set.of(), Set.of(A_WEST)));

    assertThat(removed).isEqualTo(Sweep.Removed.NONE);
    assertThat(database.said("MATCH ()-[r:USES]->() RETURN r._module_name + r.lastupdated"))
        .containsExactly(B_WEST + "3");
  }

  @Test
  void aKeeperThatComesWhileOrphansWaitsKeepsTheNode() {
    database.write("CREATE (:AWSNote {id: 'n', lastupdated: 1}), (:AWSDisk {id: 'd'})");

    var removed =
        whileOpen(
            "MATCH (d:AWSDisk), (n:AWSNote) MERGE (d)-[r:USES]->(n) SET r.lastupdated = 3",
            () -> sweep().orphans("AWSNote", Set.of()));

    assertThat(removed).isEqualTo(Sweep.Removed.NONE);
    assertThat(database.said("MATCH (:AWSDisk)-[:USES]->(n:AWSNote) RETURN n.id"))
        .containsExactly("n");
  }

  @Test
  void aKeeperAtANodeWithManyRelationshipsIsWaitedForToo() {
    database.write(
        """
        CREATE (:AWSDisk {id: 'd'}), (n:AWSNote {id: 'n', lastupdated: 1})
        WITH n UNWIND range(1, 200) AS i CREATE (n)<-[:MENTIONS]-(:AWSRole)\
        """);

    var removed =
        whileOpen(
            "MATCH (d:AWSDisk), (n:AWSNote) MERGE (d)-[r:USES]->(n) SET r.lastupdated = 3",
            () -> sweep().orphans("AWSNote", Set.of()));

    assertThat(removed).isEqualTo(Sweep.Removed.NONE);
  }

  @Test
  void anOwnerThatComesWhileNodesWaitsKeepsTheNode() {
    disk("d", A, A_WEST, BEFORE);

    var removed =
        whileOpen(
            """
            MATCH (n:AWSDisk) SET n.lastupdated = 3
            WITH n MATCH (b:AWSAccount {id: $b}) MERGE (b)-[r:RESOURCE]->(n) SET r.lastupdated = 3\
            """,
            () -> sweep().nodes("AWSDisk", A, List.of(WEST)));

    assertThat(removed).isEqualTo(new Sweep.Removed(0, 1));
    assertThat(owned()).containsExactly(B + " d");
  }

  @Test
  void aNodeThatARunUnderWayWritesWhileTheSweepWaitsStays() {
    database.write("CREATE (:AWSNote {id: 'n', lastupdated: 1})");
    anotherRun(60_000);

    var removed =
        whileOpen(
            "MATCH (n:AWSNote) SET n.lastupdated = 3", () -> sweep().orphans("AWSNote", Set.of()));

    assertThat(removed).isEqualTo(Sweep.Removed.NONE);
    assertThat(database.said("MATCH (n:AWSNote) RETURN n.id")).containsExactly("n");
  }

  @Test
  void aNodeThatGoesWhileTheSweepWaitsIsNoFailure() {
    disk("d", A, A_WEST, BEFORE);

    var removed =
        whileOpen(
            "MATCH (n:AWSDisk) DETACH DELETE n", () -> sweep().nodes("AWSDisk", A, List.of(WEST)));

    assertThat(removed).isEqualTo(Sweep.Removed.NONE);
  }

  @Test
  void theSweepFindsRelationshipsByTheirMark() {
    database.write(
        """
        UNWIND range(1, 3000) AS i
        CREATE (:AWSDisk {id: 'many' + i})
          -[:USES {_module_name: 'alidade:aws:' + (i % 300) + ':' + $west, lastupdated: 1}]->(:AWSNote)\
        """,
        "west", WEST);
    database.write(Marks.index("USES"));
    database.rows("CALL db.awaitIndexes(60)");
    var seen = new ArrayList<String>();
    var plans = database.planning(seen);
    var sweep = new Sweep(plans, new WriteLedger(), NOW, KEEPERS, leases.fence(A), () -> false);

    sweep.stale(A, List.of("USES"));
    sweep.links(USES, A, List.of(WEST, NORTH));
    sweep.partsOf(USES, Set.of(WHOLE));
    sweep.reporters(USES, Set.of(), Set.of(A_WEST));
    sweep.typesWithFormerReporters(List.of("USES"));

    assertThat(seen)
        .filteredOn(plan -> plan.contains("USES"))
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(plan -> assertThat(plan).contains("RelationshipIndexSeek"));
  }

  /** The relationships of one account's and others' that most statements are tried on. */
  private void links() {
    uses("d", "n", A_WEST, BEFORE, "stale");
    uses("d", "n", A_WEST, NOW, "current");
    uses("d", "n", A_NORTH, BEFORE, "north");
    uses("d", "n", B_WEST, BEFORE, "other");
    uses("d", "n", "othertool:aws", BEFORE, "unmarked");
    uses("d", "n", "", BEFORE, "several");
    several("several", A_WEST + "@1", B_WEST + "@1");
  }

  private void everythingStale() {
    disk("d", A, A_WEST, BEFORE);
    disk("u", A, "othertool:aws", BEFORE);
    uses("x", "n", A_WEST, BEFORE, "stale");
    uses("x", "n", WHOLE, BEFORE, "part");
    uses("x", "n", "", BEFORE, "several");
    several("several", A_WEST + "@1", A_NORTH + "@1");
    uses("x", "n", "othertool:aws", BEFORE, "unmarked");
    database.write(
        """
        MATCH (x:AWSDisk {id: 'x'}), (n:AWSNote {id: 'n'}) SET x.lastupdated = 2, n.lastupdated = 1
        CREATE (:AWSAccount {id: 'forgotten', lastupdated: 1})\
        """);
  }

  private static Sweep.Removed everything(Sweep sweep) {
    return sweep
        .links(USES, A, List.of(WEST))
        .plus(sweep.partsOf(USES, Set.of(WHOLE)))
        .plus(sweep.nodes("AWSDisk", A, List.of(WEST)))
        .plus(sweep.reporters(USES, Set.of(A_WEST, A_NORTH), Set.of(A_WEST, A_NORTH)))
        .plus(sweep.reporters(OWNS, Set.of(A_WEST, A_NORTH), Set.of(A_WEST, A_NORTH)))
        .plus(sweep.unmarkedNodes("AWSDisk", A, List.of(WEST), true))
        .plus(sweep.unmarkedLinks(USES, true, A, List.of(WEST), true))
        .plus(sweep.unmarkedLinksOfNobody(USES))
        .plus(sweep.orphans("AWSNote", Set.of()))
        .plus(sweep.forgottenAccounts(Set.of()));
  }

  private List<String> census() {
    return database.said(
        "MATCH (n) WHERE NOT n:AlidadeLease RETURN labels(n)[0] + coalesce(n.id, '') + COUNT {"
            + " (n)--() } AS one ORDER BY one");
  }

  private Sweep.Removed whileOpen(String cypher, Supplier<Sweep.Removed> meanwhile) {
    return database.whileOpen(cypher, Map.of("by", B_WEST, "b", B), meanwhile);
  }

  private void anotherRun(long left) {
    database.write(
        "CREATE (:AlidadeLease {id: 'run another', owner: 'another', tag: $tag, expires:"
            + " timestamp() + $left})",
        "tag",
        OF_ANOTHER_RUN,
        "left",
        left);
  }

  private void disk(String id, String account, String mark, long tag) {
    database.write(
        "MERGE (n:AWSDisk:Disk {id: $id}) SET n.lastupdated = $tag", "id", id, "tag", tag);
    owns(account, id, mark, tag);
  }

  private void owns(String account, String id, String mark, long tag) {
    database.write(
        """
        MATCH (a:AWSAccount {id: $account}), (n:AWSDisk {id: $id})
        CREATE (a)-[:RESOURCE {_module_name: $by, lastupdated: $tag}]->(n)\
        """,
        "account",
        account,
        "id",
        id,
        "by",
        mark,
        "tag",
        tag);
  }

  private void uses(String disk, String note, String mark, long tag) {
    uses(disk, note, mark, tag, disk + " " + note);
  }

  private void uses(String disk, String note, String mark, long tag, String name) {
    database.write(
        """
        MERGE (d:AWSDisk {id: $disk})
        MERGE (n:AWSNote {id: $note}) ON CREATE SET n.lastupdated = $tag
        CREATE (d)-[:USES {_module_name: $by, lastupdated: $tag, name: $name}]->(n)\
        """,
        "disk",
        disk,
        "note",
        note,
        "by",
        mark,
        "tag",
        tag,
        "name",
        name);
  }

  /** Gives a link of this name several reporters. */
  private void several(String name, String... said) {
    database.write(
        "MATCH ()-[r:USES {name: $name}]->() SET r._module_name = 'alidade:aws', r.update_tag ="
            + " $said",
        "name",
        name,
        "said",
        List.of(said));
  }

  /** Gives an ownership several reporters. */
  private void severalOwn(String disk, String account, String... said) {
    database.write(
        "MATCH (:AWSAccount {id: $account})-[r:RESOURCE]->({id: $disk}) SET r._module_name ="
            + " 'alidade:aws', r.update_tag = $said",
        "account",
        account,
        "disk",
        disk,
        "said",
        List.of(said));
  }

  private List<String> linksLeft() {
    return database.said("MATCH ()-[r:USES]->() RETURN r.name AS name ORDER BY name");
  }

  private List<String> disks() {
    return database.said("MATCH (n:Disk) RETURN n.id AS id ORDER BY id");
  }

  private List<String> owned() {
    return database.said(
        "MATCH (a:AWSAccount)-[:RESOURCE]->(n) RETURN a.id + ' ' + n.id AS one ORDER BY one");
  }

  private Sweep sweep() {
    return sweep(A);
  }

  private Sweep sweep(String lease) {
    return sweep(lease, () -> false);
  }

  private Sweep sweep(String lease, BooleanSupplier stop) {
    return new Sweep(
        database.transactions(), new WriteLedger(), NOW, KEEPERS, leases.fence(lease), stop);
  }
}
