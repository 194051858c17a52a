package dev.alidade.catalog.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.catalog.NotOfferedException;
import dev.alidade.catalog.ec2.SurveyedRegion;
import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import dev.alidade.estate.Fault;
import dev.alidade.estate.Target;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;

/** The organisation of the sample estate. */
class OrganizationTreeTest {

  private static final String HUB = "111122223333";
  private static final String PRODUCTION = "210987654321";
  private static final String ID = "o-nordlicht1";

  private final EstateServer server = EstateServer.start(Estate.sample());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theOrganisationHasItsManagementAccount() {
    assertThat(survey(HUB).properties("AWSOrganization", ID))
        .containsExactly(
            entry("arn", "arn:aws:organizations::111122223333:organization/o-nordlicht1"),
            entry("feature_set", "ALL"),
            entry(
                "management_account_arn",
                "arn:aws:organizations::111122223333:account/o-nordlicht1/111122223333"),
            entry("management_account_id", HUB),
            entry("management_account_email", "aws+security@nordlicht.example"),
            entry("_ont_source", "aws"),
            entry("_ont_name", ID));
  }

  @Test
  void rootsAndUnitsKnowTheirPlace() {
    var rows = survey(HUB);

    assertThat(rows.properties("AWSOrganizationRoot", ID + "/r-nl01"))
        .containsExactly(
            entry("root_id", "r-nl01"),
            entry("arn", "arn:aws:organizations::111122223333:root/o-nordlicht1/r-nl01"),
            entry("name", "Root"),
            entry("org_id", ID));
    assertThat(rows.properties("AWSOrganizationalUnit", ID + "/ou-nl01-pr0d0000"))
        .containsExactly(
            entry("ou_id", "ou-nl01-pr0d0000"),
            entry("arn", "arn:aws:organizations::111122223333:ou/o-nordlicht1/ou-nl01-pr0d0000"),
            entry("name", "Production"),
            entry("org_id", ID),
            entry("root_id", ID + "/r-nl01"),
            entry("parent_root_id", null),
            entry("parent_ou_id", ID + "/ou-nl01-w0rkl0ad"));
    assertThat(rows.properties("AWSOrganizationalUnit", ID + "/ou-nl01-w0rkl0ad"))
        .containsEntry("parent_root_id", ID + "/r-nl01")
        .containsEntry("parent_ou_id", null);
    assertThat(rows.links("RESOURCE"))
        .contains(
            "AWSOrganization o-nordlicht1 -> AWSOrganizationRoot o-nordlicht1/r-nl01",
            "AWSOrganizationRoot o-nordlicht1/r-nl01 -> AWSOrganizationalUnit"
                + " o-nordlicht1/ou-nl01-w0rkl0ad",
            // To units that are not directly under it as well.
            "AWSOrganizationRoot o-nordlicht1/r-nl01 -> AWSOrganizationalUnit"
                + " o-nordlicht1/ou-nl01-pr0d0000",
            "AWSOrganizationalUnit o-nordlicht1/ou-nl01-w0rkl0ad -> AWSOrganizationalUnit"
                + " o-nordlicht1/ou-nl01-pr0d0000");
    assertThat(rows.links("PARENT"))
        .contains(
            "AWSOrganizationRoot o-nordlicht1/r-nl01 -> AWSOrganization o-nordlicht1",
            "AWSOrganizationalUnit o-nordlicht1/ou-nl01-w0rkl0ad -> AWSOrganizationRoot"
                + " o-nordlicht1/r-nl01",
            "AWSOrganizationalUnit o-nordlicht1/ou-nl01-pr0d0000 -> AWSOrganizationalUnit"
                + " o-nordlicht1/ou-nl01-w0rkl0ad");
  }

  @Test
  void anActiveAccountHasItsPlaceAndItsRootPrincipal() {
    var rows = survey(HUB);

    assertThat(rows.properties("AWSAccount", PRODUCTION))
        .containsExactly(
            entry("name", "production"),
            entry("arn", "arn:aws:organizations::111122223333:account/o-nordlicht1/210987654321"),
            entry("email", "aws+production@nordlicht.example"),
            entry("state", "ACTIVE"),
            entry("status", "ACTIVE"),
            entry("joined_method", "INVITED"),
            entry(
                "joined_timestamp",
                ZonedDateTime.of(2017, 3, 21, 8, 3, 20, 500_000_000, ZoneOffset.UTC)),
            entry("org_id", ID),
            entry("_ont_source", "aws"),
            entry("_ont_name", "production"),
            entry("_ont_status", "active"));
    assertThat(rows.links("PARENT"))
        .contains(
            "AWSAccount 210987654321 -> AWSOrganizationalUnit o-nordlicht1/ou-nl01-pr0d0000",
            "AWSAccount 111122223333 -> AWSOrganizationRoot o-nordlicht1/r-nl01");
    assertThat(rows.links("RESOURCE"))
        .contains(
            "AWSOrganizationalUnit o-nordlicht1/ou-nl01-pr0d0000 -> AWSAccount 210987654321",
            "AWSOrganizationRoot o-nordlicht1/r-nl01 -> AWSAccount 111122223333",
            "AWSAccount 210987654321 -> AWSRootPrincipal arn:aws:iam::210987654321:root");
  }

  @Test
  void aSuspendedAccountHasNoPlaceAndNoPrincipal() {
    var rows = survey(HUB);

    assertThat(rows.properties("AWSAccount", "888899990000"))
        .containsEntry("state", "SUSPENDED")
        .containsEntry("_ont_status", "suspended")
        .containsEntry("org_id", ID);
    assertThat(rows.links("PARENT")).noneMatch(link -> link.contains("888899990000"));
    assertThat(rows.ids("AWSRootPrincipal")).noneMatch(id -> id.contains("888899990000"));
  }

