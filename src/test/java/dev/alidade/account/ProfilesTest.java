package dev.alidade.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.aws.ProfileSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.retry.RetryMode;

class ProfilesTest {

  @TempDir Path directory;
  private Home home = new Home(Path.of("."));

  @BeforeEach
  void emptyHome() {
    home = new Home(directory);
  }

  @Test
  void filesThatAreNotThereAreEmpty() {
    assertThat(read().names()).isEmpty();
    assertThat(read().problems()).isEmpty();
  }

  @Test
  void profilesOfBothFilesAreMergedAndTheCredentialsFileWins() {
    home.config(
        """
        [default]
        region = eu-west-1
        [profile a]
        region = us-east-1
        aws_access_key_id = CONFIG
        [profile "with blank"]
        [plugins]
        x = y
        [lonely]
        region = eu-west-1
        """);
    home.credentials("[a]\naws_access_key_id = CREDENTIALS\n[b]\nregion=x-y\n");
    var profiles = read();
    assertThat(profiles.names()).containsExactly("default", "a", "with blank", "b");
    assertThat(profiles.find("a"))
        .hasValueSatisfying(
            a -> {
              assertThat(a.text("aws_access_key_id")).contains("CREDENTIALS");
              assertThat(a.text("region")).contains("us-east-1");
            });
  }

  @Test
  void theFilesCanBeElsewhere() {
    home.file("c/other", "[profile a]\n").file("d/other", "[b]\n");
    home.with("AWS_CONFIG_FILE", "~/c/other")
        .with("AWS_SHARED_CREDENTIALS_FILE", directory + "/d/other");
    assertThat(read().names()).containsExactly("a", "b");
  }

  @Test
  void aConfigFileThatIsNamedMustExist() {
    home.with("AWS_CONFIG_FILE", directory + "/nowhere");
    assertThat(read().missingConfigFile())
        .hasValueSatisfying(
            problem ->
                assertThat(problem.toString())
                    .isEqualTo(
                        directory
                            + "/nowhere: AWS_CONFIG_FILE names this file, which does not exist."));
  }

  @Test
  void whatIsNoFileIsAProblem() {
    home.with("AWS_CONFIG_FILE", directory.toString());
    assertThat(read().problems()).hasSize(1);
  }

  @Test
  void settingsOfAProfileAndItsServicesAreRead() {
    home.config(
        """
        [profile a]
        max_attempts = 5
        retry_mode = adaptive
        endpoint_url = http://localhost:4566
        services = local
        use_fips_endpoint = true
        [services local]
        elastic_load_balancing_v2 =
          endpoint_url = http://localhost:4567
        """);
    assertThat(read().settings())
        .containsExactly(
            Map.entry(
                "a",
                new ProfileSettings(
                    5,
                    RetryMode.ADAPTIVE_V2,
                    URI.create("http://localhost:4566"),
                    Map.of("elasticloadbalancingv2", URI.create("http://localhost:4567")),
                    true,
                    null,
                    null)));
  }

  @Test
  void wrongSettingsAreAllReportedWithFileLineAndProfile() {
    home.config(
        """
        [profile a]
        max_attempts = 0
        retry_mode = often
        endpoint_url = nowhere
        services = none
        use_dualstack_endpoint = perhaps
        [profile two words]
        """);
    assertThat(read().problems())
        .extracting(ConfigurationProblem::line)
        .containsExactlyInAnyOrder(2, 3, 4, 5, 6, 7);
    assertThat(read().problemsOf("a")).hasSize(5);
    assertThat(read().problemsOf("a").getFirst().toString())
        .isEqualTo(
            directory
                + "/.aws/config:2: profile a: max_attempts is «0»; it must be a whole number above"
                + " zero.");
  }

  @Test
  void aProfileThatStandsTwiceIsReportedAndTheLaterOneCounts() {
    home.config("[profile a]\nregion = x-1\noutput = json\n[profile \"a\"]\nregion = y-1\n");
    assertThat(read().find("a")).hasValueSatisfying(a -> assertThat(a.properties()).hasSize(1));
    assertThat(read().problemsOf("a").toString()).contains("config:4").contains("line 1");
  }

  @Test
  void aBracketInACommentIsNoPartOfTheName() {
    home.config("[profile a] # [old]\nregion = x-1\n");
    assertThat(read().names()).containsExactly("a");
  }

  @Test
  void nothingPrintsAProfilesSecrets() {
    home.credentials("[a]\naws_secret_access_key = hunter2\n");
    assertThat(read().find("a").toString()).doesNotContain("hunter2");
  }

  private Profiles read() {
    return Profiles.read(home.environment());
  }
}
