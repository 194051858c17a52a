package dev.alidade.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.aws.FakeAws;
import dev.alidade.e2e.Command;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every kind of credentials through the packaged command, against fakes of the real endpoints: what
 * {@link CredentialMatrixTest} proves in detail, here once for each row, on the JVM and in the
 * native binary. Each run logs at the finest level, and none of them may print a secret.
 */
class CredentialsIT {

  private static final String SPOKE = "222222222222";
  private static final String ROLE = "arn:aws:iam::222222222222:role/reader";
  private static final String DEVICE = "arn:aws:iam::111111111111:mfa/somebody";
  private static final String USER = "arn:aws:iam::222222222222:user/somebody";
  private static final String SSO_IDENTITY = "arn:aws:sts::222222222222:assumed-role/r/u";
  private static final String SSO_SESSION =
      """
      [profile sso]
      sso_session = s
      sso_account_id = 222222222222
      sso_role_name = r
      [sso-session s]
      sso_start_url = https://x
      sso_region = eu-west-1
      """;

  @TempDir Path directory;
  private final FakeCloud cloud = new FakeCloud();
  private Home home = new Home(Path.of("."));

  @BeforeEach
  void homeThatLeadsToTheFakes() {
    home =
        new Home(directory)
            .with("HOME", directory.toString())
            .with("AWS_REGION", "eu-west-1")
            .with("AWS_ENDPOINT_URL", cloud.url())
            .with("AWS_EC2_METADATA_SERVICE_ENDPOINT", cloud.url())
            .with("AWS_MAX_ATTEMPTS", "1")
            .with("QUARKUS_LOG_LEVEL", "TRACE");
  }

  @AfterEach
  void closeCloud() {
    cloud.close();
  }

  @Test
  void environmentKeys() {
    home.with("AWS_ACCESS_KEY_ID", "AKIDENV").with("AWS_SECRET_ACCESS_KEY", "CANARY-secret");
    assertSurveyed(FakeCloud.HUB);
    assertThat(asked("GetCallerIdentity").signer()).isEqualTo("AKIDENV");
    assertThat(asked("GetCallerIdentity").headers()).doesNotContainKey("x-amz-security-token");
  }

  @Test
  void environmentKeysWithASessionToken() {
    home.with("AWS_ACCESS_KEY_ID", "ASIAENV")
        .with("AWS_SECRET_ACCESS_KEY", "CANARY-secret")
        .with("AWS_SESSION_TOKEN", "CANARY-session");
    assertSurveyed(FakeCloud.HUB);
    assertThat(asked("GetCallerIdentity").headers())
        .containsEntry("x-amz-security-token", "CANARY-session");
  }

  @Test
  void keysOfTheCredentialsFile() {
    home.credentials(
        """
        [a]
        aws_access_key_id = ASIAFILE
        aws_secret_access_key = CANARY-secret
        aws_session_token = CANARY-session
        """);
    assertSurveyed(FakeCloud.HUB, "--profile", "a");
    assertThat(asked("GetCallerIdentity").signer()).isEqualTo("ASIAFILE");
    assertThat(asked("GetCallerIdentity").headers())
        .containsEntry("x-amz-security-token", "CANARY-session");
  }

  @Test
  void keysOfAConfigFileThatAWindowsEditorWrote() {
    home.config(
        "\uFEFF# ours\r\n[profile a]\r\naws_access_key_id   =   AKIDCONFIG\r\n"
            + "; the other half\r\naws_secret_access_key\t=\tCANARY-secret\r\nservices = local\r\n"
            + "[services local]\r\nsts =\r\n  endpoint_url = "
            + cloud.url()
            + "/nested\r\n");
    // The environment's endpoint for everything would come before the profile's for one service.
    home.with("AWS_ENDPOINT_URL", "").with("AWS_ENDPOINT_URL_EC2", cloud.url());
    assertSurveyed(FakeCloud.HUB, "--profile", "a");
    assertThat(asked("GetCallerIdentity").signer()).isEqualTo("AKIDCONFIG");
    assertThat(asked("GetCallerIdentity").path()).startsWith("/nested");
  }

  @Test
  void rolesChainedFourDeep() {
    home.config(
        role("e", "555555555555", "source_profile = d")
            + role("d", "444444444444", "source_profile = c")
            + role("c", "333333333333", "source_profile = b")
            + role("b", SPOKE, "source_profile = a")
            + "[profile a]\naws_access_key_id = AKIDA\naws_secret_access_key = CANARY-secret\n");
    assertSurveyed("555555555555", "--profile", "e");
    assertThat(cloud.server.asked())
        .filteredOn(one -> one.action().equals("AssumeRole"))
        .extracting(one -> one.form().get("RoleArn").split(":", -1)[4])
        .containsExactly(SPOKE, "333333333333", "444444444444", "555555555555");
  }

