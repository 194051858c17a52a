package dev.alidade.catalog.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.graph.NodeRow;
import dev.alidade.graph.Place;
import dev.alidade.survey.ScopeInTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthorizationDetailsTest {

  private static final String US = "arn:aws:iam::111111111111:";
  private static final String ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";

  @Test
  void aRoleHasItsPropertiesAndWhomItTrusts() {
    var rows = new IamScope(estate()).survey(new AuthorizationDetails());

    assertThat(rows.node("AWSRole", US + "role/service/app").properties())
        .containsExactly(
            entry("arn", US + "role/service/app"),
            entry("roleid", "AROA1"),
            entry("name", "app"),
            entry("path", "/service/"),
            entry("createdate", "2024-01-31 10:20:30+00:00"),
            entry("createdate_dt", ZonedDateTime.of(2024, 1, 31, 10, 20, 30, 0, ZoneOffset.UTC)),
            entry("trusts_anyone", false),
            entry(
                "trusted_unconditionally",
                List.of(
                    "arn:aws:iam::999999999999:root", US + "user/bob", US + "saml-provider/okta")),
            entry(
                "trusted_without_external_id",
                List.of("arn:aws:iam::999999999999:root", US + "user/bob")),
            entry("_ont_source", "aws"),
            entry("_ont_name", "app"),
            entry("_ont_type", "custom"),
            entry("_ont_scope", "account"));
    assertThat(rows.links("TRUSTS_AWS_PRINCIPAL"))
        .containsExactly(
            US + "role/service/app -> arn:aws:iam::999999999999:root",
            US + "role/service/app -> " + US + "user/bob",
            US + "role/service/app -> ec2.amazonaws.com",
            US + "role/service/app -> " + US + "saml-provider/okta");
  }

  @Test
  void aRoleThatTrustsEveryoneIsChartedToo() {
    var rows = new IamScope(estate()).survey(new AuthorizationDetails());

    assertThat(ids(rows.nodes("AWSRole")))
        .containsExactly(US + "role/service/app", US + "role/open");
  }

  @Test
  void aTrustedAccountStandsWithItsOwnRootPrincipal() {
    var rows = new IamScope(estate()).survey(new AuthorizationDetails());

    assertThat(rows.node("AWSAccount", "999999999999").properties())
        .containsExactly(entry("_ont_source", "aws"));
    assertThat(ids(rows.nodes("AWSRootPrincipal")))
        .containsExactly("arn:aws:iam::999999999999:root");
    assertThat(rows.links("RESOURCE"))
        .containsExactly("999999999999 -> arn:aws:iam::999999999999:root");
    assertThat(ids(rows.nodes("AWSServicePrincipal"))).containsExactly("ec2.amazonaws.com");
    assertThat(ids(rows.nodes("AWSFederatedPrincipal"))).containsExactly(US + "saml-provider/okta");
  }

  @Test
  void membersOfAGroupMayComeOnAnEarlierPage() {
    var rows = new IamScope(estate()).survey(new AuthorizationDetails());

    assertThat(rows.node("AWSGroup", US + "group/admins").properties())
        .containsEntry("createdate", "2024-01-31 10:20:30.123000+00:00");
    var members =
        List.of(
            US + "user/staff/ada -> " + US + "group/admins",
            US + "user/bob -> " + US + "group/admins");
    assertThat(rows.links("MEMBER_AWS_GROUP")).isEqualTo(members);
    assertThat(rows.links("MEMBER_OF")).isEqualTo(members);
  }

  @Test
  void policiesLinkTheirPrincipalsAndStatements() {
    var rows = new IamScope(estate()).survey(new AuthorizationDetails());

    assertThat(rows.links("POLICY"))
        .containsExactlyInAnyOrder(
            US + "user/staff/ada -> " + US + "user/staff/ada/inline_policy/own",
            US + "user/staff/ada -> " + US + "policy/corp/deploy",
            US + "role/service/app -> " + US + "policy/corp/deploy",
            US + "group/admins -> " + ADMINISTRATOR,
            US + "role/service/app -> " + ADMINISTRATOR);
    assertThat(rows.links("STATEMENT"))
        .containsExactlyInAnyOrder(
            US
                + "user/staff/ada/inline_policy/own -> "
                + US
                + "user/staff/ada/inline_policy/own/statement/1",
            US + "policy/corp/deploy -> " + US + "policy/corp/deploy/statement/New",
            ADMINISTRATOR + " -> " + ADMINISTRATOR + "/statement/1");
    assertThat(rows.node("AWSManagedPolicy", US + "policy/corp/deploy").properties())
        .containsExactly(
            entry("name", "deploy"),
            entry("type", "managed"),
            entry("arn", US + "policy/corp/deploy"));
    assertThat(rows.node("AWSInlinePolicy", US + "user/staff/ada/inline_policy/own").properties())
        .containsExactly(entry("name", "own"), entry("type", "inline"), entry("arn", null));
    assertThat(
            rows.node("AWSPolicyStatement", US + "user/staff/ada/inline_policy/own/statement/1")
                .properties())
        .containsEntry("resource", List.of("arn:aws:s3:::a+b/*"))
        .containsEntry("condition", null);
  }

  @Test
  void aStatementSaysInWhichLanguageItIsWrittenAndAnEmptyConditionIsNone() {
    var bob = US + "user/bob";
    var statement = "\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Condition\": {}}}";
    var iam =
        new WireIam()
            .answer(
                "GetAccountAuthorizationDetails",
                """
                <UserDetailList><member><UserName>bob</UserName><Arn>%s</Arn><UserPolicyList>
                <member><PolicyName>old</PolicyName><PolicyDocument>{%s</PolicyDocument></member>
                <member><PolicyName>new</PolicyName>
                <PolicyDocument>{"Version": "2012-10-17", %s</PolicyDocument></member>
                </UserPolicyList></member></UserDetailList><IsTruncated>false</IsTruncated>\
                """
                    .formatted(bob, statement, statement));

    var rows = new IamScope(iam).survey(new AuthorizationDetails());

    assertThat(rows.node("AWSPolicyStatement", bob + "/inline_policy/old/statement/1").properties())
        .containsEntry("policy_version", "2008-10-17")
        .containsEntry("condition", null);
    assertThat(rows.node("AWSPolicyStatement", bob + "/inline_policy/new/statement/1").properties())
        .containsEntry("policy_version", "2012-10-17")
        .containsEntry("condition", null);
  }

  @Test
  void aPolicyThatIsAttachedToNobodyIsNotCharted() {
    var rows = new IamScope(estate()).survey(new AuthorizationDetails());

    assertThat(ids(rows.nodes("AWSManagedPolicy")))
        .containsExactlyInAnyOrder(US + "policy/corp/deploy", ADMINISTRATOR);
    assertThat(ids(rows.nodes("AWSPolicyStatement"))).noneMatch(id -> id.contains("boundary"));
  }

  @Test
  void aBoundaryIsNoPolicyAndHasItsStatements() {
    var rows = new IamScope(estate()).survey(new AuthorizationDetails());

    assertThat(rows.node("AWSPermissionsBoundary", US + "policy/boundary").properties())
        .containsExactly(entry("name", "boundary"), entry("arn", US + "policy/boundary"));
    assertThat(rows.links("PERMISSIONS_BOUNDARY"))
        .containsExactly(US + "role/open -> " + US + "policy/boundary");
    assertThat(rows.links("BOUNDARY_STATEMENT"))
        .containsExactly(US + "policy/boundary -> " + US + "policy/boundary/statement/Bound");
    assertThat(ids(rows.nodes("AWSPermissionsBoundaryStatement"))).hasSize(1);
  }

  @Test
  void policiesOfAwsAreReadOnceForAllAccounts() {
    var iam = estate();
    var run = new ScopeInTest.Run();

    new IamScope(iam, new Place("aws", "111111111111", Place.GLOBAL), run)
        .survey(new AuthorizationDetails());
    var second =
        new IamScope(iam, new Place("aws", "222222222222", Place.GLOBAL), run)
            .survey(new AuthorizationDetails());

    assertThat(iam.count("GetPolicy")).isEqualTo(1);
    assertThat(iam.count("GetPolicyVersion")).isEqualTo(1);
    assertThat(ids(second.nodes("AWSPolicyStatement"))).contains(ADMINISTRATOR + "/statement/1");
  }

  @Test
  void aPolicyOfAwsThatCannotBeReadIsMissingAndNamed() {
    var rows =
        new IamScope(estate().refuse("GetPolicy", 403, "AccessDenied"))
            .survey(new AuthorizationDetails());

    assertThat(rows.missing()).containsExactly(ADMINISTRATOR);
    assertThat(ids(rows.nodes("AWSManagedPolicy"))).contains(ADMINISTRATOR);
  }

  /** No call for each role and user, as the reference makes. */
  @Test
  void tagsOfRolesAndUsersComeWithTheDetails() {
    var iam = estate();

    var rows = new IamScope(iam).survey(new AuthorizationDetails());

    assertThat(rows.links("TAGGED"))
        .containsExactly(
            US + "user/staff/ada -> team:core",
            US + "user/staff/ada -> on-call:",
            US + "role/service/app -> team:core");
    assertThat(iam.calls().stream().map(WireIam.Call::operation))
        .doesNotContain("GetRole", "GetUser", "ListRoleTags", "ListUserTags");
  }

  @Test
  void everythingIsAskedForInTheLargestPages() {
    var iam = estate();

    new IamScope(iam).survey(new AuthorizationDetails());

    var first = iam.calls().getFirst();
    assertThat(first.parameter("MaxItems")).isEqualTo("1000");
    assertThat(
            List.of(
                first.parameter("Filter.member.1"),
                first.parameter("Filter.member.2"),
                first.parameter("Filter.member.3"),
                first.parameter("Filter.member.4")))
        .containsExactly("User", "Group", "Role", "LocalManagedPolicy");
    assertThat(iam.calls().get(1).parameter("Marker")).isEqualTo("page-2");
  }

  private static WireIam estate() {
    return new WireIam()
        .answer(
            "GetAccountAuthorizationDetails",
            call -> file("authorization-details-" + (call.parameter("Marker").isEmpty() ? 1 : 2)))
        .answer(
            "GetPolicy",
            """
            <Policy><PolicyName>AdministratorAccess</PolicyName><Arn>arn:aws:iam::aws:policy/AdministratorAccess</Arn>
            <DefaultVersionId>v1</DefaultVersionId></Policy>\
            """)
        .answer(
            "GetPolicyVersion",
            """
            <PolicyVersion><VersionId>v1</VersionId><IsDefaultVersion>true</IsDefaultVersion><Document>\
            %7B%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22*%22%2C%22Resource%22%3A%22*%22%7D%5D%7D\
            </Document></PolicyVersion>\
            """);
  }

  private static List<String> ids(List<NodeRow> rows) {
    return rows.stream().map(NodeRow::id).toList();
  }

  private static String file(String name) {
    try (var in = AuthorizationDetailsTest.class.getResourceAsStream(name + ".xml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
