package dev.alidade.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.alidade.aws.Access;
import dev.alidade.aws.AwsClients;
import dev.alidade.aws.AwsSettings;
import dev.alidade.aws.CallLedger;
import dev.alidade.aws.CallTimeouts;
import dev.alidade.aws.Failures;
import dev.alidade.aws.FakeAws;
import dev.alidade.aws.InvalidSettingsException;
import dev.alidade.aws.Limiter;
import dev.alidade.aws.Ticker;
import dev.alidade.catalog.all.AwsCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.sts.StsClient;

/** Every setting, as a server or proxy sees it: one test for each. */
class SettingsMatrixTest {

  @TempDir Path directory;
  private Home home = new Home(Path.of("."));
  private CallTimeouts timeouts = CallTimeouts.USUAL;

  @BeforeEach
  void emptyHome() {
    home = new Home(directory);
  }

  @Test
  void awsConfigFileAndAwsSharedCredentialsFile() {
    home.file("elsewhere/config", "[profile a]\nregion = eu-west-3\n")
        .file("elsewhere/keys", "[a]\naws_access_key_id = AKID\naws_secret_access_key = s\n")
        .with("AWS_CONFIG_FILE", "~/elsewhere/config")
        .with("AWS_SHARED_CREDENTIALS_FILE", "~/elsewhere/keys");
    var plan = new CredentialPlan(home.environment(), Profiles.read(home.environment()));
    assertThat(plan.named("a").map(AccountCandidate::homeRegion)).contains("eu-west-3");
  }