  @Test
  void aRoleThatSourcesItselfWithItsOwnKeysAndItsDurationBeyondOneHour() {
    home.config(selfSourced("duration_seconds = 43200"));
    assertSurveyed(SPOKE, "--profile", "a");
    assertThat(asked("AssumeRole").signer()).isEqualTo("AKIDSELF");
    assertThat(asked("AssumeRole").form()).containsEntry("DurationSeconds", "43200");
  }

  @Test
  void credentialSourceEc2InstanceMetadata() {
    home.config(role("a", SPOKE, "credential_source = Ec2InstanceMetadata"));
    assertSurveyed(SPOKE, "--profile", "a");
    assertThat(asked("AssumeRole").signer()).startsWith("ASIAINSTANCE");
  }

  @Test
  void credentialSourceEcsContainer() {
    container().config(role("a", SPOKE, "credential_source = EcsContainer"));
    assertSurveyed(SPOKE, "--profile", "a");
    assertThat(asked("AssumeRole").signer()).startsWith("ASIACONTAINER");
  }

  @Test
  void credentialSourceEnvironment() {
    home.with("AWS_ACCESS_KEY_ID", "AKIDENV")
        .with("AWS_SECRET_ACCESS_KEY", "CANARY-secret")
        .config(role("a", SPOKE, "credential_source = Environment"));
    assertSurveyed(SPOKE, "--profile", "a");
    assertThat(asked("AssumeRole").signer()).isEqualTo("AKIDENV");
  }

  @Test
  void externalIdSessionNameAndDuration() {
    home.config(
        role("a", SPOKE, "credential_source = Ec2InstanceMetadata")
            + "external_id = ext\nrole_session_name = me\nduration_seconds = 1800\n");
    assertSurveyed(SPOKE, "--profile", "a");
    assertThat(asked("AssumeRole").form())
        .containsEntry("ExternalId", "ext")
        .containsEntry("RoleSessionName", "me")
        .containsEntry("DurationSeconds", "1800");
  }

  @Test
  void webIdentityInAProfile() {
    home.file("jwt", "CANARY-jwt\n").config(webIdentity("a", SPOKE));
    assertSurveyed(SPOKE, "--profile", "a");
    assertThat(asked("AssumeRoleWithWebIdentity").form())
        .containsEntry("WebIdentityToken", "CANARY-jwt");
  }

  @Test
  void webIdentityInTheEnvironment() {
    home.file("jwt", "CANARY-jwt\n")
        .with("AWS_WEB_IDENTITY_TOKEN_FILE", home.path("jwt").toString())
        .with("AWS_ROLE_ARN", ROLE)
        .with("AWS_ROLE_SESSION_NAME", "pod");
    assertSurveyed(SPOKE);
    assertThat(asked("AssumeRoleWithWebIdentity").form())
        .containsEntry("RoleArn", ROLE)
        .containsEntry("RoleSessionName", "pod");
  }

  @Test
  void webIdentityAsTheBaseOfFurtherRoles() {
    home.file("jwt", "CANARY-jwt")
        .config(role("a", SPOKE, "source_profile = b") + webIdentity("b", "333333333333"));
    assertSurveyed(SPOKE, "--profile", "a");
    assertThat(asked("AssumeRoleWithWebIdentity").form())
        .containsEntry("RoleArn", "arn:aws:iam::333333333333:role/reader");
    assertThat(asked("AssumeRole").signer()).startsWith("ASIASESSION");
  }

  @Test
  void eksPodIdentityWithItsTokenFile() {
    container();
    assertSurveyed(FakeCloud.HUB);
    assertThat(asked("GetCallerIdentity").signer()).startsWith("ASIACONTAINER");
  }

  @Test
  void instanceMetadata() {
    assertSurveyed(FakeCloud.HUB);
    assertThat(asked("GetCallerIdentity").signer()).startsWith("ASIAINSTANCE");
  }

  @Test
  void instanceMetadataWhoseTokenIsRefused() {
    cloud.refuse("/latest/api/token", new FakeAws.Answer(403, ""));
    assertRefused("EC2 instance metadata gave no credentials");
  }

  @Test
  void instanceMetadataThatIsSwitchedOffIsNotAsked() {
    home.with("AWS_EC2_METADATA_DISABLED", "true");
    assertRefused("AWS_EC2_METADATA_DISABLED");
    assertThat(cloud.server.asked()).isEmpty();
  }

