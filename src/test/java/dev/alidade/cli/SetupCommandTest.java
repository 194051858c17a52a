package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SetupCommandTest {

  private static final String GUIDE =
      "--hub-account 111111111111 --accounts 222222222222,333333333333"
          + " --role-name cartography-read-only";

  private static final String HUB = "--hub-account 111111111111 ";

  /** Everything that can be said at once. */
  private static final String NARROW =
      "--hub-account 111111111111=hub --accounts"
          + " 222222222222=production,333333333333=staging@eu-central-1 --role-name reader"
          + " --hub-role-name surveyor --trust role --external-id 5f0c8c1e --organization-id"
          + " o-a1b2c3d4e5 --permissions least --aws-requested-syncs ec2:vpc,iam"
          + " --list-organization --region eu-west-1";

  private final Invocation invocation;

  SetupCommandTest(@TempDir Path home) {
    this.invocation = new Invocation(home);
  }

  /** What a survey of everything needs and AWS's policies do not allow. */
  private static final String LACKING =
      "alidade: AWS's policies lack lambda:GetFunction, which will be reported as denied;"
          + " --permissions complete adds them\n";

  static Stream<Arguments> prints() {
    return Stream.of(
        argumentSet("json", GUIDE, "setup.json"),
        argumentSet("terraform", GUIDE + " --format terraform", "setup.tf"),
        argumentSet("cloudformation", GUIDE + " --format cloudformation", "setup.yaml"),
        argumentSet("config", GUIDE + " --part config", "setup.config"),
        argumentSet("json, narrow", NARROW, "setup-narrow.json"),
        argumentSet("terraform, narrow", NARROW + " --format terraform", "setup-narrow.tf"),
        argumentSet(
            "cloudformation, narrow", NARROW + " --format cloudformation", "setup-narrow.yaml"),
        argumentSet(
            "irsa",
            GUIDE
                + " --runs-on irsa --oidc-provider"
                + " https://oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF",
            "setup-irsa.json"),
        argumentSet("pod identity", GUIDE + " --runs-on pod-identity", "setup-pod-identity.json"),
        argumentSet(
            "china",
            "--hub-account 111111111111 --accounts 222222222222 --partition aws-cn",
            "setup-china.json"));
  }

  @ParameterizedTest
  @MethodSource("prints")
  void theStepsOfTheGuideArePrinted(String arguments, String golden) {
    var result = invocation.run(("setup " + arguments).split(" "));
    Golden.check(golden, result.out());
    assertThat(result.err())
        .isEqualTo(arguments.equals(NARROW) || arguments.startsWith(NARROW + " ") ? "" : LACKING);
    assertThat(result.exitCode()).isZero();
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        argumentSet("no hub", "", "--hub-account is needed: the account that Alidade runs in"),
        argumentSet(
            "hub that is none",
            "--hub-account 1111",
            "--hub-account: «1111» is no account's id, which has twelve digits"),
        argumentSet(
            "account that is none",
            HUB + "--accounts production",
            "--accounts: «production» is no account's id, which has twelve digits"),
        argumentSet("no account", HUB + "--accounts ,", "--accounts: no account is named"),
        argumentSet(
            "account twice",
            HUB + "--accounts 222222222222,222222222222=a",
            "--accounts: 222222222222 is there twice"),
        argumentSet(
            "name twice",
            HUB + "--accounts 222222222222=a,333333333333=a",
            "--accounts: two accounts have the name «a»"),
        argumentSet(
            "the default profile",
            HUB + "--accounts 222222222222=default",
            "--accounts: the profile of 222222222222 cannot be named «default», which"
                + " --aws-sync-all-profiles passes over"),
        argumentSet(
            "name with a bracket",
            HUB + "--accounts 222222222222=a]b",
            "--accounts: «a]b» cannot name a profile here; letters, digits and _ . + - can"),
        argumentSet(
            "account's region",
            HUB + "--accounts 222222222222@Ireland",
            "--accounts: «Ireland» is no region's name; they look like eu-west-1"),
        argumentSet(
            "account's partition",
            HUB + "--accounts 222222222222@cn-north-1",
            "--accounts: 222222222222 is asked in cn-north-1, which is not in the partition aws"),
        argumentSet(
            "role with a path",
            HUB + "--role-name audit/reader",
            "--role-name: «audit/reader» is none; it has to be 1 to 64 letters, digits and"
                + " _+=,.@-, without a path"),
        argumentSet(
            "one role for both",
            HUB + "--role-name a --hub-role-name a",
            "--role-name and --hub-role-name: both roles exist in the hub and cannot have the"
                + " same name"),
        argumentSet(
            "external id",
            HUB + "--external-id ${x}",
            "--external-id: «${x}» is none; it has to be 2 to 1,224 letters, digits and"
                + " _+=,.@:/-"),
        argumentSet(
            "organisation",
            HUB + "--organization-id r-abcd",
            "--organization-id: «r-abcd» is none; it has to be like o-a1b2c3d4e5"),
        argumentSet(
            "format",
            HUB + "--format xml",
            "--format: «xml» is no choice; json, terraform or" + " cloudformation is"),
        argumentSet(
            "part",
            HUB + "--part roles",
            "--part: «roles» is no choice; all, hub, spokes or" + " config is"),
        argumentSet(
            "part of another format",
            HUB + "--part hub",
            "--part hub is a template of --format cloudformation"),
        argumentSet(
            "trust", HUB + "--trust all", "--trust: «all» is no choice; account or role is"),
        argumentSet(
            "permissions",
            HUB + "--permissions admin",
            "--permissions: «admin» is no choice; managed, complete or least is"),
        argumentSet(
            "host",
            HUB + "--runs-on lambda",
            "--runs-on: «lambda» is no choice; ec2, ecs," + " pod-identity or irsa is"),
        argumentSet(
            "irsa without issuer",
            HUB + "--runs-on irsa",
            "--oidc-provider is needed for --runs-on irsa; «aws eks describe-cluster --query"
                + " cluster.identity.oidc.issuer» says it"),
        argumentSet(
            "issuer elsewhere",
            HUB + "--oidc-provider oidc.example.com",
            "--oidc-provider is for --runs-on irsa"),
        argumentSet(
            "service account",
            HUB + "--runs-on irsa --oidc-provider oidc.example.com --service-account alidade",
            "--service-account: «alidade» is none; it has to be NAMESPACE:NAME, such as"
                + " alidade:alidade"),
        argumentSet(
            "region",
            HUB + "--region Ireland",
            "--region: «Ireland» is no region's name; they look" + " like eu-west-1"),
        argumentSet(
            "region of another partition",
            HUB + "--partition aws-cn --region eu-west-1",
            "--partition aws-cn and --region eu-west-1: the region is one of aws"),
        argumentSet(
            "partition without a region",
            HUB + "--partition aws-iso",
            "--region is needed for the partition aws-iso"),
        argumentSet(
            "unknown module",
            HUB + "--aws-requested-syncs quantum",
            "--aws-requested-syncs: unknown module «quantum»; «alidade modules» lists them"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void aWrongOptionIsOneLineAndNothingIsPrinted(String arguments, String line) {
    var result = invocation.run(("setup " + arguments).strip().split(" "));
    assertThat(result.err()).isEqualTo("alidade: " + line + "\n");
    assertThat(result.out()).isEmpty();
    assertThat(result.exitCode()).isEqualTo(2);
  }

  @Test
  void allThatIsWrongIsSaidTogether() {
    var result = invocation.run("setup", "--acounts", "1", "--role-name", "a/b", "--format", "xml");
    assertThat(result.err().lines())
        .containsExactlyInAnyOrder(
            "alidade: unknown option --acounts; did you mean --accounts?",
            "alidade: --hub-account is needed: the account that Alidade runs in",
            "alidade: --role-name: «a/b» is none; it has to be 1 to 64 letters, digits and"
                + " _+=,.@-, without a path",
            "alidade: --format: «xml» is no choice; json, terraform or cloudformation is");
    assertThat(result.exitCode()).isEqualTo(2);
  }

  @Test
  void theHubAmongTheAccountsIsNamedThere() {
    var result =
        invocation.run(
            "setup",
            "--hub-account",
            "111111111111",
            "--accounts",
            "111111111111=hub",
            "--part",
            "config");
    assertThat(result.out()).containsOnlyOnce("[profile hub]").containsOnlyOnce("role_arn");
  }

  @Test
  void helpReadsAsIntended() {
    var result = invocation.run("setup", "--help");
    Golden.check("help-setup.txt", result.out());
    assertThat(result.out().lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }
}
