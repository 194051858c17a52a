package dev.alidade.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.aws.AwsClients;
import dev.alidade.aws.AwsSettings;
import dev.alidade.aws.CallLedger;
import dev.alidade.aws.FakeAws;
import dev.alidade.aws.Limiter;
import dev.alidade.aws.Ticker;
import dev.alidade.catalog.all.AwsCatalogue;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose side must change what, from the words that STS has for it. */
class RefusalsTest {

  private static final String ROLE = "arn:aws:iam::222222222222:role/reader";
  private static final String DENIED =
      "User: arn:aws:sts::111111111111:assumed-role/runner/i-1 is not authorized to perform:"
          + " sts:AssumeRole on resource: "
          + ROLE;

  @TempDir Path directory;
  private final FakeCloud cloud = new FakeCloud();
  private Home home = new Home(Path.of("."));

  @BeforeEach
  void homeThatLeadsToTheFakes() {
    home =
        new Home(directory)
            .with("AWS_REGION", "eu-west-1")
            .with("AWS_ENDPOINT_URL", cloud.url())
            .with("AWS_EC2_METADATA_SERVICE_ENDPOINT", cloud.url())
            .with("AWS_MAX_ATTEMPTS", "1")
            .config(
                "[profile a]\nrole_arn = " + ROLE + "\ncredential_source = Ec2InstanceMetadata\n");
  }

  @AfterEach
  void closeCloud() {
    cloud.close();
  }

  @Test
  void aTrustPolicyThatDoesNotNameTheCallerIsTheSpokesSide() {
    assertThat(
            adviceOn(DENIED + " because no resource-based policy allows the sts:AssumeRole action"))
        .isEqualTo("account 222222222222 must name the caller in the trust policy of " + ROLE);
  }

  @Test
  void aMissingPermissionIsTheHubsSide() {
    assertThat(
            adviceOn(DENIED + " because no identity-based policy allows the sts:AssumeRole action"))
        .isEqualTo("allow sts:AssumeRole on " + ROLE + " in the policies of the caller");
  }

  @Test
  void anExplicitDenyOfTheCallersPoliciesIsTheHubsSide() {
    assertThat(adviceOn(DENIED + " with an explicit deny in an identity-based policy"))
        .isEqualTo("allow sts:AssumeRole on " + ROLE + " in the policies of the caller");
  }

  @Test
  void aWrongRoleNameOrAMissingExternalIdOfAnotherAccountMayBeEither() {
    assertThat(adviceOn(DENIED))
        .contains("is there such a role?", "does it want an external_id?", "the caller's policies");
  }

  @Test
  void anExternalIdThatIsGivenMayBeTheWrongOne() {
    home.config(
        "[profile a]\nrole_arn = "
            + ROLE
            + "\ncredential_source = Ec2InstanceMetadata\nexternal_id = e\n");
    assertThat(adviceOn(DENIED)).contains("is this the external_id that it wants?");
  }

  @Test
  void aServiceControlPolicyIsTheOrganisationsSide() {
    assertThat(adviceOn(DENIED + " with an explicit deny in a service control policy"))
        .isEqualTo("let whoever is in charge change the service control policy that denies it");
  }

  @Test
  void aPermissionsBoundaryIsNamed() {
    assertThat(
            adviceOn(DENIED + " because no permissions boundary allows the sts:AssumeRole action"))
        .contains("permissions boundary");
  }

  @Test
  void aRegionWhoseStsIsSwitchedOffIsNamed() {
    assertThat(
            refusal("RegionDisabledException", "STS is not activated in this region for account")
                .advice())
        .startsWith("let the account switch on STS in eu-west-1");
  }

  @Test
  void aRegionThatIsNotEnabledIsNamed() {
    assertThat(
            refusal("InvalidClientTokenId", "The security token included in the request is invalid")
                .advice())
        .contains("region eu-west-1 is not enabled");
  }

  @Test
  void aRoleInTheMiddleOfTheChainIsTheOneThatIsNamed() {
    home.config(
        "[profile a]\nrole_arn = arn:aws:iam::333333333333:role/last\nsource_profile = b\n"
            + "[profile b]\nrole_arn = "
            + ROLE
            + "\ncredential_source = Ec2InstanceMetadata\n");
    assertThat(adviceOn(DENIED)).contains("account 222222222222").contains(ROLE);
  }

  @Test
  void aSessionLongerThanTheRoleAllowsIsToBeShortened() {
    assertThat(
            refusal(
                    "ValidationError",
                    "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
                .advice())
        .isEqualTo("lower duration_seconds in profile a, or raise the role's maximum");
  }

  private String adviceOn(String words) {
    return refusal("AccessDenied", words).advice();
  }

  private AccountCheck.Refused refusal(String code, String words) {
    cloud.refuse("AssumeRole", FakeAws.queryError(403, code, words));
    try (var clients =
            new AwsClients(
                AwsSettings.from(home.environment().variables()),
                new CallLedger(InstantSource.system()),
                new Limiter(AwsCatalogue.create().services().rates(), Ticker.system()));
        var accounts = new Accounts(home.environment(), clients)) {
      var candidate = accounts.candidates(new AccountSelection.Named(List.of("a"))).getFirst();
      return (AccountCheck.Refused) accounts.check(candidate);
    }
  }
}
