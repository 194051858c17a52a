package dev.alidade.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.alidade.catalog.all.AwsCatalogue;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.iam.IamClient;

class AwsClientsTest {

  private static final Access ACCESS =
      new Access(
          "111122223333",
          "aws",
          "production",
          "eu-west-1",
          StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "hunter2")));

  private static final Access OTHER =
      new Access(
          "444455556666",
          "aws",
          "other",
          "eu-west-1",
          StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDOTHER", "hunter2")));

  @RegisterExtension final ActingAs acting = new ActingAs(ACCESS);

  private final CallLedger ledger = new CallLedger(InstantSource.system());
  private final Limiter limiter =
      new Limiter(AwsCatalogue.create().services().rates(), Ticker.system());
  private final FakeTicker breakersTime = new FakeTicker();
  private final Map<String, String> environment = new HashMap<>();
  private AwsClients clients = clients(AwsSettings.from(Map.of()));

  @AfterEach
  void closeClients() {
    clients.close();
  }

  @Test
  void aClientIsMadeOnceForItsServiceAndRegionWhateverTheAccount() {
    var first = clients.client(Ec2Client::builder, ACCESS, "eu-west-1");
    assertThat(clients.client(Ec2Client::builder, ACCESS, "eu-west-1")).isSameAs(first);
    assertThat(clients.client(Ec2Client::builder, OTHER, "eu-west-1")).isSameAs(first);
    assertThat(clients.client(Ec2Client::builder, ACCESS, "us-east-1")).isNotSameAs(first);
  }

  @Test
  void profilesThatSayTheSameShareAClientAndOthersDoNot() {
    var slow = new ProfileSettings(9, null, null, Map.of(), null, null, null);
    use(AwsSettings.from(Map.of()).withProfiles(Map.of("production", slow)));
    var first = clients.client(Ec2Client::builder, ACCESS, "eu-west-1");
    assertThat(clients.client(Ec2Client::builder, OTHER, "eu-west-1")).isNotSameAs(first);
    use(AwsSettings.from(Map.of()).withProfiles(Map.of("production", slow, "other", slow)));
    var again = clients.client(Ec2Client::builder, ACCESS, "eu-west-1");
    assertThat(clients.client(Ec2Client::builder, OTHER, "eu-west-1")).isSameAs(again);
  }

  @Test
  void aCallHasTheCredentialsOfWhoMakesItWhoeverMadeTheClient() throws InterruptedException {
    try (var aws = new FakeAws(asked -> FakeAws.noVpcs())) {
      point(aws);
      var ec2 = ec2();
      ec2.describeVpcs();
      OTHER.run(ec2::describeVpcs);
      Thread.ofVirtual().start(() -> OTHER.run(ec2::describeVpcs)).join();
      ec2.describeVpcs();
      assertThat(aws.asked())
          .extracting(FakeAws.Asked::signer)
          .containsExactly("AKIDEXAMPLE", "AKIDOTHER", "AKIDOTHER", "AKIDEXAMPLE");
    }
  }

  @Test
  void aFailureNamesTheAccountOfWhoMadeTheCall() {
    try (var aws =
        new FakeAws(
            asked -> FakeAws.ec2Error(403, "UnauthorizedOperation", "You are not authorized."))) {
      point(aws);
      var ec2 = ec2();
      var failure =
          catchThrowableOfType(Ec2Exception.class, () -> OTHER.run(() -> ec2.describeVpcs()));
      assertThat(Failures.siteOf(failure)).map(CallSite::account).hasValue("444455556666");
    }
  }

  @Test
  void withoutAnAccountNothingIsCalled() throws InterruptedException {
    var thrown = new AtomicReference<Throwable>();
    try (var aws = new FakeAws(asked -> FakeAws.noVpcs())) {
      point(aws);
      var ec2 = ec2();
      Thread.ofVirtual().start(() -> thrown.set(catchThrowable(ec2::describeVpcs))).join();
      assertThat(thrown.get()).isInstanceOf(IllegalStateException.class);
      assertThat(aws.asked()).isEmpty();
    }
  }

  @Test
  void ofAnAccountThatIsDoneWithOnlyItsSumsAreKept() {
    try (var aws = new FakeAws(asked -> FakeAws.noVpcs())) {
      point(aws);
      ec2().describeVpcs();
      OTHER.run(() -> ec2().describeVpcs());
      clients.forget(ACCESS);
    }
    assertThat(limiter.buckets()).isEqualTo(1);
    assertThat(clients.doors()).isEqualTo(1);
    assertThat(ledger.calledIn("111122223333")).isEmpty();
    assertThat(ledger.calledIn("444455556666"))
        .containsExactly(new CallLedger.Called("ec2", "DescribeVpcs"));
    assertThat(ledger.byAccount().get("111122223333").calls()).isEqualTo(1);
  }

  /** Of answers, of refusals, of what AWS cannot have said, and of broken connections. */
  @Test
  void everyCallGivesItsPlaceBack() {
    var number = new AtomicInteger();
    var aws =
        new FakeAws(
            asked ->
                switch (number.getAndIncrement() % 3) {
                  case 0 -> FakeAws.noVpcs();
                  case 1 -> FakeAws.ec2Error(500, "InternalError", "Oops.");
                  default -> new FakeAws.Answer(200, "<html>" + "x".repeat(100_000) + "</html>");
                });
    environment.put("AWS_MAX_ATTEMPTS", "1");
    point(aws);
    for (int n = 0; n < 12; n++) {
      var _ = catchThrowable(() -> ec2().describeVpcs());
    }
    aws.close();
    var _ = catchThrowable(() -> ec2().describeVpcs());
    assertThat(number).hasValue(12);
    assertThat(clients.inFlight().free()).isEqualTo(InFlight.CALLS_AT_ONCE);
  }

  /** The SDK stops trying again after a hundred failures in a row of one client. */
  @Test
  void oneAccountsFailuresDoNotUseUpTheRetriesOfAnother() throws Exception {
    try (var aws = new FakeAws(asked -> FakeAws.ec2Error(500, "InternalError", "Oops."))) {
      point(aws);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int n = 0; n < 60; n++) {
          threads.submit(() -> ACCESS.call(() -> ec2().describeVpcs()));
        }
      }
      var before = aws.asked().size();
      assertThat(before).isLessThan(60 * 3);
      assertThatExceptionOfType(Ec2Exception.class)
          .isThrownBy(() -> OTHER.run(() -> ec2().describeVpcs()));
      assertThat(aws.asked()).hasSize(before + 3);
    }
  }

  @Test
  void aCallIsCountedUnderItsOperationAndUnderItsAccount() {
    try (var aws = new FakeAws(asked -> FakeAws.noVpcs())) {
      point(aws);
      ec2().describeVpcs();
      OTHER.run(() -> ec2().describeVpcs());
    }
    assertThat(ledger.byAccount()).containsOnlyKeys("111122223333", "444455556666");
    assertThat(ledger.byAccount().get("444455556666").calls()).isEqualTo(1);
    assertThat(ledger.snapshot())
        .singleElement()
        .satisfies(
            count -> {
              assertThat(count.service()).isEqualTo("ec2");
              assertThat(count.operation()).isEqualTo("DescribeVpcs");
              assertThat(count.calls()).isEqualTo(2);
              assertThat(count.errors()).isZero();
              assertThat(count.lastEnd()).isAfterOrEqualTo(count.firstStart());
            });
    assertThat(ledger.calls()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"1,standard", "3,standard", "2,legacy", "2,adaptive"})
  void awsSeesAsManyAttemptsAsTheSettingsSayAndEachThrottleCounts(int attempts, String mode) {
    environment.put("AWS_MAX_ATTEMPTS", String.valueOf(attempts));
    environment.put("AWS_RETRY_MODE", mode);
    try (var aws =
        new FakeAws(asked -> FakeAws.ec2Error(503, "RequestLimitExceeded", "Slow down."))) {
      point(aws);
      assertThatExceptionOfType(Ec2Exception.class).isThrownBy(() -> ec2().describeVpcs());
      assertThat(aws.asked()).hasSize(attempts);
    }
    var count = ledger.snapshot().getFirst();
    assertThat(count.calls()).isEqualTo(attempts);
    assertThat(count.throttles()).isEqualTo(attempts);
    assertThat(count.errors()).isEqualTo(1);
    var site = new CallSite("111122223333", "eu-west-1", "ec2", "DescribeVpcs");
    assertThat(limiter.currentRate(site)).isLessThan(20);
  }

  @Test
  void threeAttemptsAreMadeWhenNothingIsSet() {
    try (var aws = new FakeAws(asked -> FakeAws.ec2Error(500, "InternalError", "Oops."))) {
      point(aws);
      var failure = catchThrowableOfType(Ec2Exception.class, () -> ec2().describeVpcs());
      assertThat(aws.asked()).hasSize(3);
      assertThat(Failures.outcomeOf(failure))
          .isEqualTo(
              new Outcome.Failed(
                  "ec2:DescribeVpcs in account 111122223333, eu-west-1: InternalError: Oops."
                      + " (3 attempts)"));
    }
  }

  @Test
  void theProfilesOwnAttemptsCount() {
    try (var aws = new FakeAws(asked -> FakeAws.ec2Error(500, "InternalError", "Oops."))) {
      var profile = new ProfileSettings(2, null, URI.create(aws.url()), Map.of(), null, null, null);
      use(AwsSettings.from(Map.of()).withProfiles(Map.of("production", profile)));
      assertThatExceptionOfType(Ec2Exception.class).isThrownBy(() -> ec2().describeVpcs());
      assertThat(aws.asked()).hasSize(2);
    }
  }

  @Test
  void aCallThatSucceedsInTheEndIsNoErrorButItsThrottlesCount() {
    var number = new AtomicInteger();
    try (var aws =
        new FakeAws(
            asked ->
                number.incrementAndGet() < 3
                    ? FakeAws.ec2Error(503, "RequestLimitExceeded", "Slow down.")
                    : FakeAws.noVpcs())) {
      point(aws);
      ec2().describeVpcs();
    }
    assertThat(ledger.totals().calls()).isEqualTo(3);
    assertThat(ledger.totals().throttles()).isEqualTo(2);
    assertThat(ledger.totals().errors()).isZero();
  }

  @Test
  void aRefusalIsNotTriedAgain() {
    try (var aws =
        new FakeAws(
            asked -> FakeAws.ec2Error(403, "UnauthorizedOperation", "You are not authorized."))) {
      point(aws);
      var failure = catchThrowableOfType(Ec2Exception.class, () -> ec2().describeVpcs());
      assertThat(aws.asked()).hasSize(1);
      assertThat(Failures.outcomeOf(failure))
          .isInstanceOfSatisfying(
              Outcome.Denied.class,
              denied -> assertThat(denied.permission()).isEqualTo("ec2:DescribeVpcs"));
    }
  }

  @Test
  void aRegionThatIsNotEnabledIsDenied() {
    try (var aws =
        new FakeAws(
            asked ->
                FakeAws.ec2Error(
                    401, "AuthFailure", "AWS was not able to validate the provided credentials"))) {
      point(aws);
      var failure = catchThrowableOfType(Ec2Exception.class, () -> ec2().describeVpcs());
      assertThat(Failures.outcomeOf(failure))
          .isInstanceOfSatisfying(
              Outcome.Denied.class,
              denied -> {
                assertThat(denied.permission()).isEqualTo("ec2:DescribeVpcs");
                assertThat(denied.detail()).contains("401").contains("may not be enabled");
              });
    }
  }

  @Test
  void aServiceThatIsNotReachedIsLeftAloneAfterAWhile() {
    var aws = new FakeAws(asked -> FakeAws.noVpcs());
    point(aws);
    aws.close();
    for (int i = 0; i < 2; i++) {
      var failure = catchThrowableOfType(SdkClientException.class, () -> ec2().describeVpcs());
      assertThat(DoorClosedException.isCauseOf(failure)).isFalse();
      assertThat(Failures.outcomeOf(failure)).isInstanceOf(Outcome.Failed.class);
      breakersTime.pass(Breaker.SILENCE_TO_CLOSE_DOOR);
    }
    assertThat(ledger.calls()).isEqualTo(6);
    var failure = catchThrowableOfType(SdkException.class, () -> ec2().describeVpcs());
    assertThat(DoorClosedException.isCauseOf(failure)).isTrue();
    assertThat(Failures.outcomeOf(failure)).isInstanceOf(Outcome.Failed.class);
    assertThat(ledger.calls()).isEqualTo(6);
    breakersTime.pass(Duration.ofMinutes(1));
    assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> ec2().describeVpcs());
    assertThat(ledger.calls()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>maintenance</html>",
        "<!DOCTYPE html>\n<HTML><body>Log in</body></HTML>",
        "<?xml version=\"1.0\"?><maintenance/>",
        "{\"vpcs\": []}",
        "Be right back.",
        " \n",
        ""
      })
  void whatAwsCannotHaveAnsweredIsAFailureAndNotNothing(String body) {
    try (var aws = new FakeAws(asked -> new FakeAws.Answer(200, body))) {
      point(aws);
      var failure = catchThrowableOfType(SdkClientException.class, () -> ec2().describeVpcs());
      assertThat(Failures.outcomeOf(failure))
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed ->
                  assertThat(failed.cause())
                      .contains("ec2:DescribeVpcs", "the answer is not one of AWS", "3 attempts")
                      .doesNotContain("maintenance<", "right back"));
      assertThat(aws.asked()).hasSize(3);
    }
  }

  @Test
  void oneAnswerThatIsNotOfAwsIsAskedForAgain() {
    var asked = new AtomicInteger();
    try (var aws =
        new FakeAws(
            question ->
                asked.incrementAndGet() == 1
                    ? new FakeAws.Answer(200, "<html/>")
                    : FakeAws.noVpcs())) {
      point(aws);
      assertThat(ec2().describeVpcs().vpcs()).isEmpty();
    }
  }

  @Test
  void afterStopCallingNothingIsSentAnyMore() {
    try (var aws = new FakeAws(asked -> FakeAws.noVpcs())) {
      point(aws);
      ec2().describeVpcs();
      clients.stopCalling();
      assertThatExceptionOfType(SurveyInterruptedException.class)
          .isThrownBy(() -> ec2().describeVpcs());
      assertThat(aws.asked()).hasSize(1);
    }
  }

  @Test
  void afterStopCallingARunningCallIsNotTriedAgain() {
    environment.put("AWS_MAX_ATTEMPTS", "5");
    try (var aws =
        new FakeAws(
            asked -> {
              clients.stopCalling();
              return FakeAws.ec2Error(500, "InternalError", "Oops.");
            })) {
      point(aws);
      assertThatExceptionOfType(SurveyInterruptedException.class)
          .isThrownBy(() -> ec2().describeVpcs());
      assertThat(aws.asked()).hasSize(1);
    }
  }

  @Test
  void anInterruptedBackoffIsAnInterruptionAndNoFailureOfAws() throws InterruptedException {
    environment.put("AWS_MAX_ATTEMPTS", "10");
    var asked = new CountDownLatch(1);
    var thrown = new AtomicReference<Throwable>();
    try (var aws =
        new FakeAws(
            question -> {
              asked.countDown();
              return FakeAws.ec2Error(503, "RequestLimitExceeded", "Slow down.");
            })) {
      point(aws);
      var caller =
          Thread.ofVirtual()
              .start(
                  () -> ACCESS.run(() -> thrown.set(catchThrowable(() -> ec2().describeVpcs()))));
      asked.await();
      caller.interrupt();
      caller.join();
    }
    assertThat(Failures.isInterruption(thrown.get())).isTrue();
  }

  @Test
  void aServicesOwnEndpointIsUsedAndItsPathKept() {
    try (var aws = new FakeAws(asked -> FakeAws.noVpcs())) {
      environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
      environment.put("AWS_ENDPOINT_URL_EC2", aws.url() + "/some/path");
      use(AwsSettings.from(environment));
      ec2().describeVpcs();
      assertThat(aws.asked().getFirst().path()).startsWith("/some/path");
    }
  }

  @Test
  void globalServicesCountUnderTheirRegionAndWaitInOneLine() {
    try (var aws =
        new FakeAws(
            asked ->
                new FakeAws.Answer(
                    200,
                    "<ListAccountAliasesResponse><ListAccountAliasesResult><IsTruncated>false"
                        + "</IsTruncated><AccountAliases/></ListAccountAliasesResult>"
                        + "</ListAccountAliasesResponse>"))) {
      point(aws);
      clients.client(IamClient::builder, ACCESS, "us-east-1").listAccountAliases();
    }
    assertThat(ledger.snapshot().getFirst().service()).isEqualTo("iam");
  }

  @Test
  void anAccessDoesNotPrintItsCredentials() {
    assertThat(ACCESS.toString()).contains("111122223333").doesNotContain("AKID", "hunter2");
  }

  private Ec2Client ec2() {
    return clients.client(Ec2Client::builder, ACCESS, "eu-west-1");
  }

  private void point(FakeAws aws) {
    environment.put("AWS_ENDPOINT_URL", aws.url());
    use(AwsSettings.from(environment));
  }

  private void use(AwsSettings settings) {
    clients.close();
    clients = clients(settings);
  }

  private AwsClients clients(AwsSettings settings) {
    return new AwsClients(settings, ledger, limiter, breakersTime);
  }
}
