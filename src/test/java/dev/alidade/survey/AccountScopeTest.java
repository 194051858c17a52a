package dev.alidade.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.alidade.aws.Access;
import dev.alidade.aws.Answered;
import dev.alidade.aws.AwsClients;
import dev.alidade.aws.AwsSettings;
import dev.alidade.aws.CallLedger;
import dev.alidade.aws.FakeAws;
import dev.alidade.aws.Limiter;
import dev.alidade.aws.Outcome;
import dev.alidade.aws.SurveyInterruptedException;
import dev.alidade.aws.Ticker;
import dev.alidade.aws.WaitListener;
import dev.alidade.catalog.all.AwsCatalogue;
import dev.alidade.graph.Place;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;

@Timeout(20)
class AccountScopeTest {

  private static final int AT_ONCE = 8;
  private static final Object USE = "USE";
  private static final Access ACCESS =
      new Access(
          "111122223333", "aws-cn", "p", "cn-north-1", AnonymousCredentialsProvider.create());

  private final AwsClients clients =
      new AwsClients(
          AwsSettings.from(Map.of()),
          new CallLedger(InstantSource.system()),
          new Limiter(AwsCatalogue.create().services().rates(), Ticker.system()));
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final AccountScope scope = scope("cn-northwest-1");

  private AccountScope scope(String region) {
    return new AccountScope(
        new Place("aws-cn", "111122223333", region),
        ACCESS,
        clients,
        new AccountScope.Memos(new Memo(), new Memo(), new Memo()),
        List.of(region),
        ModuleSettings.USUAL,
        interrupted::get,
        WaitListener.NONE);
  }

  @AfterEach
  void closeClients() {
    clients.close();
  }

  @Test
  void detailsAreAskedSideBySideUpToAWindow() throws Exception {
    var windowIsFull = new CountDownLatch(AT_ONCE);
    var goOn = new CountDownLatch(1);
    var begun = new AtomicInteger();
    var asking =
        Thread.ofVirtual()
            .start(
                () ->
                    scope
                        .details(numbers(3 * AT_ONCE))
                        .named(String::valueOf)
                        .ask(
                            number -> {
                              begun.incrementAndGet();
                              windowIsFull.countDown();
                              awaited(goOn);
                            }));
    assertThat(windowIsFull.await(10, TimeUnit.SECONDS)).isTrue();
    // Long enough for one more to begin, if it could.
    asking.join(Duration.ofMillis(50));
    assertThat(begun).hasValue(AT_ONCE);
    goOn.countDown();
    asking.join();
    assertThat(begun).hasValue(3 * AT_ONCE);
    assertThat(scope.gaps().outcome()).isEqualTo(new Outcome.Complete());
  }

  @Test
  void askingReturnsWhenAllHaveAnswered() {
    Queue<Integer> answered = new ConcurrentLinkedQueue<>();
    scope
        .details(numbers(20))
        .named(String::valueOf)
        .ask(
            number -> {
              pause(Duration.ofMillis(1));
              answered.add(number);
            });
    assertThat(answered).containsExactlyInAnyOrderElementsOf(numbers(20));
  }

  @Test
  void anItemThatFailsKeepsTheOthersAndLeavesWhatItFeedsUnknown() {
    Queue<Integer> answered = new ConcurrentLinkedQueue<>();
    scope
        .details(numbers(20))
        .named(number -> "item " + number)
        .feeding(USE)
        .ask(
            number -> {
              if (number == 7) {
                throw SdkClientException.create("the network is down");
              }
              answered.add(number);
            });
    assertThat(answered).hasSize(19).doesNotContain(7);
    assertThat(scope.gaps().outcome())
        .isInstanceOfSatisfying(
            Outcome.Partial.class,
            partial ->
                assertThat(partial.reasons())
                    .singleElement()
                    .asString()
                    .contains("the network is down")
                    .endsWith("(1 item: item 7)"));
    assertThat(scope.gaps().answered().inFull(USE)).isFalse();
    assertThat(scope.gaps().answered().inFull("KEY")).isTrue();
  }

  /** An object may hold secrets. */
  @Test
  void itemsAreCalledByTheirNamesOnly() {
    record User(String name, String password) {}
    scope
        .details(List.of(new User("ada", "hunter2")))
        .named(User::name)
        .ask(
            user -> {
              throw SdkClientException.create("no");
            });
    assertThat(Outcomes.reason(scope.gaps().outcome())).contains("ada").doesNotContain("hunter2");
  }

