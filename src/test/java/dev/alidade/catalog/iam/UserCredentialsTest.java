package dev.alidade.catalog.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.graph.NodeRow;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** Users, their access keys and their MFA devices. */
class UserCredentialsTest {

  private static final String US = "arn:aws:iam::111111111111:";
  private static final ZonedDateTime DATE =
      ZonedDateTime.of(2024, 1, 31, 10, 20, 30, 0, ZoneOffset.UTC);

  @Test
  void aUserHasItsPropertiesAndThePasswordsLastUse() {
    var rows = new IamScope(users()).survey(new Users());

    assertThat(rows.node("AWSUser", US + "user/active").properties())
        .containsExactly(
            entry("arn", US + "user/active"),
            entry("userid", "AIDAACTIVE"),
            entry("name", "active"),
            entry("path", "/"),
            entry("createdate", "2024-01-31 10:20:30+00:00"),
            entry("createdate_dt", DATE),
            entry("passwordlastused", "2024-01-31 10:20:30+00:00"),
            entry("passwordlastused_dt", DATE),
            entry("_ont_source", "aws"),
            entry("_ont_username", "active"));
  }

  @Test
  void aPasswordThatWasNeverUsedIsAnEmptyText() {
    var rows = new IamScope(users()).survey(new Users());

    assertThat(rows.node("AWSUser", US + "user/bare").properties())
        .containsEntry("passwordlastused", "")
        .containsEntry("passwordlastused_dt", null);
  }

  @Test
  void onlyUsersWithKeysAreAskedForThem() {
    var iam =
        withReport(users()).answer("ListAccessKeys", call -> keys(call.parameter("UserName")));
    neverUsed(iam);

    var rows = new IamScope(iam).survey(new AccessKeys());

    assertThat(iam.calls().stream().filter(c -> c.operation().equals("ListAccessKeys")))
        .extracting(c -> c.parameter("UserName"))
        .containsExactlyInAnyOrder("active", "idle");
    assertThat(rows.links("AWS_ACCESS_KEY"))
        .containsExactlyInAnyOrder(US + "user/active -> AKIAACTIVE", US + "user/idle -> AKIAIDLE");
    assertThat(rows.links("OWNED_BY"))
        .containsExactlyInAnyOrder(
            "AKIAACTIVE -> " + US + "user/active", "AKIAIDLE -> " + US + "user/idle");
  }

  @Test
  void everyUserIsAskedWhenTheReportIsRefused() {
    var iam =
        neverUsed(
            users()
                .refuse("GenerateCredentialReport", 403, "AccessDenied")
                .answer("ListAccessKeys", call -> keys(call.parameter("UserName"))));

    var rows = new IamScope(iam).survey(new AccessKeys());

    assertThat(iam.count("ListAccessKeys")).isEqualTo(3);
    assertThat(rows.missing()).isEmpty();
  }

  @Test
  void aKeyThatWasNeverUsedHasNoDateOfUse() {
    var rows =
        new IamScope(
                neverUsed(withReport(users()).answer("ListAccessKeys", call -> keys("active"))))
            .survey(new AccessKeys());

    assertThat(rows.nodes(AccessKeys.KEY).getFirst().properties())
        .containsExactly(
            entry("accesskeyid", "AKIAACTIVE"),
            entry("createdate", "2024-01-31 10:20:30+00:00"),
            entry("createdate_dt", DATE),
            entry("status", "Active"),
            entry("_ont_source", "aws"),
            entry("_ont_name", "AKIAACTIVE"),
            entry("_ont_created_at", "2024-01-31 10:20:30+00:00"));
    var use = rows.nodes(AccessKeys.USE).getFirst();
    assertThat(use.id()).isEqualTo("AKIAACTIVE");
    assertThat(use.properties())
        .containsExactly(
            entry("lastuseddate", null),
            entry("lastuseddate_dt", null),
            entry("lastusedservice", "N/A"),
            entry("lastusedregion", "N/A"),
            entry("_ont_last_used_at", null));
  }

  @Test
  void aKeyIsChartedWhereItsLastUseIsRefused() {
    var iam =
        withReport(users())
            .answer("ListAccessKeys", call -> keys(call.parameter("UserName")))
            .refuse("GetAccessKeyLastUsed", 403, "AccessDenied");

    var rows = new IamScope(iam).survey(new AccessKeys());

    assertThat(rows.nodes(AccessKeys.KEY))
        .extracting(NodeRow::id)
        .containsExactlyInAnyOrder("AKIAACTIVE", "AKIAIDLE");
    assertThat(rows.nodes(AccessKeys.USE)).isEmpty();
    assertThat(rows.missing()).containsExactly("AKIAACTIVE", "AKIAIDLE");
  }

  @Test
  void aUserWhoHasGoneMeanwhileIsNoFailure() {
    var iam = withReport(users()).refuse("ListAccessKeys", 404, "NoSuchEntity");

    var rows = new IamScope(iam).survey(new AccessKeys());

    assertThat(rows.missing()).isEmpty();
    assertThat(rows.nodes("AWSAccountAccessKey")).isEmpty();
  }

  @Test
  void aUserWhoseKeysAreRefusedIsNamed() {
    var iam = withReport(users()).refuse("ListAccessKeys", 403, "AccessDenied");

    assertThat(new IamScope(iam).survey(new AccessKeys()).missing())
        .containsExactlyInAnyOrder("active", "idle");
  }

