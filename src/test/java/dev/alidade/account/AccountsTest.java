package dev.alidade.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.alidade.aws.AwsClients;
import dev.alidade.aws.AwsSettings;
import dev.alidade.aws.CallLedger;
import dev.alidade.aws.FakeAws;
import dev.alidade.aws.Limiter;
import dev.alidade.aws.Ticker;
import dev.alidade.catalog.all.AwsCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {

  private static final String ROLE = "arn:aws:iam::222222222222:role/reader";

  /** Shorter than the time before expiry in which credentials are refreshed: each use refreshes. */
  private static final Duration SHORT = Duration.ofSeconds(90);

  @TempDir Path directory;
  private final FakeCloud cloud = new FakeCloud();
  private Home home = new Home(Path.of("."));
  private AwsClients clients = clients(Map.of());
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
  void keysOfTheEnvironmentAreTheOneAccountTheyBelongTo() {
    home.with("AWS_ACCESS_KEY_ID", "AKIDENV").with("AWS_SECRET_ACCESS_KEY", "s");
    var proven = proven(onlyCandidate(new AccountSelection.DefaultChain()));
    assertThat(proven.access().accountId()).isEqualTo(FakeCloud.HUB);
    assertThat(proven.displayName()).isEqualTo("default");
    assertThat(cloud.server.asked().getFirst().signer()).isEqualTo("AKIDENV");
  }

  @Test
  void aRoleIsAssumedWithTheInstancesCredentials() {
    home.config(instanceProfile("a", ROLE));
    var proven = proven(named("a"));
    assertThat(proven.access().accountId()).isEqualTo("222222222222");
    assertThat(proven.access().partition()).isEqualTo("aws");
    var assume = asked("AssumeRole");
    assertThat(assume.signer()).startsWith("ASIAINSTANCE");
    assertThat(assume.form())
        .containsEntry("RoleArn", ROLE)
        .containsEntry("RoleSessionName", "alidade");
    assertThat(assume.headers().get("authorization")).contains("/eu-west-1/sts/");
  }

  @Test
  void externalIdSessionNameAndDurationAreSent() {
    home.with("AWS_ACCESS_KEY_ID", "AKIDENV").with("AWS_SECRET_ACCESS_KEY", "s");
    home.config(
        "[profile a]\n"
            + "role_arn = "
            + ROLE
            + "\ncredential_source = Environment\n"
            + "external_id = ext\n"
            + "role_session_name = me\n"
            + "duration_seconds = 7200\n"
            + "region = us-west-2\n");
    proven(named("a"));
    assertThat(asked("AssumeRole").form())
        .containsEntry("ExternalId", "ext")
        .containsEntry("RoleSessionName", "me")
        .containsEntry("DurationSeconds", "7200");
    assertThat(asked("AssumeRole").headers().get("authorization")).contains("/us-west-2/sts/");
  }

  @Test
  void rolesAreChainedThroughTheirSourceProfiles() {
    home.config(
        "[profile a]\nrole_arn = "
            + ROLE
            + "\nsource_profile = b\n"
            + instanceProfile("b", "arn:aws:iam::333333333333:role/middle"));
    assertThat(proven(named("a")).access().accountId()).isEqualTo("222222222222");
    assertThat(cloud.server.count("AssumeRole")).isEqualTo(2);
  }

  @Test
  void containerCredentialsNeedTheirTokenWhichIsReadFromItsFile() {
    home.file("token", "CANARY-pod\n")
        .with("AWS_CONTAINER_CREDENTIALS_FULL_URI", cloud.url() + "/container")
        .with("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", home.path("token").toString());
    home.config("[profile a]\nrole_arn = " + ROLE + "\ncredential_source = EcsContainer\n");
    proven(named("a"));
    assertThat(asked("AssumeRole").signer()).startsWith("ASIACONTAINER");
  }

  @Test
  void containerCredentialsAreNotSentForToAStrangersAddress() {
    home.with("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://192.0.2.1/container");
    assertThat(refused(onlyCandidate(new AccountSelection.DefaultChain())).reason())
        .contains("neither https nor an address of this machine");
  }

  @Test
  void aWebIdentityTokenIsReadAnewForEachSession() {
    cloud.lifetime = SHORT;
    home.file("jwt", "first")
        .config("[profile a]\nrole_arn = " + ROLE + "\nweb_identity_token_file = ~/jwt\n");
    var access = proven(named("a")).access();
    home.file("jwt", "second");
    access.credentials().resolveCredentials();
    assertThat(cloud.server.asked())
        .filteredOn(one -> one.action().equals("AssumeRoleWithWebIdentity"))
        .extracting(one -> one.form().get("WebIdentityToken"))
        .contains("first", "second");
  }

  @Test
  void aProcessGivesCredentials() {
    home.file(
        "keys.json", "{\"Version\":1,\"AccessKeyId\":\"AKIDPROCESS\",\"SecretAccessKey\":\"s\"}");
    home.config("[profile a]\ncredential_process = cat '" + home.path("keys.json") + "'\n");
    proven(named("a"));
    assertThat(asked("GetCallerIdentity").signer()).isEqualTo("AKIDPROCESS");
  }

  @Test
  void aProcessThatFailsTellsNothingOfWhatItPrinted() {
    home.file("keys.json", "{\"Version\":1,\"SecretAccessKey\":\"CANARY\"}");
    home.config("[profile a]\ncredential_process = cat '" + home.path("keys.json") + "'\n");
    var refused = refused(named("a"));
    assertThat(refused.toString())
        .contains("credential_process of profile a failed")
        .doesNotContain("CANARY");
  }

  @Test
  void aLoginOfIdentityCenterIsUsedFromItsCache() {
    login("CANARY-sso", Instant.now().plusSeconds(3600), "");
    assertThat(cloudSso().signer()).startsWith("ASIASSO");
  }

  @Test
  void anOldLoginIsProlongedAndKeptForTheAwsCli() throws Exception {
    login(
        "old",
        Instant.now().plusSeconds(10),
        ",\"refreshToken\":\"r\",\"clientId\":\"c\",\"clientSecret\":\"s\"");
    assertThat(cloudSso().signer()).startsWith("ASIASSO");
    assertThat(Files.readString(ssoCache())).contains("CANARY-sso").contains("next");
  }

  @Test
  void aLoginThatThePortalDoesNotTakeSaysWhichCommandToType() {
    login("another", Instant.now().plusSeconds(3600), "");
    home.config(ssoProfile());
    assertThat(refused(named("a")).advice()).isEqualTo("type: aws sso login --profile a");
  }

  @Test
  void anExpiredLoginSaysWhichCommandToType() {
    login("CANARY-sso", Instant.now().minusSeconds(1), "");
    home.config(ssoProfile());
    cloud.identity = "arn:aws:sts::222222222222:assumed-role/r/u";
    assertThat(refused(named("a")))
        .isEqualTo(
            new AccountCheck.Refused(
                "a", "the login at https://x has expired", "type: aws sso login --sso-session s"));
  }

  @Test
  void aProfileThatAnswersForAnotherAccountIsRefused() {
    home.config(instanceProfile("a", ROLE));
    cloud.identity = "arn:aws:sts::999999999999:assumed-role/reader/alidade";
    assertThat(refused(named("a")).reason())
        .isEqualTo("AWS answers account 999999999999, but the profile names 222222222222");
  }

  @Test
  void thePartitionIsTheCallersOwn() {
    home.config(
        instanceProfile("a", "arn:aws-cn:iam::222222222222:role/reader") + "region = cn-north-1\n");
    assertThat(proven(named("a")).access().partition()).isEqualTo("aws-cn");
  }

  @Test
  void credentialsAreRefreshedBeforeTheyExpireInTheMiddleOfARun() {
    cloud.lifetime = SHORT;
    home.config(instanceProfile("a", ROLE));
    var access = proven(named("a")).access();
    var regions = new Regions(clients);
    assertThat(regions.enabled(access)).containsExactly("eu-west-1", "us-east-1");
    assertThat(regions.enabled(access)).hasSize(2);
    assertThat(cloud.server.asked())
        .filteredOn(one -> one.action().equals("DescribeRegions"))
        .extracting(FakeAws.Asked::signer)
        .doesNotHaveDuplicates();
  }

  @Test
  void credentialsThatLastAreAskedForOnce() {
    home.config(instanceProfile("a", ROLE));
    var access = proven(named("a")).access();
    new Regions(clients).enabled(access);
    new Regions(clients).enabled(access);
    assertThat(cloud.server.count("AssumeRole")).isEqualTo(1);
  }

  @Test
  void aBaseIdentityOfManyProfilesIsAskedOnce() throws Exception {
    var config = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      config.append(
          instanceProfile("p" + i, "arn:aws:iam::" + (300_000_000_000L + i) + ":role/reader"));
    }
    home.config(config.toString());
    accounts = accounts();
    List<Callable<AccountCheck>> checks =
        accounts.candidates(new AccountSelection.AllProfiles()).stream()
            .map(candidate -> (Callable<AccountCheck>) () -> accounts.check(candidate))
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var check : threads.invokeAll(checks)) {
        assertThat(check.get()).isInstanceOf(AccountCheck.Proven.class);
      }
    }
    assertThat(cloud.server.count("AssumeRole")).isEqualTo(50);
    assertThat(
            cloud.asked("/latest/meta-data/iam/security-credentials-extended/runner")
                + cloud.asked("/latest/meta-data/iam/security-credentials/runner"))
        .isEqualTo(1);
  }

  @Test
  void aRefusedRoleSaysWhoseSideMustChangeWhat() {
    home.config(instanceProfile("a", ROLE));
    cloud.refuse(
        "AssumeRole",
        FakeAws.queryError(
            403,
            "AccessDenied",
            "User: arn:aws:sts::111111111111:assumed-role/runner/i-1 is not authorized to perform:"
                + " sts:AssumeRole on resource: "
                + ROLE));
    var refused = refused(named("a"));
    assertThat(refused.reason())
        .isEqualTo(
            "sts:AssumeRole with EC2 instance metadata, eu-west-1: AccessDenied: User:"
                + " arn:aws:sts::111111111111:assumed-role/runner/i-1 is not authorized to perform:"
                + " sts:AssumeRole on resource: "
                + ROLE);
    assertThat(refused.advice())
        .contains("account 222222222222 must name the caller in the trust policy of " + ROLE)
        .contains("external_id")
        .contains("the caller's policies must allow sts:AssumeRole");
  }

  @Test
  void aMissingPermissionOfTheCallerIsTheCallersSide() {
    home.config(instanceProfile("a", ROLE));
    cloud.refuse(
        "AssumeRole",
        FakeAws.queryError(
            403,
            "AccessDenied",
            "User: x is not authorized to perform: sts:AssumeRole on resource: "
                + ROLE
                + " because no identity-based policy allows the sts:AssumeRole action"));
    assertThat(refused(named("a")).advice())
        .isEqualTo("allow sts:AssumeRole on " + ROLE + " in the policies of the caller");
  }

  @Test
  void expiredKeysAreToRenew() {
    home.config(
        "[profile a]\naws_access_key_id = A\naws_secret_access_key = s\naws_session_token = t\n");
    cloud.refuse(
        "GetCallerIdentity",
        FakeAws.queryError(
            403, "ExpiredToken", "The security token included in the request is expired"));
    assertThat(refused(named("a")).advice())
        .isEqualTo("renew the keys of temporary keys of profile a");
  }

  @Test
  void metadataThatDoesNotAnswerIsTold() {
    cloud.refuse("/latest/meta-data/iam/security-credentials/", new FakeAws.Answer(404, ""));
    cloud.refuse(
        "/latest/meta-data/iam/security-credentials-extended/", new FakeAws.Answer(404, ""));
    home.config(instanceProfile("a", ROLE));
    var refused = refused(named("a"));
    assertThat(refused.reason()).startsWith("EC2 instance metadata gave no credentials");
    assertThat(refused.advice()).contains("hop limit");
  }

  @Test
  void anStsThatIsNotReachedIsTold() {
    home.with("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:1");
    home.config("[profile a]\naws_access_key_id = A\naws_secret_access_key = s\n");
    var refused = refused(named("a"));
    assertThat(refused.reason()).contains("ConnectException").contains("profile a");
    assertThat(refused.advice()).contains("network");
  }

  @Test
  void allProblemsOfAllProfilesComeTogether() {
    home.config(
        "[profile a]\nrole_arn = x\n[profile b]\nsource_profile = c\n[profile c]\nbroken line\n");
    accounts = accounts();
    var thrown =
        catchThrowableOfType(
            ConfigurationException.class,
            () -> accounts.candidates(new AccountSelection.AllProfiles()));
    assertThat(thrown.problems()).hasSize(4);
    assertThat(thrown)
        .hasMessageContaining("config:2: profile a: «x» is not the ARN of an IAM role.");
  }

  @Test
  void ofAllProfilesAWrongOneIsRefusedByItselfAndOneWithoutCredentialsIsNoAccount() {
    var role = "role_arn = " + ROLE + "\n";
    home.config(
        "[profile good]\naws_access_key_id = A\naws_secret_access_key = s\n"
            + "[profile region]\nregion = eu-west-1\noutput = json\n"
            + "[profile unknown]\n"
            + role
            + "source_profile = nobody\n"
            + "[profile circle]\n"
            + role
            + "source_profile = circle2\n[profile circle2]\n"
            + role
            + "source_profile = circle\n"
            + "[profile nosession]\nsso_session = none\n"
            + "[profile machine]\n"
            + role
            + "credential_source = Moon\n"
            + "[profile value]\naws_access_key_id = A\naws_secret_access_key = s\n"
            + "max_attempts = many\n"
            + "[profile two words]\nregion = eu-west-1\n");
    accounts = accounts();
    var found = accounts.discover(new AccountSelection.AllProfiles());
    assertThat(found.candidates()).extracting(AccountCandidate::profile).containsExactly("good");
    assertThat(found.problems())
        .extracting(AccountCheck.Refused::profile)
        .containsExactly(
            "unknown", "circle", "circle2", "nosession", "machine", "value", "two words");
    assertThat(found.problems().getFirst().reason())
        .isEqualTo("source_profile «nobody» does not exist (" + home.path(".aws/config") + ":9)");
  }

  @Test
  void theSessionTokenHasTwoNamesOfWhichTheOlderCounts() {
    var keys = "aws_access_key_id = A\naws_secret_access_key = s\n";
    home.config("[profile a]\n" + keys + "aws_security_token = old\naws_session_token = new\n")
        .credentials("[b]\n" + keys + "aws_security_token = older\n");
    proven(named("a"));
    proven(named("b"));
    home.with("AWS_ACCESS_KEY_ID", "A")
        .with("AWS_SECRET_ACCESS_KEY", "s")
        .with("AWS_SESSION_TOKEN", "newer")
        .with("AWS_SECURITY_TOKEN", "oldest");
    proven(onlyCandidate(new AccountSelection.DefaultChain()));
    assertThat(cloud.server.asked())
        .extracting(one -> one.headers().get("x-amz-security-token"))
        .containsExactly("old", "older", "oldest");
  }

  @Test
  void aTokenOfTheOtherFileBelongsToOtherKeys() {
    var keys = "aws_access_key_id = A\naws_secret_access_key = s\n";
    home.config("[profile a]\naws_security_token = stray\n").credentials("[a]\n" + keys);
    proven(named("a"));
    assertThat(cloud.server.asked().getFirst().headers()).doesNotContainKey("x-amz-security-token");
  }

  @Test
  void aConfigFileThatIsAPipeWithoutWriterIsToldAndHoldsNothing() throws Exception {
    var pipe = home.path("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    home.with("AWS_CONFIG_FILE", pipe.toString());
    accounts = accounts();
    var thrown =
        catchThrowableOfType(
            ConfigurationException.class,
            () -> accounts.candidates(new AccountSelection.AllProfiles()));
    assertThat(thrown).hasMessageContaining("is no regular file, and did not end within 5 s");
  }

  @Test
  void thePortalIsAskedInTheNameOfTheLoginWhicheverAccountItIsAbout() {
    login("CANARY-sso", Instant.now().plusSeconds(3600), "");
    home.config(
        ssoProfile()
            + ssoProfile()
                .replace("profile a]", "profile b]")
                .split("\\[sso-session")[0]
                .replace("222222222222", "333333333333"));
    for (var account : List.of("222222222222", "333333333333")) {
      cloud.identity = "arn:aws:sts::" + account + ":assumed-role/r/u";
      proven(named(account.startsWith("2") ? "a" : "b"));
      assertThat(clients.ledger().calledIn("login at https://x"))
          .extracting(CallLedger.Called::service)
          .contains("sso");
      assertThat(clients.ledger().calledIn(account))
          .extracting(CallLedger.Called::service)
          .containsExactly("sts");
    }
  }

  @Test
  void aThrottledRoleIsWaitedForLongerThanOthersAre() {
    home.with("AWS_MAX_ATTEMPTS", "");
    home.config(instanceProfile("a", ROLE));
    var left = new java.util.concurrent.atomic.AtomicInteger(4);
    cloud.beforeAssumeRole =
        () ->
            left.getAndDecrement() > 0
                ? FakeAws.queryError(400, "Throttling", "Rate exceeded")
                : null;
    proven(named("a"));
    assertThat(cloud.server.count("AssumeRole")).isEqualTo(5);
  }

  @Test
  void profilesThatWereNotAskedForMayBeWrong() {
    home.config(
        "[profile a]\n"
            + "aws_access_key_id = A\n"
            + "aws_secret_access_key = s\n"
            + "[profile b]\n"
            + "role_arn = x\n");
    accounts = accounts();
    assertThat(accounts.candidates(new AccountSelection.Named(List.of("a", "a")))).hasSize(1);
  }

  @Test
  void allProfilesAreAllButDefault() {
    var keys = "aws_access_key_id = A\naws_secret_access_key = s\n";
    home.config("[default]\n" + keys + "[profile a]\n" + keys).credentials("[b]\n" + keys);
    accounts = accounts();
    assertThat(accounts.candidates(new AccountSelection.AllProfiles()))
        .extracting(AccountCandidate::profile)
        .containsExactly("a", "b");
  }

  @Test
  void allProfilesWithoutAnyIsAProblem() {
    accounts = accounts();
    var thrown =
        catchThrowableOfType(
            ConfigurationException.class,
            () -> accounts.candidates(new AccountSelection.AllProfiles()));
    assertThat(thrown).hasMessageContaining("there is none besides [default]");
  }

  @Test
  void aConfigFileThatIsNotThereIsAProblemWhenProfilesAreWanted() {
    home.with("AWS_CONFIG_FILE", "~/nowhere")
        .with("AWS_ACCESS_KEY_ID", "A")
        .with("AWS_SECRET_ACCESS_KEY", "s");
    accounts = accounts();
    var thrown =
        catchThrowableOfType(
            ConfigurationException.class,
            () -> accounts.candidates(new AccountSelection.AllProfiles()));
    assertThat(thrown.problems()).hasSize(1);
    assertThat(accounts.candidates(new AccountSelection.DefaultChain())).hasSize(1);
  }

  private FakeAws.Asked cloudSso() {
    home.config(ssoProfile());
    cloud.identity = "arn:aws:sts::222222222222:assumed-role/r/u";
    assertThat(proven(named("a")).access().accountId()).isEqualTo("222222222222");
    return asked("GetCallerIdentity");
  }

  private static String ssoProfile() {
    return "[profile a]\nsso_session = s\nsso_account_id = 222222222222\nsso_role_name = r\n"
        + "[sso-session s]\nsso_start_url = https://x\nsso_region = eu-west-1\n";
  }

  private void login(String token, Instant expiry, String more) {
    home.file(
        directory.relativize(ssoCache()).toString(),
        "{\"accessToken\":\"" + token + "\",\"expiresAt\":\"" + expiry + "\"" + more + "}");
  }

  private Path ssoCache() {
    // The SHA-1 of the session's name, «s».
    return home.path(".aws/sso/cache/a0f1490a20d0211c997b44bc357e1972deab8ae3.json");
  }

  private static String instanceProfile(String name, String role) {
    return "[profile "
        + name
        + "]\nrole_arn = "
        + role
        + "\ncredential_source = Ec2InstanceMetadata\n";
  }

  private AccountCandidate named(String profile) {
    return onlyCandidate(new AccountSelection.Named(List.of(profile)));
  }

  private AccountCandidate onlyCandidate(AccountSelection selection) {
    accounts = accounts();
    return accounts.candidates(selection).getFirst();
  }

  private AccountCheck.Proven proven(AccountCandidate candidate) {
    var check = accounts.check(candidate);
    assertThat(check).isInstanceOf(AccountCheck.Proven.class);
    return (AccountCheck.Proven) check;
  }

  private AccountCheck.Refused refused(AccountCandidate candidate) {
    var check = accounts.check(candidate);
    assertThat(check).isInstanceOf(AccountCheck.Refused.class);
    return (AccountCheck.Refused) check;
  }

  private FakeAws.Asked asked(String action) {
    return cloud.server.asked().stream()
        .filter(one -> one.action().equals(action))
        .findFirst()
        .orElseThrow();
  }

  private Accounts accounts() {
    clients.close();
    clients = clients(home.environment().variables());
    return new Accounts(home.environment(), clients);
  }

  private static AwsClients clients(Map<String, String> variables) {
    return new AwsClients(
        AwsSettings.from(variables),
        new CallLedger(InstantSource.system()),
        new Limiter(AwsCatalogue.create().services().rates(), Ticker.system()));
  }
}
