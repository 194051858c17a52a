package dev.alidade.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.retry.RetryMode;

class AwsSettingsTest {

  @Test
  void nothingSetMeansDefaults() {
    var settings = AwsSettings.from(Map.of());
    assertThat(settings.environment()).isEqualTo(ProfileSettings.NONE);
    assertThat(settings.endpoint("any", "ec2")).isEmpty();
    assertThat(settings.readTimeout()).isEqualTo(Duration.ofMinutes(2));
  }

  @ParameterizedTest
  @CsvSource({"standard,STANDARD", "adaptive,ADAPTIVE_V2", "legacy,LEGACY", "Standard,STANDARD"})
  void theRetryModeIsOneOfThree(String text, RetryMode mode) {
    assertThat(AwsSettings.from(Map.of("AWS_RETRY_MODE", text)).environment().retryMode())
        .isEqualTo(mode);
  }

  @Test
  void theNamesOfTheToolWeReplaceCountWhereTheirsAreAbsentAndCountRetries() {
    var theirs =
        Map.of("CARTOGRAPHY_AWS_MAX_ATTEMPTS", "3", "CARTOGRAPHY_AWS_RETRY_MODE", "legacy");
    assertThat(AwsSettings.from(theirs).environment().maxAttempts()).isEqualTo(4);
    assertThat(AwsSettings.from(theirs).environment().retryMode()).isEqualTo(RetryMode.LEGACY);
    var both = Map.of("CARTOGRAPHY_AWS_MAX_ATTEMPTS", "3", "AWS_MAX_ATTEMPTS", "7");
    assertThat(AwsSettings.from(both).environment().maxAttempts()).isEqualTo(7);
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    var wrong =
        Map.of(
            "AWS_MAX_ATTEMPTS", "many",
            "AWS_RETRY_MODE", "often",
            "AWS_ENDPOINT_URL", "localhost",
            "AWS_ENDPOINT_URL_EC2", "ftp://x",
            "AWS_USE_FIPS_ENDPOINT", "yes",
            "HTTPS_PROXY", "http://user:hunter2@");
    var thrown =
        catchThrowableOfType(InvalidSettingsException.class, () -> AwsSettings.from(wrong));
    assertThat(thrown.problems()).hasSize(6);
    assertThat(thrown).hasMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "1.5", "99999999999999999999"})
  void attemptsAreAWholeNumberAboveZero(String text) {
    assertThat(
            catchThrowableOfType(
                InvalidSettingsException.class,
                () -> AwsSettings.from(Map.of("AWS_MAX_ATTEMPTS", text))))
        .hasMessageContaining("AWS_MAX_ATTEMPTS");
  }

  @Test
  void theEnvironmentWinsOverTheProfileAndAServicesOwnEndpointOverTheOneForAll() {
    var environment =
        AwsSettings.from(
            Map.of(
                "AWS_ENDPOINT_URL",
                "http://all",
                "AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2",
                "http://elb"));
    var profile =
        new ProfileSettings(
            5,
            RetryMode.LEGACY,
            URI.create("http://p"),
            Map.of("ec2", URI.create("http://p-ec2")),
            null,
            null,
            null);
    var settings = environment.withProfiles(Map.of("p", profile));
    assertThat(settings.endpoint("p", "elasticloadbalancingv2")).contains(URI.create("http://elb"));
    assertThat(settings.endpoint("p", "ec2")).contains(URI.create("http://all"));
    var without = AwsSettings.from(Map.of()).withProfiles(Map.of("p", profile));
    assertThat(without.endpoint("p", "ec2")).contains(URI.create("http://p-ec2"));
    assertThat(without.endpoint("p", "iam")).contains(URI.create("http://p"));
    assertThat(without.endpoint("q", "iam")).isEmpty();
    assertThat(without.of("p").maxAttempts()).isEqualTo(5);
    assertThat(
            AwsSettings.from(Map.of("AWS_MAX_ATTEMPTS", "2"))
                .withProfiles(Map.of("p", profile))
                .of("p")
                .maxAttempts())
        .isEqualTo(2);
  }

  @Test
  void configuredEndpointsCanBeIgnored() {
    var settings =
        AwsSettings.from(
            Map.of(
                "AWS_ENDPOINT_URL", "http://all", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true"));
    assertThat(settings.endpoint("p", "ec2")).isEmpty();
  }

  @Test
  void aLeadingDotInNoProxyMeansTheSameAsNone() {
    for (var value :
        new String[] {".example.com", "example.com", "*.example.com", " x , .example.com"}) {
      var patterns = AwsSettings.from(Map.of("NO_PROXY", value)).proxies().directPatterns();
      assertThat(patterns).anyMatch("a.example.com"::matches).anyMatch("example.com"::matches);
      assertThat(patterns).noneMatch("notexample.com"::matches);
    }
    assertThat(AwsSettings.from(Map.of("NO_PROXY", "*")).proxies().directPatterns())
        .anyMatch("anything"::matches);
  }

  @Test
  void passwordsOfProxiesAreNotPrinted() {
    var settings = AwsSettings.from(Map.of("HTTPS_PROXY", "http://user:hunter2@proxy:3128"));
    assertThat(settings.proxies().https()).isNotNull();
    assertThat(settings.toString()).doesNotContain("hunter2");
  }
}
