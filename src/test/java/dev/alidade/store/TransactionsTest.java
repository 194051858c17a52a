package dev.alidade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.TransientException;

/** What is repeated, how often and after which pauses, and what becomes of the rest. */
class TransactionsTest {

  private static final String DEADLOCK = "Neo.TransientError.Transaction.DeadlockDetected";
  private static final String TIMED_OUT =
      "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration";

  private final Deque<Neo4jException> failures = new ArrayDeque<>();
  private final List<Duration> pauses = new ArrayList<>();
  private final FakeServer server =
      new FakeServer(
          parameters -> {
            var failure = failures.poll();
            if (failure != null) {
              throw failure;
            }
            return Map.of();
          });
  private final Transactions transactions =
      new Transactions(
          server.driver(), new Neo4jSettings("bolt://fake", null, null, null), pauses::add);

  @ParameterizedTest
  @ValueSource(strings = {DEADLOCK, "Neo.ClientError.Statement.EntityNotFound"})
  void aCollisionIsRepeatedWithinMilliseconds(String code) {
    fail(3, code);

    transactions.write("RETURN 1", Map.of());

    assertThat(server.asked()).hasSize(4);
    assertThat(pauses)
        .hasSize(3)
        .allSatisfy(
            pause -> assertThat(pause).isBetween(Duration.ofMillis(1), Duration.ofMillis(100)));
  }

  @Test
  void collisionsEndAfterTwentyTimes() {
    fail(100, DEADLOCK);

    assertThat(refusal().kind()).isEqualTo(StoreException.Kind.REFUSED);
    assertThat(server.asked()).hasSize(20);
  }

  @Test
  void aServerThatIsAwayGetsHalfAMinute() {
    for (var i = 0; i < 1000; i++) {
      failures.add(new ServiceUnavailableException("away"));
    }

    var refusal = refusal();

    assertThat(refusal.kind()).isEqualTo(StoreException.Kind.UNUSABLE);
    assertThat(refusal).hasMessageContaining("cannot be reached");
    var waited = pauses.stream().reduce(Duration.ZERO, Duration::plus);
    assertThat(waited).isBetween(Transactions.PATIENCE, Transactions.PATIENCE.plusMillis(6_400));
    assertThat(pauses.getFirst()).isLessThanOrEqualTo(Duration.ofMillis(400));
    assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofMillis(6_400)) <= 0);
  }

  @Test
  void aServerThatComesBackIsUsed() {
    failures.add(new ServiceUnavailableException("away"));
    failures.add(new ServiceUnavailableException("away"));

    assertThatCode(() -> transactions.write("RETURN 1", Map.of())).doesNotThrowAnyException();
  }

  @Test
  void collisionsAfterAServerWasAwayHaveTheirOwnCount() {
    for (var i = 0; i < 5; i++) {
      failures.add(new ServiceUnavailableException("away"));
    }
    fail(19, DEADLOCK);

    transactions.write("RETURN 1", Map.of());

    assertThat(server.asked()).hasSize(25);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Neo.TransientError.General.MemoryPoolOutOfMemoryError",
        "Neo.TransientError.General.TransactionMemoryLimit",
        "Neo.TransientError.General.OutOfMemoryError"
      })
  void whatIsTooMuchForTheMemoryIsSaidAtOnce(String code) {
    fail(1, code);

    var refusal = refusal();

    assertThat(refusal.kind()).isEqualTo(StoreException.Kind.TOO_LARGE);
    assertThat(refusal).hasMessageContaining("too little memory");
    assertThat(server.asked()).hasSize(1);
    assertThat(pauses).isEmpty();
  }

  /** As an administrator ends it: our own limit takes its time (tried with 5.26 and 2026.08). */
  @Test
  void aWaitForALockThatSomebodyEndsIsRefused() {
    fail(1, "Neo.ClientError.Transaction.LockClientStopped");
    assertThat(refusal().kind()).isEqualTo(StoreException.Kind.REFUSED);
    assertThat(server.asked()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Neo.ClientError.Transaction.TransactionTimedOut", TIMED_OUT})
  void whatTakesTooLongIsTriedOnceMoreAndThenTooLarge(String code) {
    fail(1, code);
    transactions.writeInTime("RETURN 1", Map.of());
    assertThat(server.asked()).hasSize(2);

    fail(2, code);
    var refusal = refusal();

    assertThat(refusal.kind()).isEqualTo(StoreException.Kind.TOO_LARGE);
    assertThat(refusal).hasMessageContaining("too little time");
    assertThat(server.asked()).hasSize(4);
  }

  @Test
  void aCollisionBeforeItCountsNotAsHavingTakenTooLong() {
    fail(1, DEADLOCK);
    fail(1, TIMED_OUT);

    assertThatCode(() -> transactions.writeInTime("RETURN 1", Map.of())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Neo.ClientError.Transaction.Terminated",
        "Neo.ClientError.Transaction.TransactionTerminated",
        "Neo.ClientError.Statement.SyntaxError"
      })
  void whatWasTerminatedOrIsWrongIsRefusedAtOnce(String code) {
    fail(1, code);

    assertThat(refusal().kind()).isEqualTo(StoreException.Kind.REFUSED);
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void anInterruptEndsThePause() {
    fail(2, DEADLOCK);
    var interrupted =
        new Transactions(
            server.driver(),
            new Neo4jSettings("bolt://fake", null, null, null),
            time -> {
              throw new InterruptedException();
            });

    var refusal =
        catchThrowableOfType(StoreException.class, () -> interrupted.write("RETURN 1", Map.of()));

    assertThat(refusal.kind()).isEqualTo(StoreException.Kind.REFUSED);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void onlyWhatIsBehindAFenceHasToEndInTime() {
    transactions.write("RETURN 1", Map.of());
    transactions.behind(new Fence("lease", "owner")).write("RETURN 1", Map.of());

    assertThat(server.begun().getFirst().timeout()).isNull();
    assertThat(server.begun().getLast().timeout()).isEqualTo(Fence.LONGEST);
    assertThat(server.asked().getLast())
        .containsOnly(
            Map.entry("fence", "lease"),
            Map.entry("fenceOwner", "owner"),
            Map.entry("fenceMargin", 20_000L));
  }

  private void fail(int times, String code) {
    for (var i = 0; i < times; i++) {
      failures.add(
          code.startsWith("Neo.Transient")
              ? new TransientException(code, "of this test\nsecond line")
              : new ClientException(code, "of this test\nsecond line"));
    }
  }

  private StoreException refusal() {
    return catchThrowableOfType(
        StoreException.class, () -> transactions.writeInTime("RETURN 1", Map.of()));
  }
}
