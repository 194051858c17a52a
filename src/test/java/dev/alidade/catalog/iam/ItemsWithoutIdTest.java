package dev.alidade.catalog.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.GlobalResource;
import dev.alidade.graph.NodeRow;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Items that lack what their id is made of: each costs itself, and no other. */
class ItemsWithoutIdTest {

  private static final String US = "arn:aws:iam::111111111111:";
  private static final String ALLOW =
      "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}";
  private static final String TRUST =
      "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
          + "\"Principal\":{\"Service\":\"ec2.amazonaws.com\"}}}";

  /**
   * A list in which AWS leaves out ids.
   *
   * @param answers the results, by operation
   * @param charted the ids of each label that are charted all the same
   * @param withoutId the labels of the others, in any order
   */
  private record Case(
      GlobalResource resource,
      Map<String, String> answers,
      Map<String, List<String>> charted,
      List<String> withoutId) {
    @Override
    public String toString() {
      return resource.name();
    }
  }

  static Stream<Case> lists() {
    return Stream.of(
        new Case(
            new Users(),
            Map.of(
                "ListUsers",
                users("<member/><member><UserName>x</UserName></member>" + user("ada"))),
            Map.of("AWSUser", List.of(US + "user/ada")),
            List.of("AWSUser", "AWSUser")),
        new Case(
            new SamlProviders(),
            Map.of(
                "ListSAMLProviders",
                "<SAMLProviderList><member/><member><Arn>"
                    + US
                    + "saml-provider/okta</Arn></member></SAMLProviderList>"),
            Map.of("AWSSAMLProvider", List.of(US + "saml-provider/okta")),
            List.of("AWSSAMLProvider")),
        new Case(
            new ServerCertificates(),
            Map.of(
                "ListServerCertificates",
                "<ServerCertificateMetadataList><member/><member><ServerCertificateId>ASCA1</ServerCertificateId>"
                    + "</member></ServerCertificateMetadataList>"),
            Map.of("AWSServerCertificate", List.of("ASCA1")),
            List.of("AWSServerCertificate")),
        new Case(
            new InstanceProfiles(),
            Map.of(
                "ListInstanceProfiles",
                "<InstanceProfiles><member><Roles><member/></Roles></member><member><Arn>"
                    + US
                    + "instance-profile/web</Arn><Roles><member/></Roles></member></InstanceProfiles>"),
            Map.of("AWSInstanceProfile", List.of(US + "instance-profile/web")),
            List.of("AWSInstanceProfile")),
        new Case(
            new MfaDevices(),
            Map.of(
                "ListVirtualMFADevices",
                """
                <VirtualMFADevices>
                  <member/>
                  <member><User><UserName>ada</UserName></User></member>
                  <member><SerialNumber>mfa-1</SerialNumber><User><UserName>ada</UserName></User></member>
                </VirtualMFADevices>""",
                "GetAccountSummary",
                "<SummaryMap><entry><key>MFADevicesInUse</key><value>2</value></entry></SummaryMap>"),
            Map.of("AWSMfaDevice", List.of("mfa-1")),
            List.of("AWSMfaDevice")),
        new Case(
            new AccessKeys(),
            Map.of(
                "ListUsers", users(user("ada")),
                "ListAccessKeys",
                    "<AccessKeyMetadata><member/><member><AccessKeyId>AKIA1</AccessKeyId></member></AccessKeyMetadata>",
                "GetAccessKeyLastUsed", "<AccessKeyLastUsed/>"),
            Map.of("AWSAccountAccessKey", List.of("AKIA1", "AKIA1")),
            List.of("AWSAccountAccessKey")),
        new Case(
            new LastAccessedServices(),
            Map.of(
                "GetAccountAuthorizationDetails",
                "<UserDetailList><member/><member><Arn>"
                    + US
                    + "user/ada</Arn></member></UserDetailList>",
                "GenerateServiceLastAccessedDetails",
                "<JobId>job-1</JobId>",
                "GetServiceLastAccessedDetails",
                "<JobStatus>COMPLETED</JobStatus>"),
            Map.of("AWSPrincipal", List.of(US + "user/ada")),
            // Those who list principals say what is not charted of them.
            List.of()),
        new Case(
            new AuthorizationDetails(),
            Map.of(
                "GetAccountAuthorizationDetails",
                """
                <UserDetailList>
                  <member><UserPolicyList><member><PolicyName>own</PolicyName><PolicyDocument>%2$s</PolicyDocument></member></UserPolicyList>
                    <AttachedManagedPolicies><member/></AttachedManagedPolicies><GroupList><member>admins</member></GroupList></member>
                  <member><Arn>%1$suser/ada</Arn>
                    <UserPolicyList><member><PolicyDocument>%2$s</PolicyDocument></member></UserPolicyList>
                    <AttachedManagedPolicies><member><PolicyArn>%1$spolicy/p</PolicyArn></member></AttachedManagedPolicies></member>
                </UserDetailList>
                <GroupDetailList><member/><member><Arn>%1$sgroup/admins</Arn><GroupName>admins</GroupName></member></GroupDetailList>
                <RoleDetailList><member><AssumeRolePolicyDocument>%3$s</AssumeRolePolicyDocument></member></RoleDetailList>
                <Policies>
                  <member><PolicyVersionList><member><IsDefaultVersion>true</IsDefaultVersion><Document>%2$s</Document></member></PolicyVersionList></member>
                  <member><Arn>%1$spolicy/p</Arn>
                    <PolicyVersionList><member><IsDefaultVersion>true</IsDefaultVersion><Document>%2$s</Document></member></PolicyVersionList></member>
                </Policies>"""
                    .formatted(US, ALLOW, TRUST)),
            Map.of(
                "AWSUser", List.of(US + "user/ada"),
                "AWSGroup", List.of(US + "group/admins"),
                "AWSServicePrincipal", List.of("ec2.amazonaws.com"),
                "AWSManagedPolicy", List.of(US + "policy/p"),
                "AWSPolicyStatement", List.of(US + "policy/p/statement/1")),
            List.of(
                "AWSUser",
                "AWSInlinePolicy",
                "AWSPolicyStatement",
                "AWSInlinePolicy",
                "AWSPolicyStatement",
                "AWSGroup",
                "AWSRole",
                "AWSPolicyStatement",
                "AWSManagedPolicy")));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void anItemWithoutWhatItsIdIsMadeOfCostsThatItem(Case of) {
    var rows = new IamScope(iam(of.answers())).surveyWithGaps(of.resource());

    assertThat(rows.withoutId()).containsExactlyInAnyOrderElementsOf(of.withoutId());
    assertThat(rows.missing()).isEmpty();
    of.charted()
        .forEach(
            (label, ids) -> assertThat(rows.nodes(label)).extracting(NodeRow::id).isEqualTo(ids));
    assertThat(rows.all()).extracting(row -> row.type().label()).isSubsetOf(of.charted().keySet());
  }

  @ParameterizedTest
  @MethodSource("lists")
  void whatIsMissingIsNoText(Case of) {
    var iam = iam(of.answers());
    var rows = new IamScope(iam).surveyWithGaps(of.resource());

    assertThat(rows.all()).extracting(NodeRow::id).noneMatch(id -> id.contains("null"));
    assertThat(rows.ends()).doesNotContain("").noneMatch(end -> end.contains("null"));
    assertThat(iam.calls())
        .allSatisfy(call -> assertThat(call.parameters().values()).doesNotContain("null", ""));
  }

  /** IAM would answer for who asks, whose keys are not this user's. */
  @Test
  void aUserWithoutANameIsNotAskedForKeysOrDevices() {
    var nameless = users("<member><Arn>" + US + "user/x</Arn></member>");
    var keys = iam(Map.of("ListUsers", nameless));
    var ofKeys = new IamScope(keys).survey(new AccessKeys());
    assertThat(ofKeys.missing()).containsExactly(US + "user/x");
    assertThat(ofKeys.outcome().toString()).contains("AWS returned the user without a name");
    assertThat(keys.count("ListAccessKeys")).isZero();

    var devices =
        iam(
            Map.of(
                "GetAccountSummary", "<SummaryMap/>",
                "ListVirtualMFADevices", "<VirtualMFADevices/>",
                "ListUsers", nameless));
    var ofDevices = new IamScope(devices).survey(new MfaDevices());
    assertThat(ofDevices.missing()).containsExactly(US + "user/x");
    assertThat(ofDevices.outcome().toString()).contains("AWS returned the user without a name");
    assertThat(devices.count("ListMFADevices")).isZero();
  }

  private static WireIam iam(Map<String, String> answers) {
    var iam = new WireIam().refuse("GenerateCredentialReport", 403, "AccessDenied");
    answers.forEach(iam::answer);
    return iam;
  }

  private static String users(String members) {
    return "<Users>" + members + "</Users>";
  }

  private static String user(String name) {
    return "<member><UserName>%1$s</UserName><Arn>%2$suser/%1$s</Arn></member>".formatted(name, US);
  }
}