  @ParameterizedTest
  @CsvSource({"eu-west-1,us-west-2,eu-west-1", "'',us-west-2,us-west-2"})
  void awsRegionGoesBeforeAwsDefaultRegion(String region, String other, String wanted) {
    home.with("AWS_REGION", region)
        .with("AWS_DEFAULT_REGION", other)
        .config("[profile a]\naws_access_key_id = AKID\naws_secret_access_key = s\n");
    var plan = new CredentialPlan(home.environment(), Profiles.read(home.environment()));
    assertThat(plan.named("a").map(AccountCandidate::homeRegion)).contains(wanted);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void awsMaxAttempts(int attempts) {
    home.with("AWS_MAX_ATTEMPTS", String.valueOf(attempts));
    assertThat(throttledAttempts()).hasSize(attempts);
  }

  @Test
  void threeAttemptsWithNothingSet() {
    assertThat(throttledAttempts()).hasSize(3);
  }

  @Test
  void maxAttemptsOfTheProfile() {
    home.config("[profile a]\nmax_attempts = 2\n");
    assertThat(throttledAttempts()).hasSize(2);
  }

  @Test
  void awsMaxAttemptsGoesBeforeTheProfiles() {
    home.with("AWS_MAX_ATTEMPTS", "2").config("[profile a]\nmax_attempts = 4\n");
    assertThat(throttledAttempts()).hasSize(2);
  }

  @Test
  void cartographyAwsMaxAttemptsCountsRetries() {
    home.with("CARTOGRAPHY_AWS_MAX_ATTEMPTS", "1");
    assertThat(throttledAttempts()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS_RETRY_MODE", "CARTOGRAPHY_AWS_RETRY_MODE"})
  void awsRetryModeLegacyWaitsHalfASecondAndDoubles(String variable) {
    home.with(variable, "legacy").with("AWS_MAX_ATTEMPTS", "3");
    assertLegacySpacing(gapsMillis());
  }

  @Test
  void retryModeOfTheProfile() {
    home.config("[profile a]\nretry_mode = legacy\nmax_attempts = 3\n");
    assertLegacySpacing(gapsMillis());
  }

  @ParameterizedTest
  @ValueSource(strings = {"standard", "adaptive"})
  void awsRetryModeStandardAndAdaptiveKeepToTheLoweredRate(String mode) {
    home.with("AWS_RETRY_MODE", mode).with("AWS_MAX_ATTEMPTS", "3");
    // The first throttle halves EC2's 20 calls a second: a tenth of a second for each. All gaps
    // together, as one shrinks when the call before it reaches the server late. No more attempts,
    // as the SDK's own pauses double.
    var gaps = gapsMillis();
    assertThat(gaps).hasSize(2);
    assertThat(gaps.stream().mapToLong(gap -> gap).sum()).isGreaterThan(150);
  }

  @Test
  void awsEndpointUrl() {
    try (var aws = new FakeAws(asked -> FakeAws.noVpcs())) {
      home.with("AWS_ENDPOINT_URL", aws.url());
      describeVpcs();
      assertThat(aws.asked()).hasSize(1);
    }
  }

  @Test
  void awsEndpointUrlOfAService() {
    try (var aws = new FakeAws(asked -> FakeAws.noVpcs())) {
      home.with("AWS_ENDPOINT_URL", "http://127.0.0.1:1").with("AWS_ENDPOINT_URL_EC2", aws.url());
      describeVpcs();
      assertThat(aws.asked()).hasSize(1);
    }
  }

  @Test
  void endpointUrlOfTheProfileWithAPath() {
    try (var aws = new FakeAws(asked -> FakeAws.noVpcs())) {
      home.config("[profile a]\nendpoint_url = " + aws.url() + "/aws\n");
      describeVpcs();
      assertThat(aws.asked().getFirst().path()).startsWith("/aws");
    }
  }

  @Test
  void servicesOfTheProfile() {
    try (var aws = new FakeAws(asked -> FakeAws.noVpcs())) {
      home.config(
          "[profile a]\nservices = local\nendpoint_url = http://127.0.0.1:1\n[services local]\n"
              + "ec2 =\n    endpoint_url = "
              + aws.url()
              + "\n");
      describeVpcs();
      assertThat(aws.asked()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AWS_USE_FIPS_ENDPOINT, ec2-fips.us-east-1.amazonaws.com:443",
    "AWS_USE_DUALSTACK_ENDPOINT, ec2.us-east-1.api.aws:443",
  })
  void fipsAndDualStackOfTheEnvironment(String variable, String target) {
    home.with(variable, "true");
    assertThat(targetsThroughAProxy()).containsOnly(target);
  }

  @ParameterizedTest
  @CsvSource({
    "use_fips_endpoint, ec2-fips.us-east-1.amazonaws.com:443",
    "use_dualstack_endpoint, ec2.us-east-1.api.aws:443",
  })
  void fipsAndDualStackOfTheProfile(String key, String target) {
    home.config("[profile a]\n" + key + " = true\n");
    assertThat(targetsThroughAProxy()).containsOnly(target);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTPS_PROXY", "https_proxy"})
  void httpsProxy(String variable) {
    try (var proxy = new FakeProxy()) {
      home.with(variable, "http://127.0.0.1:" + proxy.port()).with("AWS_MAX_ATTEMPTS", "1");
      assertThat(catchThrowable(this::describeVpcs)).isInstanceOf(SdkException.class);
      assertThat(proxy.targets()).containsOnly("ec2.us-east-1.amazonaws.com:443");
    }
  }

  @Test
  void httpsProxyWithUserAndPassword() {
    try (var proxy = new FakeProxy(true)) {
      home.with("HTTPS_PROXY", "http://me:CANARY@127.0.0.1:" + proxy.port())
          .with("AWS_MAX_ATTEMPTS", "1");
      var failure = catchThrowableOfType(SdkException.class, this::describeVpcs);
      // «me:CANARY»
      assertThat(proxy.authorizations()).containsOnly("Basic bWU6Q0FOQVJZ");
      assertThat(Failures.oneLine(failure)).doesNotContain("CANARY", "bWU6Q0FOQVJZ");
    }
  }

  @Test
  void httpProxyForEndpointsOfOnesOwn() {
    try (var proxy = new FakeProxy();
        var aws = new FakeAws(asked -> FakeAws.noVpcs())) {
      home.with("HTTP_PROXY", "127.0.0.1:" + proxy.port())
          .with("AWS_ENDPOINT_URL", "http://localhost:" + aws.port())
          .with("AWS_MAX_ATTEMPTS", "1");
      assertThat(catchThrowable(this::describeVpcs)).isInstanceOf(SdkException.class);
      assertThat(proxy.targets().getFirst()).startsWith("http://localhost:" + aws.port());
      assertThat(aws.asked()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", ".localhost", "*.localhost", "example.com, .localhost", "*"})
  void noProxyAlsoWithALeadingDot(String hosts) {
    try (var proxy = new FakeProxy();
        var aws = new FakeAws(asked -> FakeAws.noVpcs())) {
      home.with("HTTP_PROXY", "http://127.0.0.1:" + proxy.port())
          .with("NO_PROXY", hosts)
          .with("AWS_ENDPOINT_URL", "http://localhost:" + aws.port());
      describeVpcs();
      assertThat(aws.asked()).hasSize(1);
      assertThat(proxy.targets()).isEmpty();
    }
  }

  @Test
  void awsCaBundle() {
    var authority = new OwnAuthority(directory);
    try (var aws = new FakeAws(asked -> FakeAws.noVpcs(), authority.server())) {
      home.with("AWS_ENDPOINT_URL", aws.url())
          .with("AWS_CA_BUNDLE", authority.certificate().toString());
      describeVpcs();
      assertThat(aws.asked()).hasSize(1);
    }
  }

  @Test
  void caBundleOfTheProfile() {
    var authority = new OwnAuthority(directory);
    try (var aws = new FakeAws(asked -> FakeAws.noVpcs(), authority.server())) {
      home.with("AWS_MAX_ATTEMPTS", "1");
      home.with("AWS_ENDPOINT_URL", aws.url()).config("[profile a]\nca_bundle = ~/ca.pem\n");
      describeVpcs();
      assertThat(aws.asked()).hasSize(1);
      home.config("[profile a]\n");
      var failure = catchThrowableOfType(SdkException.class, this::describeVpcs);
      assertThat(Failures.oneLine(failure)).contains("valid certification path");
    }
  }

  @Test
  void awsCaBundleThatHoldsNoCertificateIsToldBeforeTheRun() {
    home.file("ca.pem", "CANARY").with("AWS_CA_BUNDLE", home.path("ca.pem").toString());
    var thrown =
        catchThrowableOfType(
            InvalidSettingsException.class, () -> AwsSettings.from(home.environment().variables()));
    assertThat(thrown).hasMessageContaining("AWS_CA_BUNDLE").hasMessageNotContaining("CANARY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "legacy", "regional"})
  void stsIsRegional(String awsStsRegionalEndpoints) {
    home.with("AWS_STS_REGIONAL_ENDPOINTS", awsStsRegionalEndpoints);
    try (var proxy = new FakeProxy()) {
      home.with("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port()).with("AWS_MAX_ATTEMPTS", "1");
      try (var clients = clients()) {
        var sts = clients.client(StsClient::builder, access(), "eu-west-3");
        assertThat(catchThrowable(() -> access().call(sts::getCallerIdentity)))
            .isInstanceOf(SdkException.class);
      }
      assertThat(proxy.targets()).containsOnly("sts.eu-west-3.amazonaws.com:443");
    }
  }

  @Test
  void readTimeoutOfTheOption() {
    timeouts = new CallTimeouts(null, Duration.ofSeconds(1));
    assertThat(timeOfACallWithoutAnswer()).isBetween(Duration.ofMillis(900), Duration.ofSeconds(8));
  }

  @Test
  void cartographyAwsReadTimeout() {
    home.with("CARTOGRAPHY_AWS_READ_TIMEOUT", "1");
    assertThat(timeOfACallWithoutAnswer()).isBetween(Duration.ofMillis(900), Duration.ofSeconds(8));
  }

  @Test
  void connectTimeoutOfTheOption() {
    assertThat(
            AwsSettings.from(home.environment().variables())
                .with(new CallTimeouts(Duration.ofSeconds(3), null))
                .connectTimeout())
        .isEqualTo(Duration.ofSeconds(3));
  }

  private Duration timeOfACallWithoutAnswer() {
    home.with("AWS_MAX_ATTEMPTS", "1");
    try (var aws =
        new FakeAws(
            asked -> {
              pause(Duration.ofSeconds(10));
              return FakeAws.noVpcs();
            })) {
      home.with("AWS_ENDPOINT_URL", aws.url());
      long start = System.nanoTime();
      var failure = catchThrowableOfType(SdkException.class, this::describeVpcs);
      assertThat(Failures.oneLine(failure)).contains("SocketTimeoutException");
      return Duration.ofNanos(System.nanoTime() - start);
    }
  }

  private static void assertLegacySpacing(List<Long> gaps) {
    // Half of it is left to chance.
    assertThat(gaps).hasSize(2);
    assertThat(gaps.get(0)).isBetween(240L, 1_500L);
    assertThat(gaps.get(1)).isBetween(490L, 2_500L);
  }

  private List<Long> gapsMillis() {
    var times = throttledAttempts();
    var gaps = new ArrayList<Long>();
    for (var i = 1; i < times.size(); i++) {
      gaps.add(Duration.ofNanos(times.get(i) - times.get(i - 1)).toMillis());
    }
    return gaps;
  }

  /** When a server that always throttles saw the attempts of one call. */
  private List<Long> throttledAttempts() {
    var times = Collections.synchronizedList(new ArrayList<Long>());
    try (var aws =
        new FakeAws(
            asked -> {
              times.add(System.nanoTime());
              return FakeAws.ec2Error(503, "RequestLimitExceeded", "Slow down.");
            })) {
      home.with("AWS_ENDPOINT_URL", aws.url());
      assertThat(catchThrowable(this::describeVpcs)).isInstanceOf(SdkException.class);
    }
    return List.copyOf(times);
  }

  private List<String> targetsThroughAProxy() {
    try (var proxy = new FakeProxy()) {
      home.with("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port()).with("AWS_MAX_ATTEMPTS", "1");
      assertThat(catchThrowable(this::describeVpcs)).isInstanceOf(SdkException.class);
      return proxy.targets();
    }
  }

  private void describeVpcs() {
    try (var clients = clients()) {
      var ec2 = clients.client(Ec2Client::builder, access(), "us-east-1");
      access().run(ec2::describeVpcs);
    }
  }

  private static Access access() {
    return new Access(
        "111122223333",
        "aws",
        "a",
        "us-east-1",
        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "hunter2")));
  }

  private AwsClients clients() {
    return new AwsClients(
        AwsSettings.from(home.environment().variables())
            .with(timeouts)
            .withProfiles(Profiles.read(home.environment()).settings()),
        new CallLedger(InstantSource.system()),
        new Limiter(AwsCatalogue.create().services().rates(), Ticker.system()));
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