  @Test
  void credentialProcessWithoutExpiry() {
    process("");
    assertSurveyed(FakeCloud.HUB, "--profile", "a");
    assertThat(asked("GetCallerIdentity").signer()).isEqualTo("AKIDPROCESS");
    assertThat(home.path("calls")).content().isEqualTo("x");
  }

  @Test
  void credentialProcessWithExpiryIsAskedAgainBeforeIt() {
    // The SDK asks again 15 seconds before expiry.
    process(",\"Expiration\":\"" + Instant.now().plusSeconds(10) + "\"");
    assertSurveyed(FakeCloud.HUB, "--profile", "a");
    assertThat(home.path("calls")).content().hasSizeGreaterThan(1);
  }

  @Test
  void credentialProcessThatPrintsSomethingElse() {
    process(",\"Expiration\":\"CANARY-expiry\"");
    assertRefused("failed or printed no credentials", "--profile", "a");
  }

  @Test
  void credentialProcessThatSaysMuchOnStderr() {
    process("");
    home.file(
        "noisy.sh",
        "head -c 200000 /dev/zero | tr '\\0' x >&2; sh '" + home.path("process.sh") + "'\n");
    home.config("[profile a]\ncredential_process = sh '" + home.path("noisy.sh") + "'\n");
    assertSurveyed(FakeCloud.HUB, "--profile", "a");
  }

  @Test
  void commandsThatHangOrNeverEndAreGivenUpBesideAHealthyProfile() {
    home.with("ALIDADE_CREDENTIAL_PROCESS_TIMEOUT", "2")
        .config(
            "[profile sleeps]\ncredential_process = sh -c 'sleep 1000; true'\n"
                + "[profile talks]\ncredential_process = yes CANARY\n"
                + "[profile asks]\ncredential_process = sh -c 'read line; echo $line'\n"
                + "[profile well]\naws_access_key_id = AKIDWELL\n"
                + "aws_secret_access_key = CANARY-secret\n");
    var finished = accounts("--aws-sync-all-profiles");
    assertThat(finished.exitCode()).as(said(finished)).isEqualTo(3);
    assertThat(finished.stdout())
        .contains(
            "profile sleeps printed no credentials within 2 s and was ended",
            "ALIDADE_CREDENTIAL_PROCESS_TIMEOUT",
            "profile talks printed more than 64,000 bytes and was ended",
            "profile asks failed or printed no credentials",
            "\"wouldBe\" : \"surveyed\"");
  }

  @Test
  void theOlderNameOfTheSessionToken() {
    home.with("AWS_ACCESS_KEY_ID", "ASIAENV")
        .with("AWS_SECRET_ACCESS_KEY", "CANARY-secret")
        .with("AWS_SECURITY_TOKEN", "CANARY-older")
        .with("AWS_SESSION_TOKEN", "CANARY-newer");
    assertSurveyed(FakeCloud.HUB);
    assertThat(asked("GetCallerIdentity").headers())
        .containsEntry("x-amz-security-token", "CANARY-older");
  }

  @Test
  void ofAllProfilesOneWithoutCredentialsIsNoAccount() {
    home.config(
        "[profile region]\nregion = eu-west-1\n"
            + "[profile well]\naws_access_key_id = AKIDWELL\n"
            + "aws_secret_access_key = CANARY-secret\n");
    assertSurveyed(FakeCloud.HUB, "--aws-sync-all-profiles");
  }

  @Test
  void ofAllProfilesAWrongOneIsRefusedByItself() {
    home.config(
        role("wrong", SPOKE, "source_profile = nobody")
            + "[profile well]\naws_access_key_id = AKIDWELL\n"
            + "aws_secret_access_key = CANARY-secret\n");
    var finished = accounts("--aws-sync-all-profiles");
    assertThat(finished.exitCode()).as(said(finished)).isEqualTo(3);
    assertThat(finished.stdout())
        .contains(
            // JSON has what is not ASCII as escapes.
            "source_profile \\u00ABnobody\\u00BB does not exist", "\"wouldBe\" : \"surveyed\"");
  }

  @Test
  void identityCenterWithAnSsoSession() {
    login("s").config(SSO_SESSION);
    cloud.identity = SSO_IDENTITY;
    assertSurveyed(SPOKE, "--profile", "sso");
    assertThat(asked("GetCallerIdentity").signer()).startsWith("ASIASSO");
  }

  @Test
  void identityCenterWithTheOldKeys() {
    login("https://x")
        .config(
            """
            [profile sso]
            sso_start_url = https://x
            sso_region = eu-west-1
            sso_account_id = 222222222222
            sso_role_name = r
            """);
    cloud.identity = SSO_IDENTITY;
    assertSurveyed(SPOKE, "--profile", "sso");
    assertThat(asked("GetCallerIdentity").signer()).startsWith("ASIASSO");
  }

