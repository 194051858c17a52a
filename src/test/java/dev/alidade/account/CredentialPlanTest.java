package dev.alidade.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CredentialPlanTest {

  private static final String ROLE = "arn:aws:iam::222222222222:role/reader";

  @TempDir Path directory;
  private Home home = new Home(Path.of("."));

  @BeforeEach
  void homeWithARegion() {
    home = new Home(directory).with("AWS_REGION", "eu-west-1");
  }

  @Test
  void aRoleCanHaveFourSourcesBehindIt() {
    home.config(
        """
        [profile e]
        role_arn = arn:aws:iam::555555555555:role/e
        source_profile = d
        [profile d]
        role_arn = arn:aws:iam::444444444444:role/d
        source_profile = c
        [profile c]
        role_arn = arn:aws:iam::333333333333:role/c
        source_profile = b
        [profile b]
        role_arn = arn:aws:iam::222222222222:role/b
        source_profile = a
        [profile a]
        aws_access_key_id = AKID
        aws_secret_access_key = hunter2
        """);
    var candidate = named("e");
    assertThat(candidate.chain())
        .containsExactly(
            "keys of profile a",
            "role arn:aws:iam::222222222222:role/b",
            "role arn:aws:iam::333333333333:role/c",
            "role arn:aws:iam::444444444444:role/d",
            "role arn:aws:iam::555555555555:role/e");
    assertThat(candidate.expectedAccount()).contains("555555555555");
    assertThat(candidate.toString()).doesNotContain("hunter2");
  }

  @Test
  void aRoleMaySourceItselfWhenItHasKeys() {
    home.config(
        "[profile a]\nrole_arn = "
            + ROLE
            + "\nsource_profile = a\naws_access_key_id = AKID\n"
            + "aws_secret_access_key = s\n");
    assertThat(named("a").chain()).containsExactly("keys of profile a", "role " + ROLE);
  }

  @Test
  void aSourceThatHasKeysGivesTheseEvenIfItHasARole() {
    home.config(
        "[profile a]\nrole_arn = "
            + ROLE
            + "\nsource_profile = b\n[profile b]\nrole_arn = x\n"
            + "source_profile = a\naws_access_key_id = AKID\naws_secret_access_key = s\n");
    assertThat(named("a").chain()).containsExactly("keys of profile b", "role " + ROLE);
  }

  static Stream<Arguments> sources() {
    return Stream.of(
        arguments(
            "role_arn = " + ROLE + "\ncredential_source = Ec2InstanceMetadata",
            "EC2 instance metadata"),
        arguments(
            "role_arn = " + ROLE + "\ncredential_source = Environment", "keys of the environment"),
        arguments(
            "role_arn = " + ROLE + "\ncredential_source=EcsContainer", "container credentials"),
        arguments(
            "role_arn = " + ROLE + "\nweb_identity_token_file = /t",
            "role " + ROLE + " with the web identity of /t"),
        arguments("credential_process = /bin/x", "credential_process of profile a"),
        arguments(
            "login_session = arn:aws:iam::222222222222:user/u\ncredential_process = /bin/x",
            "console login as arn:aws:iam::222222222222:user/u"),
        arguments(
            "credential_process = /bin/x\naws_access_key_id = A\naws_secret_access_key = s",
            "credential_process of profile a"),
        arguments("aws_access_key_id = A\naws_secret_access_key = s", "keys of profile a"),
        arguments(
            "aws_access_key_id = A\naws_secret_access_key = s\naws_session_token = t",
            "temporary keys of profile a"),
        arguments(
            "sso_session = s\nsso_account_id = 222222222222\nsso_role_name = r\n[sso-session s]\n"
                + "sso_start_url = https://x\nsso_region = eu-west-1",
            "login at https://x as r"),
        arguments(
            "sso_start_url = https://x\nsso_region = eu-west-1\nsso_account_id = 222222222222\n"
                + "sso_role_name = r",
            "login at https://x as r"));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void aProfilesSourceIsFoundInTheOrderOfBoto3(String profile, String firstStep) {
    home.with("AWS_ACCESS_KEY_ID", "ENV")
        .with("AWS_SECRET_ACCESS_KEY", "s")
        .with("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://localhost/x");
    home.config("[profile a]\n" + profile);
    assertThat(named("a").chain().getFirst()).isEqualTo(firstStep);
  }

  @Test
  void keysOfTheCredentialsFileComeBeforeAProcess() {
    home.config("[profile a]\ncredential_process = /bin/x\n");
    home.credentials("[a]\naws_access_key_id = A\naws_secret_access_key = s\n");
    assertThat(named("a").chain()).containsExactly("keys of profile a");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments("region = eu-west-1", 1, "no credentials"),
        arguments("role_arn = nonsense\nsource_profile = b", 2, "is not the ARN of an IAM role"),
        arguments("role_arn = " + ROLE, 2, "neither source_profile nor credential_source"),
        arguments(
            "role_arn = " + ROLE + "\nsource_profile = b\ncredential_source = Environment",
            3,
            "both source_profile and credential_source"),
        arguments("role_arn = " + ROLE + "\nsource_profile = z", 3, "«z» does not exist"),
        arguments("role_arn = " + ROLE + "\nsource_profile = c", 3, "«c» has no credentials"),
        arguments("role_arn = " + ROLE + "\nsource_profile = a", 3, "its own source_profile"),
        arguments(
            "role_arn = " + ROLE + "\ncredential_source = Moon", 3, "must be Ec2InstanceMetadata"),
        arguments(
            "role_arn = "
                + ROLE
                + "\nduration_seconds = 5\ncredential_source = Ec2InstanceMetadata",
            3,
            "900 to 43200"),
        arguments("aws_access_key_id = A", 2, "aws_secret_access_key is missing"),
        arguments("web_identity_token_file = /t", 2, "no role_arn"),
        arguments("login_session = me", 2, "login_session is no ARN"),
        arguments(
            "ca_bundle = /nowhere.pem\naws_access_key_id=A\naws_secret_access_key=s", 2, "exist"),
        arguments("sso_session = none", 2, "no [sso-session none]"),
        arguments(
            "sso_start_url = https://x", 2, "sso_region, sso_account_id, sso_role_name missing"),
        arguments(
            "region = eu_west\naws_access_key_id = A\naws_secret_access_key = s",
            2,
            "is no region"),
        arguments(
            "max_attempts = x\naws_access_key_id = A\naws_secret_access_key = s",
            2,
            "max_attempts"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsToldWithFileProfileAndLine(String profile, int line, String message) {
    home.config(
        "[profile a]\n"
            + profile
            + "\n[profile b]\naws_access_key_id=A\naws_secret_access_key=s\n[profile c]\n");
    var plan = plan();
    plan.named("a");
    assertThat(plan.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file()).isEqualTo(home.path(".aws/config"));
              assertThat(problem.line()).isEqualTo(line);
              assertThat(problem.profile()).isEqualTo("a");
              assertThat(problem.message()).contains(message);
            });
  }

  @Test
  void aCircleIsToldWithItsWay() {
    home.config(
        "[profile a]\nrole_arn = "
            + ROLE
            + "\nsource_profile = b\n"
            + "[profile b]\nrole_arn = "
            + ROLE
            + "\nsource_profile = c\n"
            + "[profile c]\nrole_arn = "
            + ROLE
            + "\nsource_profile = a\n");
    var plan = plan();
    plan.named("a");
    assertThat(plan.problems().toString())
        .contains("a → b → c → a")
        .contains("config:9: profile c");
  }

  @Test
  void aProfileThatDoesNotExistIsTold() {
    var plan = plan();
    assertThat(plan.named("ghost")).isEmpty();
    assertThat(plan.problems().toString()).contains("profile ghost: there is no such profile in");
  }

  @Test
  void aNamedProfileWithoutCredentialsNeverTakesTheMachinesOwn() {
    home.with("AWS_ACCESS_KEY_ID", "ENV").with("AWS_SECRET_ACCESS_KEY", "s");
    home.config("[profile a]\nregion = eu-west-1\n");
    assertThat(plan().named("a")).isEmpty();
  }

  @Test
  void aRoleThatWantsAnMfaCodeSaysSoInItsChain() {
    home.config(
        "[profile a]\nrole_arn = "
            + ROLE
            + "\ncredential_source = Ec2InstanceMetadata\nmfa_serial = arn:x\n");
    assertThat(named("a").chain())
        .containsExactly("EC2 instance metadata", "role " + ROLE + " with a code of arn:x");
  }

  @Test
  void theDefaultChainBeginsWithTheEnvironment() {
    home.with("AWS_ACCESS_KEY_ID", "ENV")
        .with("AWS_SECRET_ACCESS_KEY", "s")
        .with("AWS_PROFILE", "a");
    home.config("[profile a]\nrole_arn = " + ROLE + "\ncredential_source = Ec2InstanceMetadata\n");
    assertThat(defaultChain().chain()).containsExactly("keys of the environment");
  }

  @Test
  void thenComesTheProfileThatAwsProfileNames() {
    home.with("AWS_PROFILE", "a");
    home.config(
        "[profile a]\nregion = us-east-1\nrole_arn = "
            + ROLE
            + "\ncredential_source = Ec2InstanceMetadata\n");
    assertThat(defaultChain().profile()).isEqualTo("a");
    assertThat(defaultChain().homeRegion()).isEqualTo("us-east-1");
    assertThat(defaultChain().expectedAccount()).contains("222222222222");
  }

  @Test
  void awsProfileWithoutCredentialsFailsInsteadOfTakingTheMachines() {
    home.with("AWS_PROFILE", "a").config("[profile a]\nregion = us-east-1\n");
    var plan = plan();
    assertThat(plan.defaultChain()).isEmpty();
    assertThat(plan.problems().toString()).contains("it has no credentials");
  }

  @Test
  void aWebIdentityOfTheEnvironmentComesBeforeKeysOfTheDefaultProfile() {
    home.with("AWS_WEB_IDENTITY_TOKEN_FILE", "/t").with("AWS_ROLE_ARN", ROLE);
    home.credentials("[default]\naws_access_key_id = A\naws_secret_access_key = s\n");
    assertThat(defaultChain().expectedAccount()).contains("222222222222");
  }

  @Test
  void theDefaultProfileComesBeforeTheMachine() {
    home.with("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/x");
    home.credentials("[default]\naws_access_key_id = A\naws_secret_access_key = s\n");
    assertThat(defaultChain().chain()).containsExactly("keys of profile default");
  }

  @Test
  void theMachineComesLastContainerBeforeInstance() {
    home.config("[default]\nregion = us-west-2\n");
    assertThat(defaultChain().chain()).containsExactly("EC2 instance metadata");
    home.with("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/x");
    assertThat(defaultChain().chain()).containsExactly("container credentials");
  }

  @Test
  void switchedOffMetadataLeavesNothing() {
    home.with("AWS_EC2_METADATA_DISABLED", "true");
    assertThat(defaultChain().source()).isInstanceOf(CredentialSource.Unusable.class);
  }

  @Test
  void theRegionIsTheProfilesThenTheEnvironmentsThenTheDefaultProfiles() {
    var keys = "aws_access_key_id = A\naws_secret_access_key = s\n";
    home.config(
        "[default]\nregion = us-west-2\n[profile a]\nregion = us-east-1\n"
            + keys
            + "[profile b]\n"
            + keys);
    assertThat(named("a").homeRegion()).isEqualTo("us-east-1");
    assertThat(named("b").homeRegion()).isEqualTo("eu-west-1");
    var bare = new Home(directory);
    assertThat(candidate(bare, "b").map(AccountCandidate::homeRegion)).contains("us-west-2");
    bare.with("AWS_DEFAULT_REGION", "ap-south-1");
    assertThat(candidate(bare, "b").map(AccountCandidate::homeRegion)).contains("ap-south-1");
    bare.with("AWS_REGION", "sa-east-1");
    assertThat(candidate(bare, "b").map(AccountCandidate::homeRegion)).contains("sa-east-1");
  }

  @Test
  void withoutAnyRegionThereIsAProblem() {
    var bare =
        new Home(directory)
            .config("[profile a]\naws_access_key_id = A\naws_secret_access_key = s\n");
    var plan = new CredentialPlan(bare.environment(), Profiles.read(bare.environment()));
    assertThat(plan.named("a")).isEmpty();
    assertThat(plan.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("no region"));
  }

  @Test
  void whatProfilesShareIsOneSource() {
    home.config(
        "[profile a]\nrole_arn = "
            + ROLE
            + "\n"
            + "source_profile = hub\n"
            + "[profile b]\n"
            + "role_arn = arn:aws:iam::333333333333:role/reader\n"
            + "source_profile = hub\n"
            + "[profile hub]\n"
            + "role_arn = arn:aws:iam::111111111111:role/hub\n"
            + "credential_source = Ec2InstanceMetadata\n");
    var bases =
        Stream.of("a", "b")
            .map(name -> ((CredentialSource.Role) named(name).source()).base())
            .distinct();
    assertThat(bases).hasSize(1);
  }

  @Test
  void aCommandIsSplitIntoWordsAsBotocoreDoes() {
    assertThat(ShellWords.split("/bin/x --a 'b c' \"d \\\"e\\\" $F\" g\\ h ''"))
        .isEqualTo(List.of("/bin/x", "--a", "b c", "d \"e\" $F", "g h", ""));
  }

  private AccountCandidate named(String name) {
    return plan().named(name).orElseThrow();
  }

  private AccountCandidate defaultChain() {
    return plan().defaultChain().orElseThrow();
  }

  private static Optional<AccountCandidate> candidate(Home home, String name) {
    return new CredentialPlan(home.environment(), Profiles.read(home.environment())).named(name);
  }

  private CredentialPlan plan() {
    return new CredentialPlan(home.environment(), Profiles.read(home.environment()));
  }
}