  @Test
  void aDefectInACallIsNoGapAndTheOthersAreAskedAllTheSame() {
    Queue<Integer> answered = new ConcurrentLinkedQueue<>();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                scope
                    .details(numbers(20))
                    .named(String::valueOf)
                    .ask(
                        number -> {
                          if (number == 0) {
                            throw new IllegalArgumentException("a defect");
                          }
                          answered.add(number);
                        }))
        .withMessage("a defect");
    assertThat(answered).hasSize(19);
    assertThat(scope.gaps().outcome()).isEqualTo(new Outcome.Complete());
  }

  @Test
  void aCallThatWasInterruptedIsNoFailureOfItsItem() {
    assertThatExceptionOfType(SurveyInterruptedException.class)
        .isThrownBy(
            () ->
                scope
                    .details(List.of(1))
                    .named(String::valueOf)
                    .ask(
                        number -> {
                          throw AbortedException.create("aborted");
                        }));
    assertThat(scope.gaps().outcome()).isEqualTo(new Outcome.Complete());
  }

  @Test
  void anInterruptEndsTheAsking() throws Exception {
    var begun = new CountDownLatch(AT_ONCE);
    var goOn = new CountDownLatch(1);
    var asked = new AtomicInteger();
    var ended = new CompletableFuture<Throwable>();
    var stillInterrupted = new AtomicBoolean();
    var asking =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    scope
                        .details(numbers(3 * AT_ONCE))
                        .named(String::valueOf)
                        .ask(
                            number -> {
                              asked.incrementAndGet();
                              begun.countDown();
                              awaited(goOn);
                            });
                  } catch (SurveyInterruptedException e) {
                    stillInterrupted.set(Thread.currentThread().isInterrupted());
                    ended.complete(e);
                  }
                });
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    asking.interrupt();
    goOn.countDown();
    assertThat(ended.get(10, TimeUnit.SECONDS)).isInstanceOf(SurveyInterruptedException.class);
    assertThat(stillInterrupted).isTrue();
    assertThat(asked).hasValueLessThan(3 * AT_ONCE);
  }

  @Test
  void detailsAreAskedWithTheRightOfTheScope() {
    Queue<String> accounts = new ConcurrentLinkedQueue<>();
    try (var aws = new FakeAws(asked -> FakeAws.noVpcs());
        var calling =
            new AwsClients(
                AwsSettings.from(Map.of("AWS_ENDPOINT_URL", aws.url())),
                new CallLedger(InstantSource.system()),
                new Limiter(AwsCatalogue.create().services().rates(), Ticker.system()))) {
      for (var account : List.of("111122223333", "444455556666")) {
        var keys = AwsBasicCredentials.create("AKID" + account, "hunter2");
        var access =
            new Access(account, "aws", "p", "eu-west-1", StaticCredentialsProvider.create(keys));
        var at =
            new AccountScope(
                new Place("aws", account, "eu-west-1"),
                access,
                calling,
                new AccountScope.Memos(new Memo(), new Memo(), new Memo()),
                List.of("eu-west-1"),
                ModuleSettings.USUAL,
                interrupted::get,
                WaitListener.NONE);
        at.details(numbers(3))
            .named(String::valueOf)
            .ask(number -> at.client(Ec2Client::builder).describeVpcs());
      }
      aws.asked().forEach(asked -> accounts.add(asked.signer()));
    }
    assertThat(accounts).startsWith("AKID111122223333").endsWith("AKID444455556666").hasSize(6);
  }

  @Test
  void whatIsMissingIsAFailureOfThatItem() {
    scope.missing("job-1", "AWS is still working", USE);
    assertThat(scope.gaps().outcome())
        .isEqualTo(new Outcome.Partial(List.of("AWS is still working (1 item: job-1)")));
    assertThat(scope.gaps().answered().inFull(USE)).isFalse();
    assertThat(scope.gaps().answered().inFull("KEY")).isTrue();
    scope.missing("role", "the trust policy is not JSON");
    assertThat(scope.gaps().answered()).isEqualTo(Answered.NOTHING);
  }

  @Test
  void aPauseTakesItsTime() {
    var before = System.nanoTime();
    scope.pause(Duration.ofMillis(30));
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isGreaterThanOrEqualTo(Duration.ofMillis(30));
  }

  @Test
  void aPauseEndsWhenTheRunIsToldToStop() {
    interrupted.set(true);
    assertThatExceptionOfType(SurveyInterruptedException.class)
        .isThrownBy(() -> scope.pause(Duration.ofHours(1)));
  }

  @Test
  void aPauseEndsWhenItsThreadIsInterrupted() {
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(SurveyInterruptedException.class)
        .isThrownBy(() -> scope.pause(Duration.ofHours(1)));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void whatHasNoRegionIsAskedThroughTheHomeRegion() {
    assertThat(scope.client(Ec2Client::builder).serviceClientConfiguration().region().id())
        .isEqualTo("cn-northwest-1");
    assertThat(
            scope(Place.GLOBAL)
                .client(IamClient::builder)
                .serviceClientConfiguration()
                .region()
                .id())
        .isEqualTo("cn-north-1");
  }

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