  @Test
  void identityCenterAsTheBaseOfARole() {
    login("s").config(role("a", SPOKE, "source_profile = sso") + SSO_SESSION);
    assertSurveyed(SPOKE, "--profile", "a");
    assertThat(asked("AssumeRole").signer()).startsWith("ASIASSO");
  }

  @Test
  void identityCenterWhoseLoginHasExpiredSaysWhichCommandToType() {
    new LoginCache(home).ssoLogin("s", Instant.now().minusSeconds(60));
    home.config(SSO_SESSION);
    assertRefused("type: aws sso login --sso-session s", "--profile", "sso");
  }

  @Test
  void consoleLogin() {
    new LoginCache(home).consoleLogin(USER, Instant.now().plusSeconds(800));
    home.config("[profile a]\nlogin_session = " + USER + "\n");
    cloud.identity = USER;
    assertSurveyed(SPOKE, "--profile", "a");
    assertThat(asked("GetCallerIdentity").signer()).isEqualTo("ASIACACHED");
  }

  @Test
  void consoleLoginIsRefreshedBeforeItExpires() {
    new LoginCache(home).consoleLogin(USER, Instant.now().plusSeconds(5));
    home.config("[profile a]\nlogin_session = " + USER + "\n");
    cloud.identity = USER;
    assertSurveyed(SPOKE, "--profile", "a");
    assertThat(asked("GetCallerIdentity").signer()).startsWith("ASIALOGIN");
  }

  @Test
  void mfaWithoutATerminalIsRefusedClearly() {
    home.config(selfSourced("mfa_serial = " + DEVICE));
    assertRefused("there is no terminal to ask for it", "--profile", "a");
    assertThat(cloud.server.count("AssumeRole")).isZero();
  }

  private void assertSurveyed(String account, String... selection) {
    var finished = accounts(selection);
    assertThat(finished.exitCode()).as(said(finished)).isZero();
    assertThat(finished.stdout())
        .contains("\"accountId\" : \"" + account + "\"", "\"wouldBe\" : \"surveyed\"");
  }

  private void assertRefused(String why, String... selection) {
    var finished = accounts(selection);
    // No account of the selection can be surveyed.
    assertThat(finished.exitCode()).as(said(finished)).isEqualTo(4);
    assertThat(finished.stdout()).contains("\"wouldBe\" : \"refused\"", why);
  }

  private Command.Finished accounts(String... selection) {
    var arguments = new ArrayList<>(List.of("accounts", "--output", "json"));
    arguments.addAll(Arrays.asList(selection));
    var finished =
        Command.process(home.environment().variables()).run(arguments.toArray(new String[0]));
    assertThat(said(finished).lines().filter(line -> line.contains(FakeCloud.CANARY))).isEmpty();
    // Else the level was not the finest, and nothing is proven.
    assertThat(finished.stderr()).contains("DEBUG");
    return finished;
  }

  private static String said(Command.Finished finished) {
    return finished.stdout() + finished.stderr();
  }

  private FakeAws.Asked asked(String action) {
    return cloud.server.asked().stream()
        .filter(one -> one.action().equals(action))
        .findFirst()
        .orElseThrow();
  }

  private static String role(String profile, String account, String source) {
    return "[profile %s]\nrole_arn = arn:aws:iam::%s:role/reader\n%s\n"
        .formatted(profile, account, source);
  }

  private static String selfSourced(String more) {
    return role("a", SPOKE, "source_profile = a")
        + "aws_access_key_id = AKIDSELF\naws_secret_access_key = CANARY-secret\n"
        + more
        + "\n";
  }

  private static String webIdentity(String profile, String account) {
    return role(profile, account, "web_identity_token_file = ~/jwt");
  }

  private Home container() {
    return home.file("pod", "CANARY-pod\n")
        .with("AWS_CONTAINER_CREDENTIALS_FULL_URI", cloud.url() + "/container")
        .with("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", home.path("pod").toString());
  }

  private void process(String more) {
    home.file(
            "process.sh",
            "printf x >> "
                + home.path("calls")
                + "; echo '{\"Version\":1,\"AccessKeyId\":\"AKIDPROCESS\","
                + "\"SecretAccessKey\":\"CANARY-process\""
                + more
                + "}'\n")
        .config("[profile a]\ncredential_process = sh '" + home.path("process.sh") + "'\n");
  }

  private Home login(String name) {
    new LoginCache(home).ssoLogin(name, Instant.now().plusSeconds(3600));
    return home;
  }
}
