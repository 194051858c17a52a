package dev.alidade.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.embedded.Neo4jVersion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may write, by the database's clock, on real servers. */
@ParameterizedClass
@EnumSource(Neo4jVersion.class)
class LeasesIT {

  private static final String A = "111111111111";
  private static final String B = "222222222222";

  @Parameter private Neo4jVersion version = Neo4jVersion.NEO4J_5_26;

  private StoreDatabase database;
  private Leases ours;
  private Leases theirs;

  @BeforeEach
  void twoRuns() {
    database = StoreDatabase.of(version);
    database.empty();
    database.write("CREATE CONSTRAINT IF NOT EXISTS FOR (n:AlidadeLease) REQUIRE n.id IS UNIQUE");
    ours = new Leases(database.transactions(), "our run", 7);
    theirs = new Leases(database.transactions(), "their run", 8);
  }

  @Test
  void aLeaseIsGrantedOnceAndItsOwnerIsNamedToTheOther() {
    assertThat(ours.take(A)).isEqualTo(new Leases.Answer.Granted());

    assertThat(theirs.take(A))
        .isInstanceOfSatisfying(
            Leases.Answer.Taken.class,
            taken -> {
              assertThat(taken.owner()).isEqualTo("our run");
              assertThat(taken.left()).isBetween(Duration.ofSeconds(50), Leases.TIME_TO_LIVE);
            });
    assertThat(theirs.ownerOf(A)).isEqualTo("our run");
    assertThat(tag(A)).isEqualTo(7L);
    assertThat(theirs.take(B)).isEqualTo(new Leases.Answer.Granted());
  }

  @Test
  void whoHasItMayAskAgain() {
    ours.take(A);

    assertThat(ours.take(A)).isEqualTo(new Leases.Answer.Granted());
  }

  @Test
  void whatADeadRunLeftLooseIsKnownToTheNextUntilItIsTied() {
    ours.take(A);
    assertThat(ours.loosen(A, Set.of("m/X@r", "m/Y@r"))).isEmpty();
    expire(A);
    theirs.take(A);
    assertThat(theirs.loosen(A, Set.of("m/Y@r", "m/Z@r")))
        .containsExactlyInAnyOrder("m/X@r", "m/Y@r");
    ours.tie(Map.of(A, Set.of()));
    assertThat(theirs.loosen(A, Set.of())).containsExactlyInAnyOrder("m/X@r", "m/Y@r", "m/Z@r");
    theirs.tie(Map.of(A, Set.of("m/X@r"), B, Set.of()));
    assertThat(theirs.loosen(A, Set.of())).containsExactly("m/X@r");
    theirs.tie(Map.of(A, Set.of()));
    assertThat(database.rows("MATCH (l:AlidadeLease) WHERE l.loose_ends IS NOT NULL RETURN l"))
        .isEmpty();
  }

  @Test
  void aTagThatARunHasUsedIsNotUsedAgain() {
    ours.take(A);
    ours.surveyed(A);
    theirs.take(B);

    assertThat(Leases.unusedTag(database.transactions(), 6)).isEqualTo(6);
    assertThat(Leases.unusedTag(database.transactions(), 7)).isEqualTo(9);
    assertThat(Leases.unusedTag(database.transactions(), 9)).isEqualTo(9);
  }

  @Test
  void whoHasLostTheLeaseLoosensNothing() {
    theirs.take(A);

    assertThat(ours.loosen(A, Set.of("m/X@r"))).isEmpty();
    assertThat(theirs.loosen(A, Set.of())).isEmpty();
  }

  @Test
  void anExpiredLeaseIsTakenByWhoeverAsks() {
    ours.take(A);
    expire(A);

    assertThat(theirs.take(A)).isEqualTo(new Leases.Answer.Granted());
    assertThat(theirs.ownerOf(A)).isEqualTo("their run");
    assertThat(tag(A)).isEqualTo(8L);
    assertThat(ours.take(A)).isInstanceOf(Leases.Answer.Taken.class);
  }

  @Test
  void ofTwoThatAskAtTheSameMomentOneIsGranted() {
    var answer =
        database.whileOpen(
            "MERGE (lease:AlidadeLease {id: $a}) SET lease.owner = 'our run', lease.expires ="
                + " timestamp() + 60000",
            Map.of("a", A),
            () -> theirs.take(A));

    assertThat(answer).isInstanceOf(Leases.Answer.Taken.class);
    assertThat(database.rows("MATCH (lease:AlidadeLease) RETURN lease")).hasSize(1);
  }

  @Test
  void aTakeOverThatWaitsForARenewalIsRefused() {
    ours.take(A);
    expire(A);

    var answer =
        database.whileOpen(
            "MATCH (lease:AlidadeLease) SET lease.expires = timestamp() + 60000",
            Map.of(),
            () -> theirs.take(A));

    assertThat(answer).isInstanceOf(Leases.Answer.Taken.class);
  }

  @Test
  void aRenewalThatWaitsForATakeOverIsTooLate() {
    ours.take(A);
    expire(A);

    var held =
        database.whileOpen(
            "MATCH (lease:AlidadeLease) SET lease.owner = 'their run', lease.expires = timestamp()"
                + " + 60000",
            Map.of(),
            () -> ours.renew(List.of(A)));

    assertThat(held).isEmpty();
    assertThat(ours.ownerOf(A)).isEqualTo("their run");
  }

