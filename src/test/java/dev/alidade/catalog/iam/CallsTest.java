package dev.alidade.catalog.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.GlobalResource;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallsTest {

  private static final String DOCUMENT =
      "%7B%22Statement%22%3A%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22%2A%22%2C%22Resource%22%3A%22%2A%22%7D%7D";

  @Test
  void anEstateOf200RolesAnd50UsersAnd100PoliciesTakesElevenCalls() {
    var iam = estate();
    var scope = new IamScope(iam);

    IamResources.all().stream()
        .filter(resource -> !(resource instanceof LastAccessedServices))
        .map(GlobalResource.class::cast)
        .forEach(scope::survey);

    assertThat(scope.nodes("AWSRole")).hasSize(200);
    // Each of them once by its listing and once for its tags.
    assertThat(scope.nodes("AWSUser").stream().map(row -> row.id()).distinct()).hasSize(50);
    assertThat(scope.nodes("AWSManagedPolicy")).hasSize(101);
    assertThat(iam.operations())
        .containsExactlyInAnyOrder(
            "GetAccountAuthorizationDetails",
            "GetPolicy",
            "GetPolicyVersion",
            "ListUsers",
            "GenerateCredentialReport",
            "GetCredentialReport",
            "ListVirtualMFADevices",
            "GetAccountSummary",
            "ListSAMLProviders",
            "ListServerCertificates",
            "ListInstanceProfiles");
  }

  private static WireIam estate() {
    return new WireIam()
        .answer("GetAccountAuthorizationDetails", details())
        .answer("GetPolicy", "<Policy><DefaultVersionId>v1</DefaultVersionId></Policy>")
        .answer(
            "GetPolicyVersion",
            "<PolicyVersion><Document>" + DOCUMENT + "</Document></PolicyVersion>")
        .answer(
            "ListUsers",
            "<Users>"
                + members(50, "<UserName>u%1$d</UserName><Arn>" + arn("user/u") + "</Arn>")
                + "</Users>")
        .answer("GenerateCredentialReport", CredentialReportTest.state("STARTED"))
        .answer(
            "GetCredentialReport", CredentialReportTest.content(report(), "2024-01-31T10:20:30Z"))
        .answer("ListVirtualMFADevices", "<VirtualMFADevices/>")
        .answer(
            "GetAccountSummary",
            "<SummaryMap><entry><key>MFADevicesInUse</key><value>0</value></entry></SummaryMap>")
        .answer("ListSAMLProviders", "<SAMLProviderList/>")
        .answer("ListServerCertificates", "<ServerCertificateMetadataList/>")
        .answer("ListInstanceProfiles", "<InstanceProfiles/>");
  }

  private static String details() {
    return "<UserDetailList>"
        + members(50, "<UserName>u%1$d</UserName><Arn>" + arn("user/u") + "</Arn>")
        + "</UserDetailList><RoleDetailList>"
        + members(
            200,
            "<RoleName>r%1$d</RoleName><Arn>"
                + arn("role/r")
                + "</Arn><AssumeRolePolicyDocument>"
                + DOCUMENT.replace("%", "%%")
                + "</AssumeRolePolicyDocument><AttachedManagedPolicies><member><PolicyArn>"
                + "arn:aws:iam::aws:policy/ReadOnlyAccess</PolicyArn></member><member><PolicyArn>"
                + arn("policy/p").replace("%1$d", "%2$d")
                + "</PolicyArn></member></AttachedManagedPolicies>")
        + "</RoleDetailList><Policies>"
        + members(
            100,
            "<Arn>"
                + arn("policy/p")
                + "</Arn><AttachmentCount>2</AttachmentCount><PolicyVersionList><member><Document>"
                + DOCUMENT.replace("%", "%%")
                + "</Document><IsDefaultVersion>true</IsDefaultVersion></member></PolicyVersionList>")
        + "</Policies><IsTruncated>false</IsTruncated>";
  }

  private static String report() {
    return "user,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_2_active,"
        + "access_key_2_last_rotated\n"
        + IntStream.range(0, 50)
            .mapToObj("u%d,false,false,N/A,false,N/A\n"::formatted)
            .collect(Collectors.joining());
  }

  private static String arn(String resource) {
    return "arn:aws:iam::111111111111:" + resource + "%1$d";
  }

  private static String members(int count, String member) {
    return IntStream.range(0, count)
        .mapToObj(i -> "<member>" + member.formatted(i, i % 100) + "</member>")
        .collect(Collectors.joining());
  }
}
