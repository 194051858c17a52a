package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.account.AccountFilter;
import dev.alidade.account.AccountSelection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code sync} makes of the options about an organisation. */
class OrganizationOptionsTest {

  @TempDir Path home;
  private Invocation invocation = new Invocation(Path.of("."));

  @BeforeEach
  void newInvocation() {
    invocation = new Invocation(home);
  }

  @Test
  void anOrganisationNeedsNothingButTheRolesName() {
    invocation.run("sync", "--organization", "--role-name", "cartography-read-only");

    assertThat(invocation.request().accounts())
        .isEqualTo(
            new AccountSelection.Organization(
                null, "cartography-read-only", null, null, AccountFilter.ALL));
    assertThat(invocation.request().onlyIn()).isEmpty();
    assertThat(invocation.request().modules()).contains("organizations");
  }

  @Test
  void everythingElseIsOptional() {
    invocation.run(
        "sync",
        "--organization",
        "--profile",
        "hub",
        "--role-name",
        "security/reader",
        "--external-id",
        "only:we/know",
        "--role-session-name",
        "nightly",
        "--include-accounts",
        "111122223333, 210987654321",
        "--exclude-accounts",
        "444455556666",
        "--include-ous",
        "ou-ab12-cd34ef56,r-ab12",
        "--exclude-ous",
        "ou-ab12-00000000",
        "--include-tags",
        "env=production,owner=",
        "--exclude-tags",
        "scan=a=b");

    assertThat(invocation.request().accounts())
        .isEqualTo(
            new AccountSelection.Organization(
                "hub",
                "security/reader",
                "only:we/know",
                "nightly",
                new AccountFilter(
                    Set.of("111122223333", "210987654321"),
                    Set.of("444455556666"),
                    Set.of("ou-ab12-cd34ef56", "r-ab12"),
                    Set.of("ou-ab12-00000000"),
                    List.of(
                        new AccountFilter.Tag("env", "production"),
                        new AccountFilter.Tag("owner", "")),
                    List.of(new AccountFilter.Tag("scan", "a=b")))));
  }

  @Test
  void theAccountsThatAreAskedForTheOrganisationCanBeNamed() {
    invocation.run("sync", "--aws-organization-account-ids", "111122223333,210987654321");

    assertThat(invocation.request().accounts()).isEqualTo(new AccountSelection.DefaultChain());
    assertThat(invocation.request().onlyIn())
        .isEqualTo(Map.of("organizations", Set.of("111122223333", "210987654321")));
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    var result =
        invocation.run(
            "sync",
            "--organization",
            "--aws-sync-all-profiles",
            "--profile",
            "a",
            "--profile",
            "b",
            "--role-name",
            "arn:aws:iam::111122223333:role/reader",
            "--external-id",
            "?",
            "--include-accounts",
            "12345",
            "--exclude-ous",
            "production",
            "--include-tags",
            "env",
            "--exclude-tags",
            "",
            "--aws-organization-account-ids",
            "x");

    assertThat(result.err())
        .isEqualTo(
            """
            alidade: --aws-sync-all-profiles and --organization exclude each other
            alidade: --include-accounts: «12345» is no account id; they have twelve digits
            alidade: --exclude-ous: «production» is no id of an organizational unit; they look like ou-ab12-cd34ef56
            alidade: --include-tags: «env» is no tag; they look like key=value
            alidade: --exclude-tags is empty
            alidade: --role-name: an ARN is for one account; give the name of an IAM role alone
            alidade: --profile: with --organization it is the one profile whose credentials assume the roles
            alidade: --external-id: «?» is not an external id
            alidade: --aws-organization-account-ids: «x» is no account id; they have twelve digits
            """);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(invocation.hasSurveyed()).isFalse();
  }

  @Test
  void aRoleIsNeeded() {
    var result = invocation.run("sync", "--organization");

    assertThat(result.err())
        .isEqualTo(
            "alidade: --organization needs --role-name, the role to assume in each account\n");
    assertThat(result.exitCode()).isEqualTo(2);
  }

  @Test
  void whatIsIncludedAndExcludedIsAContradiction() {
    var result =
        invocation.run(
            "sync",
            "--organization",
            "--role-name",
            "reader",
            "--include-accounts",
            "111122223333",
            "--exclude-accounts",
            "111122223333",
            "--include-tags",
            "a=b",
            "--exclude-tags",
            "a=b,c=d");

    assertThat(result.err())
        .isEqualTo(
            """
            alidade: --include-accounts and --exclude-accounts both name «111122223333»
            alidade: --include-tags and --exclude-tags both name «a=b»
            """);
    assertThat(result.exitCode()).isEqualTo(2);
  }

  @Test
  void optionsForAnOrganisationAreAMistakeWithoutIt() {
    var result = invocation.with("ALIDADE_INCLUDE_OUS", "r-ab12").run("sync", "--role-name", "x");

    assertThat(result.err())
        .isEqualTo(
            """
            alidade: --role-name goes with --organization only
            alidade: ALIDADE_INCLUDE_OUS goes with --organization only
            """);
    assertThat(result.exitCode()).isEqualTo(2);
  }

  @Test
  void anOptionGoesBeforeAnOrganisationOfTheFile() throws IOException {
    var file = home.resolve("alidade.properties");
    Files.writeString(file, "organization=true\nrole-name=reader\n");

    invocation.run("sync", "--config", file.toString());
    assertThat(invocation.request().accounts())
        .isEqualTo(
            new AccountSelection.Organization(null, "reader", null, null, AccountFilter.ALL));

    invocation.run("sync", "--config", file.toString(), "--aws-sync-all-profiles");
    assertThat(invocation.request().accounts()).isEqualTo(new AccountSelection.AllProfiles());
  }
}
