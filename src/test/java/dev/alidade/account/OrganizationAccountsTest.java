package dev.alidade.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.aws.AwsClients;
import dev.alidade.aws.AwsSettings;
import dev.alidade.aws.CallLedger;
import dev.alidade.aws.Limiter;
import dev.alidade.aws.Ticker;
import dev.alidade.catalog.all.AwsCatalogue;
import dev.alidade.estate.Call;
import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import dev.alidade.estate.Fault;
import dev.alidade.estate.Target;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The accounts of the sample estate's organisation, asked of the estate's server. */
class OrganizationAccountsTest {

  private static final String HUB = "111122223333";
  private static final String PRODUCTION = "210987654321";
  private static final String DEVELOPMENT = "444455556666";
  private static final String SUSPENDED = "888899990000";
  private static final String WORKLOADS = "ou-nl01-w0rkl0ad";
  private static final String DEVELOPMENT_UNIT = "ou-nl01-dev00000";

  @TempDir Path directory;
  private final EstateServer server = EstateServer.start(Estate.sample());
  private Home home = new Home(Path.of("."));
  private @Nullable AwsClients clients;
  private @Nullable Accounts accounts;

  @BeforeEach
  void homeWithKeysOfTheHub() {
    home =
        new Home(directory)
            .with("AWS_REGION", "eu-west-1")
            .with("AWS_ENDPOINT_URL", server.url().toString())
            .with("AWS_ACCESS_KEY_ID", "AKIA" + HUB + "TEST")
            .with("AWS_SECRET_ACCESS_KEY", "s")
            .with("AWS_EC2_METADATA_DISABLED", "true")
            .with("AWS_MAX_ATTEMPTS", "1");
  }

  @AfterEach
  void closeAll() {
    if (accounts != null && clients != null) {
      accounts.close();
      clients.close();
    }
    server.close();
  }

  @Test
  void theActiveAccountsAreCandidatesWithoutAProfileForEach() {
    var found = discover(AccountFilter.ALL);

    assertThat(found.problems()).isEmpty();
    assertThat(ids(found)).containsExactly(HUB, PRODUCTION, DEVELOPMENT);
    assertThat(found.candidates())
        .extracting(AccountCandidate::name)
        .containsExactly("security", "production", "development");
    assertThat(found.candidates().get(1).chain())
        .containsExactly(
            "keys of the environment",
            "role arn:aws:iam::210987654321:role/team/cartography-read-only");
  }

  @Test
  void aSuspendedAccountIsNoCandidateAndNamingItIsAProblem() {
    assertThat(ids(discover(AccountFilter.ALL))).doesNotContain(SUSPENDED);

    var found = discover(including(PRODUCTION, SUSPENDED, "999999999999"));

    assertThat(ids(found)).containsExactly(PRODUCTION);
    assertThat(found.problems())
        .extracting(AccountCheck.Refused::profile)
        .containsExactly(SUSPENDED, "999999999999");
    assertThat(found.problems().getFirst().reason())
        .isEqualTo("is no active account of the organisation");
  }