  @Test
  void anAnswerMayHaveStateOrStatus() {
    server.serve(
        server
            .estate()
            .replaceItem(
                HUB,
                Estate.GLOBAL,
                "organizations:ListAccountsForParent",
                "ou-nl01-dev00000",
                """
                {"Accounts": [
                  {"Id": "444455556666", "Status": "ACTIVE"},
                  {"Id": "555566667777", "State": "PENDING_CLOSURE"}
                ]}
                """));
    var rows = survey(HUB);

    assertThat(rows.properties("AWSAccount", "444455556666"))
        .containsEntry("state", "ACTIVE")
        .containsEntry("status", "ACTIVE");
    assertThat(rows.properties("AWSAccount", "555566667777"))
        .containsEntry("state", "PENDING_CLOSURE")
        .containsEntry("status", "PENDING_CLOSURE")
        .containsEntry("_ont_status", "pending_deletion");
  }

  @Test
  void anAccountOfWhichAwsDoesNotSayWhetherItIsActiveIsAFailureAndNoRow() {
    server.serve(
        server
            .estate()
            .replaceItem(
                HUB,
                Estate.GLOBAL,
                "organizations:ListAccountsForParent",
                "ou-nl01-dev00000",
                "{\"Accounts\": [{\"Id\": \"444455556666\"}]}"));
    var rows = new SurveyedRegion(server, HUB, "us-east-1");

    assertThatThrownBy(() -> new OrganizationTree().survey(rows.scope(), rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("AWS returned account 444455556666 without its state");
    assertThat(rows.ids("AWSOrganization")).isEmpty();
  }

  /** What is below it cannot be asked for. */
  @Test
  void aUnitWithoutAnIdIsAFailureAndNoRow() {
    server.serve(
        server
            .estate()
            .replaceItem(
                HUB,
                Estate.GLOBAL,
                "organizations:ListOrganizationalUnitsForParent",
                "ou-nl01-w0rkl0ad",
                "{\"OrganizationalUnits\": [{\"Name\": \"Development\"}]}"));
    var rows = new SurveyedRegion(server, HUB, "us-east-1");

    assertThatThrownBy(() -> new OrganizationTree().survey(rows.scope(), rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("AWS returned a root or unit of organisation o-nordlicht1 without an id");
    assertThat(rows.ids("AWSOrganization")).isEmpty();
  }

  @Test
  void anAccountWithoutAnIdCostsThatAccount() {
    server.serve(
        server
            .estate()
            .replaceItem(
                HUB,
                Estate.GLOBAL,
                "organizations:ListAccountsForParent",
                "ou-nl01-dev00000",
                "{\"Accounts\": [{\"State\": \"ACTIVE\"},"
                    + " {\"Id\": \"444455556666\", \"State\": \"ACTIVE\"}]}"));
    var rows = new SurveyedRegion(server, HUB, "us-east-1");
    new OrganizationTree().survey(rows.scope(), rows);

    assertThat(rows.withoutId()).containsExactly("AWSAccount", "AWSRootPrincipal");
    assertThat(rows.ids("AWSAccount")).contains("444455556666");
    assertThat(rows.ids("AWSRootPrincipal")).contains("arn:aws:iam::444455556666:root");
  }

  @Test
  void nothingIsHandedOnOfATreeThatCannotBeReadToTheEnd() {
    server.inject(
        Fault.refuse(
            Target.operation("organizations:ListOrganizationalUnitsForParent"),
            400,
            "InvalidInputException",
            "no"));
    var rows = new SurveyedRegion(server, HUB, "us-east-1");

    assertThatThrownBy(() -> new OrganizationTree().survey(rows.scope(), rows))
        .isInstanceOf(SdkException.class);
    assertThat(rows.ids("AWSOrganization")).isEmpty();
    assertThat(rows.ids("AWSAccount")).isEmpty();
  }

  @Test
  void aMemberThatMayNotListIsNoDenial() {
    var rows = new SurveyedRegion(server, PRODUCTION, "us-east-1");

    assertThatThrownBy(() -> new OrganizationTree().survey(rows.scope(), rows))
        .isInstanceOf(NotOfferedException.class)
        .hasMessage(
            "organisation o-nordlicht1 can be listed in its management account 111122223333 and by"
                + " delegated administrators only");
    assertThat(rows.calls()).containsExactly("DescribeOrganization", "ListRoots");
  }

  @Test
  void aManagementAccountThatMayNotListIsADenial() {
    server.inject(Fault.deny(Target.operation("organizations:ListRoots")));
    var rows = new SurveyedRegion(server, HUB, "us-east-1");

    assertThatThrownBy(() -> new OrganizationTree().survey(rows.scope(), rows))
        .isInstanceOf(SdkException.class)
        .hasMessageContaining("organizations:ListRoots");
  }

  @Test
  void anAccountMayBeInNoOrganisation() {
    server.inject(
        Fault.refuse(
            Target.operation("organizations:DescribeOrganization"),
            400,
            "AWSOrganizationsNotInUseException",
            "Your account is not a member of an organization."));
    var rows = new SurveyedRegion(server, HUB, "us-east-1");

    assertThatThrownBy(() -> new OrganizationTree().survey(rows.scope(), rows))
        .isInstanceOf(NotOfferedException.class)
        .hasMessage("account 111122223333 is in no organisation");
  }

  private SurveyedRegion survey(String account) {
    var rows = new SurveyedRegion(server, account, "us-east-1");
    new OrganizationTree().survey(rows.scope(), rows);
    return rows;
  }
}