  @Test
  void allAreRenewedInOneStatement() {
    ours.take(A);
    ours.take(B);
    ours.take(ours.ofTheRun());
    database.write("MATCH (lease:AlidadeLease) SET lease.expires = timestamp() + 30000");

    assertThat(ours.renew(List.of(B, A, ours.ofTheRun(), "no such")))
        .containsExactlyInAnyOrder(A, B, "run our run");
    assertThat(
            database.said(
                "MATCH (lease:AlidadeLease) RETURN DISTINCT lease.expires - timestamp() > 50000"))
        .containsExactly("true");
    assertThat(database.said("MATCH (lease:AlidadeLease) RETURN count(DISTINCT lease.expires)"))
        .containsExactly("1");
  }

  @Test
  void aLeaseThatCouldNotBeUsedForAWhileIsNotRenewedAndMayBeTakenAgain() {
    ours.take(A);
    // Statements were refused meanwhile: whoever holds it cannot know which.
    database.write("MATCH (lease:AlidadeLease) SET lease.expires = timestamp() + 19000");
    assertThat(ours.renew(List.of(A))).isEmpty();
    expire(A);
    assertThat(ours.renew(List.of(A))).isEmpty();

    assertThat(ours.takeAgain(List.of(A))).containsExactly(A);
    assertThat(theirs.take(A)).isInstanceOf(Leases.Answer.Taken.class);
  }

  @Test
  void aLeaseThatSomebodyTookIsNotRenewedEvenWhenTheyAreDone() {
    ours.take(A);
    ours.take(B);
    expire(A);
    theirs.take(A);
    theirs.release(List.of(A));

    assertThat(ours.renew(List.of(A, B))).containsExactly(B);
    assertThat(ours.takeAgain(List.of(A))).isEmpty();
  }

  @Test
  void aLeaseThatIsGivenBackIsFreeAndKeepsItsLastOwner() {
    ours.take(A);
    ours.release(List.of(A));

    assertThat(theirs.ownerOf(A)).isEqualTo("our run");
    assertThat(ours.takeAgain(List.of(A))).containsExactly(A);
    ours.release(List.of(A));
    assertThat(theirs.take(A)).isEqualTo(new Leases.Answer.Granted());
  }

  @Test
  void nobodyGivesBackWhatIsAnothers() {
    ours.take(A);
    theirs.release(List.of(A));

    assertThat(theirs.take(A)).isInstanceOf(Leases.Answer.Taken.class);
  }

  @Test
  void theEndOfARunRemovesItsLeaseAndThoseOfRunsLongDead() {
    ours.take(ours.ofTheRun());
    theirs.take(theirs.ofTheRun());
    ours.take(A);
    expire(A);
    database.write(
        """
        CREATE (:AlidadeLease {id: 'run long dead', expires: timestamp() - 90000000})
        CREATE (:AlidadeLease {id: 'run dead', expires: timestamp() - 80000000})\
        """);

    ours.endRun();

    assertThat(database.said("MATCH (lease:AlidadeLease) RETURN lease.id AS id ORDER BY id"))
        .as("the other run, which is under way, has to know who wrote beside it")
        .containsExactly(A, "run dead", "run our run", "run their run");

    theirs.endRun();

    assertThat(database.said("MATCH (lease:AlidadeLease) RETURN lease.id AS id ORDER BY id"))
        .containsExactly(A, "run dead");
  }

  @Test
  void whatAnAccountWasLastSurveyedUnderIsNotedByWhoHoldsIt() {
    assertThat(ours.lastSurveyedUnder(A)).isEqualTo(OptionalLong.empty());
    ours.take(A);
    theirs.surveyed(A);
    assertThat(ours.lastSurveyedUnder(A)).isEqualTo(OptionalLong.empty());

    ours.surveyed(A);
    ours.release(List.of(A));
    theirs.take(A);

    assertThat(theirs.lastSurveyedUnder(A)).isEqualTo(OptionalLong.of(7));
  }

  @Test
  void accountsSurveyedBeforeAreThoseInScopeWithTheirAge() {
    database.write(
        """
        CREATE (:AWSAccount {id: $a, inscope: true}), (:AWSAccount {id: $b, inscope: true})
        CREATE (:AWSAccount {id: 'old', inscope: true}), (:AWSAccount {id: 'mentioned'})\
        """,
        "a",
        A,
        "b",
        B);
    ours.take(B);
    ours.surveyed(B);
    database.write(
        "MATCH (lease:AlidadeLease {id: $b}) SET lease.surveyed = timestamp() - 3600000", "b", B);

    var before = ours.surveyedBefore(List.of(A));

    assertThat(before).containsOnlyKeys(B, "old").containsEntry("old", Duration.ZERO);
    assertThat(before.get(B)).isBetween(Duration.ofHours(1), Duration.ofHours(1).plusMinutes(1));
  }

  @Test
  void whatIsTakenOverIsNotedByWhoHoldsTheLease() {
    var nothing = new Leases.TakenOver(Set.of(), Set.of());
    var some = new Leases.TakenOver(Set.of("ec2", "iam"), Set.of("eu-west-1"));
    assertThat(ours.takenOver(A)).isEqualTo(nothing);
    ours.take(A);
    theirs.takenOver(A, some);
    assertThat(ours.takenOver(A)).isEqualTo(nothing);

    ours.takenOver(A, some);

    assertThat(theirs.takenOver(A)).isEqualTo(some);
  }

  private Object tag(String id) {
    return database
        .rows("MATCH (lease:AlidadeLease {id: $id}) RETURN lease.tag AS tag", "id", id)
        .getFirst()
        .get("tag");
  }

  private void expire(String id) {
    database.write(
        "MATCH (lease:AlidadeLease {id: $id}) SET lease.expires = timestamp() - 1", "id", id);
  }
}
