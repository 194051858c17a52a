package dev.alidade.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.alidade.account.AccountCheck;
import dev.alidade.account.CallerIdentity;
import dev.alidade.aws.Access;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;

class ClaimsTest {

  private static final int CASES = 300;

  @Test
  void everyAccountIsSurveyedOnceThroughItsFirstProfile() throws Exception {
    var random = new Random(20261122);
    for (var i = 0; i < CASES; i++) {
      var checks = checks(random);
      var assignments = decided(checks, random);
      assertThat(assignments).hasSameSizeAs(checks);
      var surveyed = new HashSet<String>();
      for (var j = 0; j < checks.size(); j++) {
        switch (assignments.get(j)) {
          case Plan.Assignment.Surveyed(var access, var name) -> {
            assertThat(surveyed.add(access.accountId())).as("first of its account").isTrue();
            assertThat(((AccountCheck.Proven) checks.get(j)).displayName()).isEqualTo(name);
          }
          case Plan.Assignment.Duplicate(var access, var name, var surveyedAs) ->
              assertThat(surveyed).contains(access.accountId());
          case Plan.Assignment.Refused refused ->
              assertThat(checks.get(j)).isInstanceOf(AccountCheck.Refused.class);
        }
      }
      var proven =
          checks.stream()
              .filter(AccountCheck.Proven.class::isInstance)
              .map(check -> ((AccountCheck.Proven) check).access().accountId())
              .toList();
      assertThat(surveyed).containsExactlyInAnyOrderElementsOf(new HashSet<>(proven));
    }
  }

  @Test
  void aProfileThatHangsHoldsUpNoOtherAccount()
      throws InterruptedException, ExecutionException, TimeoutException {
    var claims = new Claims(List.of(Optional.of("000000000001"), Optional.of("000000000002")));
    var hung = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.submit(
          () ->
              claims.decide(
                  0,
                  () -> {
                    awaited(hung);
                    return new AccountCheck.Refused("a", "too late", "");
                  }));
      var other = threads.submit(() -> claims.decide(1, () -> proven("000000000002", "b")));
      assertThat(other.get(10, TimeUnit.SECONDS)).isInstanceOf(Plan.Assignment.Surveyed.class);
      hung.countDown();
    }
  }

  @Test
  void aProfileThatMayBeOnTheSameAccountIsWaitedForForAWhileOnly() throws Exception {
    var claims = new Claims(List.of(Optional.empty(), Optional.empty()), Duration.ofMillis(50));
    var hung = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var late =
          threads.submit(
              () ->
                  claims.decide(
                      0,
                      () -> {
                        awaited(hung);
                        return proven("000000000001", "a");
                      }));
      var other = threads.submit(() -> claims.decide(1, () -> proven("000000000001", "b")));
      assertThat(other.get(10, TimeUnit.SECONDS)).isInstanceOf(Plan.Assignment.Surveyed.class);
      hung.countDown();
      assertThat(late.get(10, TimeUnit.SECONDS))
          .isInstanceOfSatisfying(
              Plan.Assignment.Duplicate.class,
              duplicate -> assertThat(duplicate.surveyedAs()).isEqualTo("b"));
    }
  }

  @Test
  void aCheckThatThrowsLeavesItsAccountToTheNextProfile() {
    var claims = new Claims(List.of(Optional.empty(), Optional.empty()));
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                claims.decide(
                    0,
                    () -> {
                      throw new IllegalStateException("a defect");
                    }));
    assertThat(claims.decide(1, () -> proven("000000000001", "b")))
        .isInstanceOf(Plan.Assignment.Surveyed.class);
  }

  /** All at once, each ending when it likes; every second profile names its account. */
  private static List<Plan.Assignment> decided(List<AccountCheck> checks, Random random)
      throws InterruptedException, ExecutionException {
    var expected = new ArrayList<Optional<String>>();
    for (var check : checks) {
      expected.add(
          check instanceof AccountCheck.Proven proven && random.nextBoolean()
              ? Optional.of(proven.access().accountId())
              : Optional.empty());
    }
    var claims = new Claims(expected);
    var assignments = new ArrayList<Plan.Assignment>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures = new ArrayList<Future<Plan.Assignment>>();
      for (var i = 0; i < checks.size(); i++) {
        var index = i;
        var pauseMicros = random.nextInt(300);
        futures.add(
            threads.submit(
                () ->
                    claims.decide(
                        index,
                        () -> {
                          paused(pauseMicros);
                          return checks.get(index);
                        })));
      }
      for (var future : futures) {
        assignments.add(future.get());
      }
    }
    return assignments;
  }

  private static void paused(int micros) {
    try {
      TimeUnit.MICROSECONDS.sleep(micros);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<AccountCheck> checks(Random random) {
    var checks = new ArrayList<AccountCheck>();
    for (var i = random.nextInt(12); i > 0; i--) {
      checks.add(
          random.nextInt(4) == 0
              ? new AccountCheck.Refused("profile" + i, "no", "")
              : proven("00000000000" + random.nextInt(5), "profile" + i));
    }
    return checks;
  }

  private static AccountCheck.Proven proven(String account, String profile) {
    return new AccountCheck.Proven(
        new Access(account, "aws", "p", "eu-west-1", AnonymousCredentialsProvider.create()),
        profile,
        new CallerIdentity("arn:aws:iam::1:user/ada", null));
  }
}