  @Test
  void allRolesAreAssumedWithOneIdentityWhichIsTheOnlyOneAsked() {
    home.with("AWS_ACCESS_KEY_ID", "").with("AWS_EC2_METADATA_DISABLED", "false");
    home.with("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.url().toString());
    var found = discover(AccountFilter.ALL);
    found.candidates().forEach(candidate -> proven(candidate));

    assertThat(found.candidates())
        .extracting(candidate -> ((CredentialSource.Role) candidate.source()).base())
        .containsOnly(new CredentialSource.Instance());
    assertThat(server.counts()).containsEntry("sts:AssumeRole", 3L);
    assertThat(server.calls())
        .filteredOn(call -> call.operation().equals("AssumeRole"))
        .extracting(Call::account)
        .containsOnly(HUB);
  }

  @Test
  void externalIdAndSessionNameReachSts() {
    server.serve(server.estate().withExternalId("only-we-know"));
    var without = discover(AccountFilter.ALL).candidates().get(1);
    var with =
        accounts()
            .discover(
                new AccountSelection.Organization(
                    null,
                    "cartography-read-only",
                    "only-we-know",
                    "nightly",
                    including(PRODUCTION)))
            .candidates()
            .getFirst();

    assertThat(accounts().check(without)).isInstanceOf(AccountCheck.Refused.class);
    assertThat(proven(with).access().accountId()).isEqualTo(PRODUCTION);
    assertThat(((CredentialSource.Role) with.source()).sessionName()).isEqualTo("nightly");
  }

  @Test
  void aRefusedAccountIsCalledByNameAndId() {
    server.serve(server.estate().withExternalId("only-we-know"));
    var candidate = discover(including(PRODUCTION)).candidates().getFirst();

    assertThat(accounts().check(candidate))
        .isInstanceOfSatisfying(
            AccountCheck.Refused.class,
            refused -> {
              assertThat(refused.profile()).isEqualTo("production (210987654321)");
              assertThat(refused.advice())
                  .contains("arn:aws:iam::210987654321:role/team/cartography-read-only");
            });
  }

  @Test
  void theHubWithoutTheRoleIsSurveyedWithItsOwnIdentity() {
    server.serve(server.estate().withExternalId("only-we-know"));
    var candidates = discover(including(HUB, PRODUCTION)).candidates();

    assertThat(proven(candidates.getFirst()).access().accountId()).isEqualTo(HUB);
    assertThat(accounts().check(candidates.getLast())).isInstanceOf(AccountCheck.Refused.class);
  }

  @Test
  void theHubIsSurveyedWithTheRoleWhereItHasIt() {
    proven(discover(including(HUB)).candidates().getFirst());
    assertThat(server.counts()).containsEntry("sts:AssumeRole", 1L);
  }

  @Test
  void accountsAreChosenByUnitWithTheUnitsBelowIt() {
    assertThat(ids(discover(inUnits(WORKLOADS)))).containsExactly(PRODUCTION, DEVELOPMENT);
    assertThat(ids(discover(inUnits(DEVELOPMENT_UNIT, "ou-nl01-c10sed00"))))
        .containsExactly(DEVELOPMENT);
    assertThat(ids(discover(notInUnits(DEVELOPMENT_UNIT)))).containsExactly(HUB, PRODUCTION);
    assertThat(ids(discover(notInUnits(WORKLOADS)))).containsExactly(HUB);
  }

  @Test
  void accountsAreChosenById() {
    assertThat(ids(discover(including(PRODUCTION)))).containsExactly(PRODUCTION);
    assertThat(
            ids(
                discover(
                    new AccountFilter(
                        Set.of(), Set.of(PRODUCTION), Set.of(), Set.of(), List.of(), List.of()))))
        .containsExactly(HUB, DEVELOPMENT);
  }

  @Test
  void accountsAreChosenByTagAndTagsAreAskedForOnlyThen() {
    discover(AccountFilter.ALL);
    assertThat(server.counts()).doesNotContainKey("organizations:ListTagsForResource");

    var shop = new AccountFilter.Tag("team", "shop");
    var development = new AccountFilter.Tag("env", "development");
    assertThat(ids(discover(tagged(List.of(shop), List.of()))))
        .containsExactly(PRODUCTION, DEVELOPMENT);
    assertThat(ids(discover(tagged(List.of(shop), List.of(development)))))
        .containsExactly(PRODUCTION);
    assertThat(ids(discover(tagged(List.of(), List.of(shop))))).containsExactly(HUB);
  }

  @Test
  void whatIsIncludedOfSeveralKindsMustHoldTogether() {
    var filter =
        new AccountFilter(
            Set.of(HUB, PRODUCTION), Set.of(), Set.of("r-nl01"), Set.of(), List.of(), List.of());
    assertThat(ids(discover(filter))).containsExactly(HUB, PRODUCTION);
    assertThat(
            ids(
                discover(
                    new AccountFilter(
                        Set.of(PRODUCTION, DEVELOPMENT),
                        Set.of(),
                        Set.of(WORKLOADS),
                        Set.of(DEVELOPMENT_UNIT),
                        List.of(new AccountFilter.Tag("team", "shop")),
                        List.of()))))
        .containsExactly(PRODUCTION);
  }

  @Test
  void aListThatEndsEarlyGivesTheAccountsUpToThereAndAProblem() {
    server.inject(Fault.truncate(Target.operation("organizations:ListAccounts"), 2));
    var found = discover(AccountFilter.ALL);

    assertThat(ids(found)).containsExactly(HUB);
    assertThat(found.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.profile()).isEqualTo("further accounts of the organisation");
              assertThat(problem.reason()).contains("organizations:ListAccounts");
            });
  }

  @Test
  void anExcludedUnitThatCannotBeReadLetsNobodyIn() {
    server.inject(Fault.deny(Target.operation("organizations:ListAccountsForParent")));
    var found = discover(notInUnits(DEVELOPMENT_UNIT));

    assertThat(found.candidates()).isEmpty();
    assertThat(found.problems())
        .singleElement()
        .extracting(AccountCheck.Refused::reason)
        .asString()
        .contains("organizations:ListAccountsForParent");
  }

  @Test
  void anUnknownUnitIsAProblemAndTheOthersGoOn() {
    var found = discover(inUnits(DEVELOPMENT_UNIT, "ou-nl01-n0where0"));

    assertThat(ids(found)).containsExactly(DEVELOPMENT);
    assertThat(found.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.profile()).isEqualTo("accounts in ou-nl01-n0where0");
              assertThat(problem.advice()).contains("--include-ous");
            });
  }

  @Test
  void anAccountWhoseTagsCannotBeReadIsNotSurveyed() {
    server.inject(Fault.throttle(Target.operation("organizations:ListTagsForResource"), 1));
    var found = discover(tagged(List.of(), List.of(new AccountFilter.Tag("env", "development"))));

    assertThat(ids(found)).containsExactly(PRODUCTION);
    assertThat(found.problems())
        .singleElement()
        .extracting(AccountCheck.Refused::profile)
        .isEqualTo("security (111122223333)");
  }

  @Test
  void rolesAreInThePartitionOfTheOrganisation() {
    server.serve(
        server
            .estate()
            .edit(
                HUB,
                Estate.GLOBAL,
                "organizations:DescribeOrganization",
                body -> body.replace("arn:aws:", "arn:aws-cn:")));
    assertThat(discover(including(PRODUCTION)).candidates().getFirst().chain())
        .contains("role arn:aws-cn:iam::210987654321:role/team/cartography-read-only");
  }

  @Test
  void aMemberMayNotListAndIsToldWhoMay() {
    home.with("AWS_ACCESS_KEY_ID", "AKIA" + PRODUCTION + "TEST");
    var found = discover(AccountFilter.ALL);

    assertThat(found.candidates()).isEmpty();
    assertThat(found.problems())
        .singleElement()
        .extracting(AccountCheck.Refused::advice)
        .asString()
        .contains("management account")
        .contains("delegated administrator");
  }

  @Test
  void anAccountWithoutAnOrganisationIsToldSo() {
    server.inject(
        Fault.refuse(
            Target.operation("organizations:DescribeOrganization"),
            400,
            "AWSOrganizationsNotInUseException",
            "Your account is not a member of an organization."));
    assertThat(discover(AccountFilter.ALL).problems())
        .singleElement()
        .extracting(AccountCheck.Refused::reason)
        .isEqualTo("account 111122223333 is in no organisation");
  }

  @Test
  void filtersThatLetNobodyPassAreAProblem() {
    assertThat(discover(tagged(List.of(new AccountFilter.Tag("team", "none")), List.of())))
        .satisfies(
            found -> {
              assertThat(found.candidates()).isEmpty();
              assertThat(found.problems()).hasSize(1);
            });
  }

  @Test
  void theIdentityMayBeAProfiles() {
    home.with("AWS_ACCESS_KEY_ID", "")
        .config(
            "[profile hub]\naws_access_key_id = AKIA"
                + HUB
                + "TEST\naws_secret_access_key = s\nregion = us-east-1\n");
    var found =
        accounts()
            .discover(
                new AccountSelection.Organization(
                    "hub", "cartography-read-only", null, null, AccountFilter.ALL));

    assertThat(ids(found)).containsExactly(HUB, PRODUCTION, DEVELOPMENT);
    assertThat(found.candidates()).extracting(AccountCandidate::profile).containsOnly("hub");
    assertThat(found.candidates())
        .extracting(AccountCandidate::homeRegion)
        .containsOnly("us-east-1");
  }

  private Discovery discover(AccountFilter filter) {
    return accounts()
        .discover(
            new AccountSelection.Organization(
                null, "team/cartography-read-only", null, null, filter));
  }

  private Accounts accounts() {
    if (accounts == null) {
      var environment = home.environment();
      clients =
          new AwsClients(
              AwsSettings.from(environment.variables())
                  .withProfiles(Profiles.read(environment).settings()),
              new CallLedger(InstantSource.system()),
              new Limiter(AwsCatalogue.create().services().rates(), Ticker.system()));
      accounts = new Accounts(environment, clients);
    }
    return accounts;
  }

  private AccountCheck.Proven proven(AccountCandidate candidate) {
    var check = accounts().check(candidate);
    assertThat(check).isInstanceOf(AccountCheck.Proven.class);
    return (AccountCheck.Proven) check;
  }

  private static List<String> ids(Discovery found) {
    return found.candidates().stream().map(c -> c.expectedAccount().orElse("?")).toList();
  }

  private static AccountFilter including(String... ids) {
    return new AccountFilter(Set.of(ids), Set.of(), Set.of(), Set.of(), List.of(), List.of());
  }

  private static AccountFilter inUnits(String... units) {
    return new AccountFilter(Set.of(), Set.of(), Set.of(units), Set.of(), List.of(), List.of());
  }

  private static AccountFilter notInUnits(String... units) {
    return new AccountFilter(Set.of(), Set.of(), Set.of(), Set.of(units), List.of(), List.of());
  }

  private static AccountFilter tagged(
      List<AccountFilter.Tag> include, List<AccountFilter.Tag> exclude) {
    return new AccountFilter(Set.of(), Set.of(), Set.of(), Set.of(), include, exclude);
  }
}