  @Test
  void virtualDevicesComeInOneCall() {
    var iam = summary(virtualDevices(new WireIam()), 1);

    var rows = new IamScope(iam).survey(new MfaDevices());

    assertThat(iam.operations()).containsExactly("ListVirtualMFADevices", "GetAccountSummary");
    assertThat(iam.calls().getFirst().parameter("AssignmentStatus")).isEqualTo("Assigned");
    assertThat(rows.nodes("AWSMfaDevice")).hasSize(1);
    assertThat(rows.node("AWSMfaDevice", US + "mfa/phone").properties())
        .containsExactly(
            entry("serialnumber", US + "mfa/phone"),
            entry("username", "idle"),
            entry("user_arn", US + "user/idle"),
            entry("enabledate", "2024-01-31 10:20:30+00:00"),
            entry("enabledate_dt", DATE));
    assertThat(rows.links("MFA_DEVICE")).containsExactly(US + "user/idle -> " + US + "mfa/phone");
  }

  @Test
  void usersAreAskedWhereThereAreOtherDevices() {
    var iam =
        withReport(summary(virtualDevices(users()), 2))
            .answer(
                "ListMFADevices",
                """
                <MFADevices><member><UserName>active</UserName><SerialNumber>GAHT12345678</SerialNumber>
                <EnableDate>2024-01-31T10:20:30Z</EnableDate></member></MFADevices>
                <IsTruncated>false</IsTruncated>\
                """);

    var rows = new IamScope(iam).survey(new MfaDevices());

    // The report says that only this one has a device; the other's is known from the list.
    assertThat(iam.calls().stream().filter(c -> c.operation().equals("ListMFADevices")))
        .extracting(c -> c.parameter("UserName"))
        .containsExactly("active");
    assertThat(rows.links("MFA_DEVICE"))
        .containsExactly(
            US + "user/idle -> " + US + "mfa/phone", US + "user/active -> GAHT12345678");
  }

  private static WireIam virtualDevices(WireIam iam) {
    return iam.answer(
        "ListVirtualMFADevices",
        """
        <VirtualMFADevices>
          <member>
            <SerialNumber>arn:aws:iam::111111111111:mfa/phone</SerialNumber>
            <EnableDate>2024-01-31T10:20:30Z</EnableDate>
            <User><Path>/</Path><UserName>idle</UserName><UserId>AIDAIDLE</UserId>
              <Arn>arn:aws:iam::111111111111:user/idle</Arn>
              <CreateDate>2024-01-31T10:20:30Z</CreateDate></User>
          </member>
          <member>
            <SerialNumber>arn:aws:iam::111111111111:mfa/root-account-mfa-device</SerialNumber>
            <EnableDate>2024-01-31T10:20:30Z</EnableDate>
            <User><UserId>111111111111</UserId><Arn>arn:aws:iam::111111111111:root</Arn>
              <CreateDate>2024-01-31T10:20:30Z</CreateDate></User>
          </member>
        </VirtualMFADevices>
        <IsTruncated>false</IsTruncated>\
        """);
  }

  private static WireIam summary(WireIam iam, int devicesInUse) {
    return iam.answer(
        "GetAccountSummary",
        "<SummaryMap><entry><key>MFADevicesInUse</key><value>"
            + devicesInUse
            + "</value></entry></SummaryMap>");
  }

  private static WireIam withReport(WireIam iam) {
    return iam.answer("GenerateCredentialReport", CredentialReportTest.state("STARTED"))
        .answer(
            "GetCredentialReport",
            CredentialReportTest.content(CredentialReportTest.REPORT, "2024-01-31T10:20:30Z"));
  }

  private static WireIam neverUsed(WireIam iam) {
    return iam.answer(
        "GetAccessKeyLastUsed",
        """
        <AccessKeyLastUsed><Region>N/A</Region><ServiceName>N/A</ServiceName></AccessKeyLastUsed>\
        """);
  }

  private static String keys(String userName) {
    return """
    <AccessKeyMetadata><member><UserName>%1$s</UserName><AccessKeyId>AKIA%2$s</AccessKeyId>
    <Status>Active</Status><CreateDate>2024-01-31T10:20:30Z</CreateDate></member></AccessKeyMetadata>
    <IsTruncated>false</IsTruncated>\
    """
        .formatted(userName, userName.toUpperCase(java.util.Locale.ROOT));
  }

  private static WireIam users() {
    return new WireIam()
        .answer(
            "ListUsers",
            "<Users>"
                + user("bare", "")
                + user("active", "<PasswordLastUsed>2024-01-31T10:20:30Z</PasswordLastUsed>")
                + user("idle", "")
                + "</Users><IsTruncated>false</IsTruncated>");
  }

  private static String user(String name, String more) {
    return """
    <member><Path>/</Path><UserName>%1$s</UserName><UserId>AIDA%2$s</UserId>
    <Arn>arn:aws:iam::111111111111:user/%1$s</Arn><CreateDate>2024-01-31T10:20:30Z</CreateDate>
    %3$s</member>\
    """
        .formatted(name, name.toUpperCase(java.util.Locale.ROOT), more);
  }
}
