package dev.alidade.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.aws.AwsClients;
import dev.alidade.aws.AwsSettings;
import dev.alidade.aws.CallLedger;
import dev.alidade.aws.FakeAws;
import dev.alidade.aws.Limiter;
import dev.alidade.aws.Ticker;
import dev.alidade.catalog.all.AwsCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Every way to credentials, against fakes of the real endpoints: one test for each row. */
class CredentialMatrixTest {

  private static final String SPOKE = "222222222222";
  private static final String ROLE = "arn:aws:iam::222222222222:role/reader";
  private static final String DEVICE = "arn:aws:iam::111111111111:mfa/somebody";
  private static final String LOGIN = "arn:aws:iam::222222222222:user/somebody";

  /** Shorter than the time before expiry in which all sources refresh. */
  private static final Duration SHORT = Duration.ofSeconds(90);

  @TempDir Path directory;
  private final FakeCloud cloud = new FakeCloud();
  private final List<String> askedCodes = new ArrayList<>();
  private MfaCodes codes = MfaCodes.NOBODY;
  private Home home = new Home(Path.of("."));
  private AwsClients clients = clients(new Home(Path.of(".")).environment());
  private Accounts accounts = new Accounts(home.environment(), clients);

  @BeforeEach
  void homeThatLeadsToTheFakes() {
    home =
        new Home(directory)
            .with("AWS_REGION", "eu-west-1")
            .with("AWS_ENDPOINT_URL", cloud.url())
            .with("AWS_EC2_METADATA_SERVICE_ENDPOINT", cloud.url())
            .with("AWS_MAX_ATTEMPTS", "1");
  }

  @AfterEach
  void closeAll() {
    accounts.close();
    clients.close();
    cloud.close();
  }

  @Test
  void environmentKeys() {
    home.with("AWS_ACCESS_KEY_ID", "AKIDENV").with("AWS_SECRET_ACCESS_KEY", "s");
    provenByDefault();
    assertThat(asked("GetCallerIdentity").signer()).isEqualTo("AKIDENV");
    assertThat(asked("GetCallerIdentity").headers()).doesNotContainKey("x-amz-security-token");
  }

  @Test
  void environmentKeysWithASessionToken() {
    home.with("AWS_ACCESS_KEY_ID", "ASIAENV")
        .with("AWS_SECRET_ACCESS_KEY", "s")
        .with("AWS_SESSION_TOKEN", "of-the-environment");
    provenByDefault();
    assertThat(asked("GetCallerIdentity").headers())
        .containsEntry("x-amz-security-token", "of-the-environment");
  }

  @Test
  void keysOfTheCredentialsFile() {
    home.credentials(
        "[a]\naws_access_key_id=ASIAFILE\naws_secret_access_key=s\naws_session_token=of-the-file\n");
    proven("a");
    assertThat(asked("GetCallerIdentity").signer()).isEqualTo("ASIAFILE");
    assertThat(asked("GetCallerIdentity").headers())
        .containsEntry("x-amz-security-token", "of-the-file");
  }

