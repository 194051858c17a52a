package dev.alidade.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.aws.AwsClients;
import dev.alidade.aws.AwsSettings;
import dev.alidade.aws.CallLedger;
import dev.alidade.aws.FakeAws;
import dev.alidade.aws.FakeAws.Answer;
import dev.alidade.aws.Limiter;
import dev.alidade.aws.Ticker;
import dev.alidade.catalog.all.AwsCatalogue;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SSO portal counts the login, whichever account it is asked about. */
class PortalRateTest {

  private static final int PROFILES = Integer.getInteger("alidade.portal-profiles", 60);
  private static final int PER_SECOND = 10;

  @TempDir Path directory;
  private final Deque<Long> lately = new ArrayDeque<>();
  private final AtomicInteger throttled = new AtomicInteger();
  private final AtomicInteger given = new AtomicInteger();

  @Test
  void allProfilesOfOneLoginAreSurveyedThoughThePortalTakesTenCallsInASecond() throws Exception {
    try (var portal = new FakeAws(this::answer)) {
      var home =
          new Home(directory)
              .with("AWS_REGION", "eu-west-1")
              .with("AWS_ENDPOINT_URL", portal.url())
              .config(config());
      new LoginCache(home).ssoLogin("s", Instant.now().plusSeconds(3600));
      var limiter = new Limiter(AwsCatalogue.create().services().rates(), Ticker.system());
      try (var clients =
              new AwsClients(
                  AwsSettings.from(home.environment().variables()),
                  new CallLedger(InstantSource.system()),
                  limiter);
          var accounts = new Accounts(home.environment(), clients);
          var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var checks =
            accounts.candidates(new AccountSelection.AllProfiles()).stream()
                .map(candidate -> (Callable<AccountCheck>) () -> accounts.check(candidate))
                .toList();
        assertThat(checks).hasSize(PROFILES);
        for (var check : threads.invokeAll(checks)) {
          // The fake answers one account for all of them: that it was asked is what counts.
          assertThat(check.get().toString()).contains("AWS answers account 111111111111");
        }
      }
    }
    assertThat(given).hasValue(PROFILES);
    assertThat(throttled).hasValueLessThan(PROFILES / 10);
  }

  private Answer answer(FakeAws.Asked asked) {
    if (!asked.path().equals("/federation/credentials")) {
      return new Answer(
          200,
          "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::111111111111:user/u"
              + "</Arn><Account>111111111111</Account></GetCallerIdentityResult>"
              + "</GetCallerIdentityResponse>");
    }
    if (!isBelowTheRate()) {
      throttled.incrementAndGet();
      return new Answer(
          429, "{\"__type\":\"TooManyRequestsException\",\"message\":\"HTTP 429 Unknown Code\"}");
    }
    return new Answer(
        200,
        "{\"roleCredentials\":{\"accessKeyId\":\"ASIA"
            + given.incrementAndGet()
            + "\",\"secretAccessKey\":\"s\",\"sessionToken\":\"t\",\"expiration\":"
            + Instant.now().plusSeconds(3600).toEpochMilli()
            + "}}");
  }

  private synchronized boolean isBelowTheRate() {
    var now = System.nanoTime();
    while (!lately.isEmpty() && now - lately.getFirst() >= TimeUnit.SECONDS.toNanos(1)) {
      lately.removeFirst();
    }
    lately.addLast(now);
    return lately.size() <= PER_SECOND;
  }

  private static String config() {
    var config =
        new StringBuilder("[sso-session s]\nsso_start_url = https://x\nsso_region = eu-west-1\n");
    for (var i = 0; i < PROFILES; i++) {
      config.append(
          "[profile p%d]\nsso_session = s\nsso_account_id = %012d\nsso_role_name = r\n"
              .formatted(i, 222_222_222_000L + i));
    }
    return config.toString();
  }
}
