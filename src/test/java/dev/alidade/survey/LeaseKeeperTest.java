package dev.alidade.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.store.Leases;
import dev.alidade.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LeaseKeeperTest {

  private static final String ACCOUNT = "111122223333";
  private static final String OTHER = "444455556666";
  private static final Duration NEVER = Duration.ofDays(1);
  private static final Duration SOON = Duration.ofMillis(2);

  private final AtomicLong now = new AtomicLong();
  private final Book book = new Book();
  private LeaseKeeper keeper = keeper(NEVER);

  /** What the database knows: who has which lease. */
  private final class Book implements Lessor {
    final Map<String, String> owners = Collections.synchronizedMap(new HashMap<>());
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    volatile Runnable onTake = () -> {};
    volatile Runnable onRenew = () -> {};

    @Override
    public Leases.Answer take(String id) {
      asked.add("take " + id);
      onTake.run();
      var owner = owners.computeIfAbsent(id, lease -> "us");
      return owner.equals("us")
          ? new Leases.Answer.Granted()
          : new Leases.Answer.Taken(owner, Duration.ofSeconds(30));
    }

    @Override
    public Set<String> renew(Collection<String> ids) {
      onRenew.run();
      var ours = new HashSet<>(ids);
      ours.removeIf(id -> !"us".equals(owners.get(id)));
      asked.add("renew " + ids.stream().sorted().toList());
      return ours;
    }

    @Override
    public Set<String> takeAgain(Collection<String> ids) {
      var ours = new HashSet<>(ids);
      ours.removeIf(id -> !"us".equals(owners.get(id)));
      asked.add("take again " + ids.stream().sorted().toList());
      return ours;
    }

    @Override
    public String owner() {
      return "us";
    }

    @Override
    public String ownerOf(String id) {
      return owners.getOrDefault(id, "nobody");
    }

    @Override
    public void release(Collection<String> ids) {
      asked.add("release " + ids.stream().sorted().toList());
    }

    @Override
    public void endRun() {
      asked.add("end");
    }
  }

  private LeaseKeeper keeper(Duration beat) {
    return new LeaseKeeper(book, now::get, beat);
  }

  @AfterEach
  void close() {
    book.onRenew = () -> {};
    keeper.close();
  }

  @Test
  void aLeaseIsHeldAsLongAsItIsUsableSinceItWasAskedFor() {
    // The answer takes five seconds, and the database may have granted it at once.
    book.onTake = () -> pass(Duration.ofSeconds(5));
    assertThat(keeper.take(ACCOUNT)).isEqualTo(new Leases.Answer.Granted());
    pass(Leases.USABLE.minusSeconds(5).minusNanos(1));
    assertThat(keeper.holds(ACCOUNT)).isTrue();
    pass(Duration.ofNanos(1));
    assertThat(keeper.holds(ACCOUNT)).isFalse();
  }

  @Test
  void aLeaseThatNobodyAskedForIsNotHeld() {
    assertThat(keeper.holds(ACCOUNT)).isFalse();
  }

  @Test
  void aLeaseThatSomebodyElseHasIsNotHeld() {
    book.owners.put(ACCOUNT, "run b");
    assertThat(keeper.take(ACCOUNT))
        .isEqualTo(new Leases.Answer.Taken("run b", Duration.ofSeconds(30)));
    assertThat(keeper.holds(ACCOUNT)).isFalse();
  }

  @Test
  void aRenewalMakesALeaseUsableAgain() {
    keeper.take(ACCOUNT);
    pass(Leases.USABLE);
    assertThat(keeper.confirm(ACCOUNT)).isTrue();
    pass(Leases.USABLE.minusNanos(1));
    assertThat(keeper.holds(ACCOUNT)).isTrue();
  }

  @Test
  void aRenewalThatFailsIsRepeatedWithTheNextBeat() {
    var failures = new AtomicInteger(3);
    book.onRenew =
        () -> {
          if (failures.getAndDecrement() > 0) {
            throw new StoreException(StoreException.Kind.UNUSABLE, "no connection");
          }
        };
    beating();
    keeper.take(ACCOUNT);
    pass(Leases.USABLE);
    eventually(() -> keeper.holds(ACCOUNT));
    assertThat(failures).hasNonPositiveValue();
  }

  @Test
  void allLeasesAreRenewedInOneStatement() {
    beating();
    keeper.take(ACCOUNT);
    keeper.take(OTHER);
    eventually(() -> book.asked.contains("renew [" + ACCOUNT + ", " + OTHER + "]"));
  }

  @Test
  void aLeaseThatSomebodyElseTookIsLostToThemAndNotAskedForAgain() {
    keeper.take(ACCOUNT);
    book.owners.put(ACCOUNT, "run b");
    assertThat(keeper.confirm(ACCOUNT)).isFalse();
    assertThat(keeper.holds(ACCOUNT)).isFalse();
    assertThat(keeper.lost(ACCOUNT)).isEqualTo("another run took it over: run b");
  }

  @Test
  void aHeartbeatLeavesALostLeaseAlone() {
    beating();
    keeper.take(ACCOUNT);
    keeper.take(OTHER);
    book.owners.put(ACCOUNT, "run b");
    eventually(() -> keeper.lost(ACCOUNT).endsWith("run b"));
    book.asked.clear();
    eventually(() -> book.asked.contains("renew [" + OTHER + "]"));
    assertThat(book.asked).noneMatch(asked -> asked.contains(ACCOUNT));
    assertThat(keeper.holds(OTHER)).isTrue();
  }

  @Test
  void withoutAnAnswerNobodyIsBlamed() {
    keeper.take(ACCOUNT);
    pass(Leases.USABLE);
    assertThat(keeper.lost(ACCOUNT))
        .isEqualTo("Neo4j did not renew its lease for 40 s, so that another run might have begun");
  }

  @Test
  void whatWasLostAndTakenAgainIsNotLost() {
    keeper.take(ACCOUNT);
    book.owners.put(ACCOUNT, "run b");
    keeper.confirm(ACCOUNT);
    book.owners.put(ACCOUNT, "us");
    keeper.take(ACCOUNT);
    assertThat(keeper.holds(ACCOUNT)).isTrue();
    assertThat(keeper.lost(ACCOUNT)).doesNotContain("run b");
  }

  @Test
  void onlyHeldLeasesAreGivenBackAndThenNotHeld() {
    keeper.take(ACCOUNT);
    keeper.release(List.of(ACCOUNT, OTHER));
    assertThat(keeper.holds(ACCOUNT)).isFalse();
    keeper.release(List.of(ACCOUNT));
    assertThat(book.asked).containsExactly("take " + ACCOUNT, "release [" + ACCOUNT + "]");
  }

  @Test
  void aRenewalUnderWayDoesNotTakeWhatIsGivenBack() throws InterruptedException {
    var renewing = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    book.onRenew =
        () -> {
          renewing.countDown();
          awaited(goOn);
        };
    beating();
    keeper.take(ACCOUNT);
    awaited(renewing);
    var release = Thread.ofVirtual().start(() -> keeper.release(List.of(ACCOUNT)));
    // Long enough for a release that does not wait.
    release.join(Duration.ofMillis(100));
    goOn.countDown();
    release.join();
    var released = book.asked.indexOf("release [" + ACCOUNT + "]");
    assertThat(released).isPositive();
    assertThat(book.asked.subList(released, book.asked.size()))
        .noneMatch(asked -> asked.startsWith("renew"));
  }

  @Test
  void whatWasGivenBackIsTakenAgainWhereNobodyElseHasItMeanwhile() {
    keeper.take(ACCOUNT);
    keeper.take(OTHER);
    keeper.release(List.of(ACCOUNT, OTHER));
    book.owners.put(OTHER, "run b");
    assertThat(keeper.takeAgain(List.of(OTHER, ACCOUNT))).containsExactly(ACCOUNT);
    assertThat(keeper.holds(ACCOUNT)).isTrue();
    assertThat(keeper.holds(OTHER)).isFalse();
  }

  @Test
  void whatIsHeldIsNotAskedForTwice() {
    keeper.takeOnce(ACCOUNT);
    keeper.takeOnce(ACCOUNT);
    assertThat(book.asked).containsExactly("take " + ACCOUNT);
  }

  @Test
  void aFreeLeaseIsTakenWithoutWaiting() {
    assertThat(keeper.takePatiently(Leases.CLOSING, Duration.ZERO, () -> false)).isEmpty();
    assertThat(keeper.holds(Leases.CLOSING)).isTrue();
  }

  @Test
  void aLeaseIsAskedForAgainUntilItIsFree() {
    book.owners.put(Leases.CLOSING, "run b");
    var asked = new AtomicInteger();
    book.onTake =
        () -> {
          if (asked.incrementAndGet() == 2) {
            book.owners.remove(Leases.CLOSING);
          }
        };
    assertThat(keeper.takePatiently(Leases.CLOSING, Duration.ofMinutes(5), () -> false)).isEmpty();
    assertThat(asked).hasValue(2);
  }

  @Test
  void patienceEnds() {
    book.owners.put(Leases.CLOSING, "run b");
    book.onTake = () -> pass(Duration.ofMinutes(6));
    assertThat(keeper.takePatiently(Leases.CLOSING, Duration.ofMinutes(5), () -> false))
        .contains("run b");
    assertThat(book.asked).hasSize(1);
  }

  @Test
  void whoIsToldToStopDoesNotWait() {
    book.owners.put(Leases.CLOSING, "run b");
    assertThat(keeper.takePatiently(Leases.CLOSING, Duration.ofMinutes(5), () -> true))
        .contains("run b");
    assertThat(book.asked).hasSize(1);
  }

  @Test
  void atTheEndEverythingIsGivenBackAndTheRunEnds() {
    keeper.take(ACCOUNT);
    keeper.close();
    assertThat(book.asked).containsExactly("take " + ACCOUNT, "release [" + ACCOUNT + "]", "end");
    assertThat(keeper.holds(ACCOUNT)).isFalse();
  }

  /** Renews from here on. */
  private void beating() {
    keeper.close();
    book.asked.clear();
    keeper = keeper(SOON);
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private static void eventually(BooleanSupplier condition) {
    var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