  @Test
  void keysOfAConfigFileThatAWindowsEditorWroteWithCommentsAndServices() {
    home.config(
        "\uFEFF# ours\r\n[profile a]\r\naws_access_key_id   =   AKIDCONFIG\r\n"
            + "; the other half\r\naws_secret_access_key\t=\ts\r\nservices = local\r\n"
            + "[services local]\r\nsts =\r\n  endpoint_url = "
            + cloud.url()
            + "/nested\r\n");
    home.with("AWS_ENDPOINT_URL", "");
    proven("a");
    assertThat(asked("GetCallerIdentity").signer()).isEqualTo("AKIDCONFIG");
    assertThat(asked("GetCallerIdentity").path()).startsWith("/nested");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[default]", "[profile default]"})
  void theDefaultProfile(String header) {
    home.config(header + "\naws_access_key_id = AKIDDEFAULT\naws_secret_access_key = s\n");
    provenByDefault();
    assertThat(asked("GetCallerIdentity").signer()).isEqualTo("AKIDDEFAULT");
  }

  @Test
  void theProfileThatAwsProfileNames() {
    home.with("AWS_PROFILE", "a")
        .config("[profile a]\naws_access_key_id = AKIDA\naws_secret_access_key = s\n");
    assertThat(provenByDefault().access().profile()).isEqualTo("a");
  }

  @Test
  void rolesChainedFourDeep() {
    home.config(
        role("e", "555555555555", "source_profile = d")
            + role("d", "444444444444", "source_profile = c")
            + role("c", "333333333333", "source_profile = b")
            + role("b", "222222222222", "source_profile = a")
            + "[profile a]\naws_access_key_id = AKIDA\naws_secret_access_key = s\n");
    assertThat(proven("e").access().accountId()).isEqualTo("555555555555");
    assertThat(cloud.server.asked())
        .filteredOn(one -> one.action().equals("AssumeRole"))
        .extracting(one -> one.form().get("RoleArn").split(":", -1)[4])
        .containsExactly("222222222222", "333333333333", "444444444444", "555555555555");
  }

  @Test
  void aRoleThatSourcesItselfWithItsOwnKeys() {
    home.config(
        role("a", SPOKE, "source_profile = a")
            + "aws_access_key_id = AKIDSELF\naws_secret_access_key = s\n");
    proven("a");
    assertThat(asked("AssumeRole").signer()).isEqualTo("AKIDSELF");
  }

  @Test
  void credentialSourceEc2InstanceMetadata() {
    home.config(role("a", SPOKE, "credential_source = Ec2InstanceMetadata"));
    proven("a");
    assertThat(asked("AssumeRole").signer()).startsWith("ASIAINSTANCE");
  }

  @Test
  void credentialSourceEcsContainer() {
    home.with("AWS_CONTAINER_CREDENTIALS_FULL_URI", cloud.url() + "/container")
        .with("AWS_CONTAINER_AUTHORIZATION_TOKEN", "CANARY-pod")
        .config(role("a", SPOKE, "credential_source = EcsContainer"));
    proven("a");
    assertThat(asked("AssumeRole").signer()).startsWith("ASIACONTAINER");
  }

  @Test
  void credentialSourceEnvironment() {
    home.with("AWS_ACCESS_KEY_ID", "AKIDENV")
        .with("AWS_SECRET_ACCESS_KEY", "s")
        .config(role("a", SPOKE, "credential_source = Environment"));
    proven("a");
    assertThat(asked("AssumeRole").signer()).isEqualTo("AKIDENV");
  }

  @Test
  void externalIdAndSessionName() {
    home.config(
        role("a", SPOKE, "credential_source = Ec2InstanceMetadata")
            + "external_id = ext\nrole_session_name = me\n");
    proven("a");
    assertThat(asked("AssumeRole").form())
        .containsEntry("ExternalId", "ext")
        .containsEntry("RoleSessionName", "me");
  }

  @Test
  void durationBeyondOneHour() {
    home.config(
        role("a", SPOKE, "source_profile = a")
            + "aws_access_key_id = AKIDSELF\naws_secret_access_key = s\nduration_seconds = 43200\n");
    proven("a");
    assertThat(asked("AssumeRole").form()).containsEntry("DurationSeconds", "43200");
  }

  @Test
  void durationBeyondTheOneHourOfChainedRolesSaysWhatToSet() {
    home.config(
        role("a", SPOKE, "source_profile = b")
            + role("b", "333333333333", "credential_source = Ec2InstanceMetadata")
            + "duration_seconds = 7200\n");
    assertThat(refused("a").advice()).startsWith("set duration_seconds in profile b to 3600");
  }

  @Test
  void webIdentityInAProfile() {
    home.file("jwt", "a-token\n")
        .config("[profile a]\nrole_arn = " + ROLE + "\nweb_identity_token_file = ~/jwt\n");
    proven("a");
    assertThat(asked("AssumeRoleWithWebIdentity").form())
        .containsEntry("WebIdentityToken", "a-token");
  }

  @Test
  void webIdentityInTheEnvironment() {
    home.file("jwt", "a-token\n")
        .with("AWS_WEB_IDENTITY_TOKEN_FILE", home.path("jwt").toString())
        .with("AWS_ROLE_ARN", ROLE)
        .with("AWS_ROLE_SESSION_NAME", "pod");
    assertThat(provenByDefault().access().accountId()).isEqualTo(SPOKE);
    assertThat(asked("AssumeRoleWithWebIdentity").form())
        .containsEntry("RoleArn", ROLE)
        .containsEntry("RoleSessionName", "pod");
  }

  @Test
  void webIdentityAsTheBaseOfFurtherRoles() {
    home.file("jwt", "a-token")
        .config(
            role("a", SPOKE, "source_profile = b")
                + "[profile b]\nrole_arn = arn:aws:iam::333333333333:role/irsa\n"
                + "web_identity_token_file = ~/jwt\n");
    assertThat(proven("a").access().accountId()).isEqualTo(SPOKE);
    assertThat(asked("AssumeRoleWithWebIdentity").form())
        .containsEntry("RoleArn", "arn:aws:iam::333333333333:role/irsa");
  }

  @Test
  void webIdentityWithoutATokenFileSaysWhich() {
    home.config("[profile a]\nrole_arn = " + ROLE + "\nweb_identity_token_file = ~/gone\n");
    assertThat(refused("a").reason())
        .isEqualTo("the web identity token " + home.path("gone") + " cannot be read");
  }

  @Test
  void webIdentityWithoutARegionNamesTheRegionAsTheCause() {
    home.with("AWS_REGION", "")
        .with("AWS_WEB_IDENTITY_TOKEN_FILE", "/jwt")
        .with("AWS_ROLE_ARN", ROLE);
    var plan = new CredentialPlan(home.environment(), Profiles.read(home.environment()));
    assertThat(plan.defaultChain()).isEmpty();
    assertThat(plan.problems().toString()).contains("no region");
  }

  @Test
  void containerRelativeUri() {
    home.with("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/task");
    try (var task = new ContainerCredentials(home.environment(), Clock.systemUTC(), cloud.url())) {
      assertThat(task.resolveCredentials().accessKeyId()).startsWith("ASIATASK");
    }
    assertThat(cloud.asked("/task")).isEqualTo(1);
  }

  @Test
  void containerFullUriWithATokenOfTheEnvironment() {
    home.with("AWS_CONTAINER_CREDENTIALS_FULL_URI", cloud.url() + "/container")
        .with("AWS_CONTAINER_AUTHORIZATION_TOKEN", "CANARY-pod");
    provenByDefault();
    assertThat(asked("GetCallerIdentity").signer()).startsWith("ASIACONTAINER");
  }

  @Test
  void eksPodIdentityReadsItsTokenFileAnewForEachSession() {
    cloud.lifetime = SHORT;
    home.file("pod", "CANARY-pod\n")
        .with("AWS_CONTAINER_CREDENTIALS_FULL_URI", cloud.url() + "/container")
        .with("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", home.path("pod").toString());
    var credentials = provenByDefault().access().credentials();
    home.file("pod", "another");
    credentials.resolveCredentials();
    assertThat(cloud.server.asked())
        .filteredOn(one -> one.path().equals("/container"))
        .extracting(one -> one.headers().get("authorization"))
        .contains("CANARY-pod", "another");
  }

  @Test
  void aContainerTokenOfSeveralLinesIsNotRepeated() {
    home.file("pod", "first-CANARY\nsecond-CANARY\n")
        .with("AWS_CONTAINER_CREDENTIALS_FULL_URI", cloud.url() + "/container")
        .with("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", home.path("pod").toString());
    var refused = refusedByDefault();
    assertThat(refused.reason()).contains("more than one line");
    assertThat(refused.toString()).doesNotContain("CANARY");
  }

  @Test
  void instanceMetadataWithASlowToken() {
    cloud.metadataTokenDelay = Duration.ofMillis(700);
    provenByDefault();
    assertThat(asked("GetCallerIdentity").signer()).startsWith("ASIAINSTANCE");
  }

  @Test
  void instanceMetadataWhoseTokenIsLostBehindAHopLimitSaysSo() {
    // The answer never arrives, and without a token the rest is refused.
    cloud.metadataTokenDelay = Duration.ofSeconds(30);
    var refused = refusedByDefault();
    assertThat(refused.reason()).startsWith("EC2 instance metadata gave no credentials");
    assertThat(refused.advice()).contains("hop limit");
  }

  @Test
  void instanceMetadataThatRefusesItsTokenSaysSo() {
    cloud.refuse("/latest/api/token", new FakeAws.Answer(403, ""));
    assertThat(refusedByDefault().reason()).startsWith("EC2 instance metadata gave no credentials");
  }

  @Test
  void instanceMetadataThatIsSwitchedOffIsNotAsked() {
    home.with("AWS_EC2_METADATA_DISABLED", "true");
    assertThat(refusedByDefault().reason()).contains("AWS_EC2_METADATA_DISABLED");
    assertThat(cloud.server.asked()).isEmpty();
  }

  @Test
  void credentialProcessWithoutExpiryIsAskedOnce() {
    processProfile("");
    var credentials = proven("a").access().credentials();
    credentials.resolveCredentials();
    assertThat(home.path("calls")).content().isEqualTo("x");
  }

  @Test
  void credentialProcessWithExpiryIsAskedAgainBeforeIt() {
    // The SDK asks again 15 seconds before expiry.
    processProfile(",\"Expiration\":\"" + Instant.now().plusSeconds(10) + "\"");
    var credentials = proven("a").access().credentials();
    credentials.resolveCredentials();
    assertThat(home.path("calls")).content().hasSizeGreaterThan(1);
  }

  @Test
  void credentialProcessWithAnExpiryThatIsNoneIsTold() {
    processProfile(",\"Expiration\":\"CANARY\"");
    assertThat(refused("a").toString())
        .contains("failed or printed no credentials")
        .doesNotContain("CANARY");
  }

  @Test
  void credentialProcessAsTheBaseOfARole() {
    processProfile("");
    home.config(Optional.of(role("b", SPOKE, "source_profile = a")).get() + read(".aws/config"));
    assertThat(proven("b").access().accountId()).isEqualTo(SPOKE);
  }

  @Test
  void identityCenterWithAnSsoSession() {
    login("s");
    home.config(ssoSession("a"));
    cloud.identity = "arn:aws:sts::222222222222:assumed-role/r/u";
    proven("a");
    assertThat(asked("GetCallerIdentity").signer()).startsWith("ASIASSO");
  }

  @Test
  void identityCenterWithTheOldKeys() {
    login("https://x");
    home.config(
        "[profile a]\nsso_start_url = https://x\nsso_region = eu-west-1\n"
            + "sso_account_id = 222222222222\nsso_role_name = r\n");
    cloud.identity = "arn:aws:sts::222222222222:assumed-role/r/u";
    proven("a");
    assertThat(asked("GetCallerIdentity").signer()).startsWith("ASIASSO");
  }

  @Test
  void identityCenterAsTheBaseOfARole() {
    login("s");
    home.config(role("b", SPOKE, "source_profile = a") + ssoSession("a"));
    proven("b");
    assertThat(asked("AssumeRole").signer()).startsWith("ASIASSO");
  }

  @Test
  void identityCenterWithoutALoginSaysWhichCommandToType() {
    home.config(ssoSession("a"));
    assertThat(refused("a").advice()).isEqualTo("type: aws sso login --sso-session s");
  }

  @Test
  void consoleLoginFromTheCacheOfAwsLogin() {
    consoleLogin(Instant.now().plusSeconds(800));
    cloud.identity = LOGIN;
    proven("a");
    assertThat(asked("GetCallerIdentity").signer()).isEqualTo("ASIACACHED");
  }

  @Test
  void consoleLoginIsRefreshedBeforeItExpires() {
    consoleLogin(Instant.now().plusSeconds(5));
    cloud.identity = LOGIN;
    proven("a");
    assertThat(asked("GetCallerIdentity").signer()).startsWith("ASIALOGIN");
  }

  @Test
  void consoleLoginThatIsNotThereSaysWhichCommandToType() {
    home.config("[profile a]\nlogin_session = " + LOGIN + "\n");
    assertThat(refused("a").advice()).isEqualTo("type: aws login --profile a");
  }

  @Test
  void mfaCodeIsAskedForOnceAndSent() {
    codes = answering(FakeCloud.MFA_CODE);
    home.config(mfaRole("a"));
    accounts = accounts();
    var candidate = accounts.candidates(new AccountSelection.Named(List.of("a"))).getFirst();
    accounts.askForCodes(List.of(candidate));
    assertThat(accounts.check(candidate)).isInstanceOf(AccountCheck.Proven.class);
    assertThat(askedCodes).containsExactly(DEVICE + " for a");
    assertThat(asked("AssumeRole").form()).containsEntry("SerialNumber", DEVICE);
  }

  @Test
  void mfaWithoutATerminalIsRefusedClearly() {
    home.config(mfaRole("a"));
    var refused = refused("a");
    assertThat(refused.reason())
        .isEqualTo(
            "the role wants a code of the MFA device "
                + DEVICE
                + ", and there is no terminal to ask for it");
    assertThat(cloud.server.count("AssumeRole")).isZero();
  }

  @Test
  void mfaCodeThatIsWrongIsNotAskedForAgain() {
    codes = answering("000000");
    home.config(mfaRole("a"));
    assertThat(refused("a").advice()).contains("next code of the MFA device");
    assertThat(askedCodes).hasSize(1);
  }

  @Test
  void mfaSessionThatEndsIsTold() {
    codes = answering(FakeCloud.MFA_CODE);
    cloud.lifetime = Duration.ofSeconds(30);
    home.config(mfaRole("a"));
    assertThat(refused("a").reason()).isEqualTo("the session that the MFA code opened has ended");
  }

  @Test
  void aRoleIsRefreshedBeforeItExpires() {
    cloud.lifetime = SHORT;
    home.config(role("a", SPOKE, "credential_source = Ec2InstanceMetadata"));
    assertRefreshed(proven("a"), Duration.ZERO);
  }

  @Test
  void aWebIdentityIsRefreshedBeforeItExpires() {
    cloud.lifetime = SHORT;
    home.file("jwt", "a-token")
        .config("[profile a]\nrole_arn = " + ROLE + "\nweb_identity_token_file = ~/jwt\n");
    assertRefreshed(proven("a"), Duration.ZERO);
  }

  @Test
  void containerCredentialsAreRefreshedBeforeTheyExpire() {
    cloud.lifetime = SHORT;
    home.with("AWS_CONTAINER_CREDENTIALS_FULL_URI", cloud.url() + "/container")
        .with("AWS_CONTAINER_AUTHORIZATION_TOKEN", "CANARY-pod");
    assertRefreshed(provenByDefault(), Duration.ZERO);
  }

  @Test
  void identityCenterIsRefreshedBeforeItExpires() {
    cloud.lifetime = SHORT;
    login("s");
    home.config(ssoSession("a"));
    cloud.identity = "arn:aws:sts::222222222222:assumed-role/r/u";
    assertRefreshed(proven("a"), Duration.ZERO);
  }

  @Test
  void instanceMetadataIsRefreshedBeforeItExpires() {
    // The SDK fetches them anew a second before expiry at the latest.
    cloud.lifetime = Duration.ofSeconds(4);
    assertRefreshed(provenByDefault(), Duration.ofMillis(3_200));
  }

  private static void assertRefreshed(AccountCheck.Proven proven, Duration after) {
    var credentials = proven.access().credentials();
    var first = keyId(credentials);
    try {
      Thread.sleep(after);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assertThat(keyId(credentials)).isNotEqualTo(first);
  }

  private static String keyId(AwsCredentialsProvider credentials) {
    return credentials.resolveCredentials().accessKeyId();
  }

  private static String role(String profile, String account, String source) {
    return "[profile "
        + profile
        + "]\nrole_arn = arn:aws:iam::"
        + account
        + ":role/reader\n"
        + source
        + "\n";
  }

  private static String mfaRole(String profile) {
    return role(profile, SPOKE, "source_profile = " + profile)
        + "aws_access_key_id = AKIDSELF\naws_secret_access_key = s\nmfa_serial = "
        + DEVICE
        + "\n";
  }

  private MfaCodes answering(String code) {
    return (device, profile) -> {
      askedCodes.add(device + " for " + profile);
      return Optional.of(code);
    };
  }

  private void processProfile(String more) {
    home.file(
        "process.sh",
        "printf x >> "
            + home.path("calls")
            + "; echo '{\"Version\":1,\"AccessKeyId\":\"AKIDPROCESS\",\"SecretAccessKey\":\"s\""
            + more
            + "}'\n");
    home.config("[profile a]\ncredential_process = sh '" + home.path("process.sh") + "'\n");
  }

  private static String ssoSession(String profile) {
    return "[profile "
        + profile
        + "]\nsso_session = s\nsso_account_id = 222222222222\nsso_role_name = r\n"
        + "[sso-session s]\nsso_start_url = https://x\nsso_region = eu-west-1\n";
  }

  private void login(String name) {
    new LoginCache(home).ssoLogin(name, Instant.now().plusSeconds(3600));
  }

  private void consoleLogin(Instant expiry) {
    new LoginCache(home).consoleLogin(LOGIN, expiry);
    home.config("[profile a]\nlogin_session = " + LOGIN + "\n");
  }

  private String read(String name) {
    try {
      return Files.readString(home.path(name));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private FakeAws.Asked asked(String action) {
    return cloud.server.asked().stream()
        .filter(one -> one.action().equals(action))
        .findFirst()
        .orElseThrow();
  }

  private AccountCheck.Proven proven(String profile) {
    return proven(new AccountSelection.Named(List.of(profile)));
  }

  private AccountCheck.Proven provenByDefault() {
    return proven(new AccountSelection.DefaultChain());
  }

  private AccountCheck.Proven proven(AccountSelection selection) {
    var check = check(selection);
    assertThat(check).isInstanceOf(AccountCheck.Proven.class);
    return (AccountCheck.Proven) check;
  }

  private AccountCheck.Refused refused(String profile) {
    return refused(new AccountSelection.Named(List.of(profile)));
  }

  private AccountCheck.Refused refusedByDefault() {
    return refused(new AccountSelection.DefaultChain());
  }

  private AccountCheck.Refused refused(AccountSelection selection) {
    var check = check(selection);
    assertThat(check).isInstanceOf(AccountCheck.Refused.class);
    return (AccountCheck.Refused) check;
  }

  private AccountCheck check(AccountSelection selection) {
    accounts = accounts();
    return accounts.check(accounts.candidates(selection).getFirst());
  }

  private Accounts accounts() {
    clients.close();
    clients = clients(home.environment());
    return new Accounts(home.environment(), clients, Clock.systemUTC(), codes);
  }

  private static AwsClients clients(AwsEnvironment environment) {
    return new AwsClients(
        AwsSettings.from(environment.variables())
            .withProfiles(Profiles.read(environment).settings()),
        new CallLedger(InstantSource.system()),
        new Limiter(AwsCatalogue.create().services().rates(), Ticker.system()));
  }
}
