package dev.alidade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.account.FakeProxy;
import dev.alidade.account.Home;
import dev.alidade.account.LoginCache;
import dev.alidade.aws.FakeAws;
import dev.alidade.aws.FakeAws.Answer;
import dev.alidade.estate.AwsFiles;
import dev.alidade.estate.EstateAccount;
import dev.alidade.estate.Fault;
import dev.alidade.estate.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No secret in any output: one in every kind of credentials and passwords, the log at the finest
 * level, and then looked for in all that the commands print, report and store.
 */
class SecretsIT {

  /**
   * How the secrets of this test begin; the second and third are those that the estate's STS gives,
   * the last stand in the environment of its functions.
   */
  private static final List<String> SECRETS =
      List.of("CANARY", "/not/a/secret", "sample-session-token", "example-only-not-a-");

  private static final String BROKEN =
      """
      [profile web-identity]
      role_arn = arn:aws:iam::111122223333:role/irsa
      web_identity_token_file = ~/jwt
      [profile stranger]
      role_arn = arn:aws:iam::999999999999:role/reader
      source_profile = keys
      """;

  @TempDir Path directory;

  @Test
  void aRunWithDeniedAndFailingCallsPrintsReportsAndStoresNone() throws IOException {
    try (var stage = Stage.sample();
        var portal = new FakeAws(asked -> ssoKeys())) {
      stage.estate().inject(Fault.deny(Target.operation("inspector2:*")));
      stage.estate().inject(Fault.serverError(Target.operation("ec2:DescribeVpcs"), Fault.ALWAYS));
      var command =
          new CommandProcess(
              variables(
                  stage,
                  Map.of(
                      "AWS_ENDPOINT_URL",
                      stage.estate().url().toString(),
                      "AWS_ENDPOINT_URL_SSO",
                      portal.url())));
      var report = directory.resolve("report.json");

      assertNone(command.run("accounts", "--aws-sync-all-profiles", "--output", "json"), 3);
      assertNone(command.run(line("doctor", stage.neo4jUri(), "--verbose")), 3);
      assertNone(
          command.run(line("sync", stage.neo4jUri(), "--verbose", "--report", report.toString())),
          3);

      assertNone(Files.readString(report));
      assertNone(stage.graph().rows("MATCH (n) RETURN labels(n), properties(n)").toString());
      assertNone(stage.graph().rows("MATCH ()-[r]->() RETURN type(r), properties(r)").toString());
      // They were used: all three accounts, two of them through the portal and the process.
      assertThat(stage.graph().count("MATCH (a:AWSAccount {inscope: true}) RETURN count(a)"))
          .isEqualTo(3);
      assertThat(portal.asked())
          .isNotEmpty()
          .allMatch(asked -> "CANARY-sso".equals(asked.headers().get("x-amz-sso_bearer_token")));
    }
  }

  @Test
  void aProxyThatRefusesAndADatabaseThatIsAwayPrintNone() {
    try (var stage = Stage.sample();
        var proxy = new FakeProxy(true)) {
      var command =
          new CommandProcess(
              variables(
                  stage,
                  Map.of(
                      "AWS_ENDPOINT_URL",
                      "http://aws.example.invalid",
                      "HTTP_PROXY",
                      "http://somebody:CANARY-proxy@127.0.0.1:" + proxy.port())));
      var nowhere = "bolt://127.0.0.1:1";

      assertNone(command.run("accounts", "--aws-sync-all-profiles", "--output", "json"), 4);
      assertNone(command.run(line("doctor", nowhere, "--verbose")), 5);
      assertNone(command.run(line("sync", nowhere, "--verbose")), 5);

      assertThat(proxy.authorizations()).isNotEmpty();
    }
  }

  private static String[] line(String command, String neo4jUri, String... more) {
    var line =
        new ArrayList<>(
            List.of(
                command,
                "--aws-sync-all-profiles",
                "--aws-requested-syncs",
                "iam,ec2:vpc,ec2:instance,inspector",
                "--neo4j-uri",
                neo4jUri,
                "--neo4j-user",
                "neo4j"));
    line.addAll(Arrays.asList(more));
    return line.toArray(new String[0]);
  }

  /** One kind of credentials for each account of the estate, and two that cannot work. */
  private Map<String, String> variables(Stage stage, Map<String, String> endpoints) {
    var estate = stage.estate().estate();
    var hub = estate.hub().id();
    var home =
        new Home(directory)
            .credentials(
                """
                [keys]
                aws_access_key_id = AKIA%sKEYS
                aws_secret_access_key = CANARY-file
                aws_session_token = CANARY-session
                """
                    .formatted(hub))
            .config(
                "[profile process]\ncredential_process = echo '"
                    + "{\"Version\":1,\"AccessKeyId\":\"AKIA%sPROC\",".formatted(hub)
                    + "\"SecretAccessKey\":\"CANARY-process\"}'\n"
                    + "[profile sso]\nsso_session = s\nsso_role_name = r\nsso_account_id = "
                    + hub
                    + "\n[sso-session s]\nsso_start_url = https://x\nsso_region = eu-west-1\n"
                    + role(estate.account("production"), "source_profile = process")
                    + role(estate.account("development"), "source_profile = sso")
                    + role(estate.account("security"), "credential_source = EcsContainer")
                    + BROKEN)
            .file("jwt", "CANARY-jwt");
    new LoginCache(home).ssoLogin("s", Instant.now().plus(Duration.ofHours(1)));
    var variables = new HashMap<>(endpoints);
    variables.put("HOME", directory.toString());
    variables.put("AWS_REGION", "eu-west-1");
    variables.put("AWS_MAX_ATTEMPTS", "1");
    variables.put("AWS_ACCESS_KEY_ID", "AKIA" + hub + "DEMO");
    variables.put("AWS_SECRET_ACCESS_KEY", "CANARY-environment");
    variables.put("AWS_SESSION_TOKEN", "CANARY-environment");
    variables.put("AWS_EC2_METADATA_DISABLED", "true");
    variables.put(
        "AWS_CONTAINER_CREDENTIALS_FULL_URI", stage.estate().url() + "/container-credentials");
    variables.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", "CANARY-container");
    variables.put("NEO4J_PASSWORD", "CANARY-neo4j");
    variables.put("QUARKUS_LOG_LEVEL", "TRACE");
    return variables;
  }

  private static String role(EstateAccount account, String source) {
    return "[profile %s]\nrole_arn = %s\n%s\n"
        .formatted(account.name(), AwsFiles.surveyRole(account.id()), source);
  }

  private static Answer ssoKeys() {
    return new Answer(
        200,
        "{\"roleCredentials\":{\"accessKeyId\":\"ASIA111122223333SSO1\","
            + "\"secretAccessKey\":\"CANARY-role\",\"sessionToken\":\"CANARY-role\",\"expiration\":"
            + Instant.now().plus(Duration.ofHours(1)).toEpochMilli()
            + "}}");
  }

  private static void assertNone(Command.Finished finished, int exitCode) {
    assertNone(finished.stdout());
    assertNone(finished.stderr());
    assertThat(finished.exitCode()).as(finished.stdout()).isEqualTo(exitCode);
    // Else the level was not the finest, and nothing is proven.
    assertThat(finished.stderr()).contains("DEBUG");
  }

  private static void assertNone(String text) {
    assertThat(text.lines().filter(line -> SECRETS.stream().anyMatch(line::contains))).isEmpty();
  }
}
