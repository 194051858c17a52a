package dev.alidade.catalog.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** What one list of an account holds: summary, identity providers, certificates, profiles. */
class AccountListsTest {

  private static final ZonedDateTime DATE =
      ZonedDateTime.of(2024, 1, 31, 10, 20, 30, 0, ZoneOffset.UTC);

  @Test
  void theSummaryStandsOnTheAccount() {
    var rows =
        new IamScope(
                new WireIam()
                    .answer(
                        "GetAccountSummary",
                        """
                        <SummaryMap>
                          <entry><key>Users</key><value>12</value></entry>
                          <entry><key>AccountMFAEnabled</key><value>1</value></entry>
                          <entry><key>UsersQuota</key><value>5000</value></entry>
                        </SummaryMap>\
                        """))
            .survey(new AccountSummary());

    assertThat(rows.node("AWSAccount", IamScope.ACCOUNT).properties())
        .hasSize(13)
        .containsEntry("users", 12)
        .containsEntry("account_mfa_enabled", 1)
        .containsEntry("server_certificates", null);
  }

  @Test
  void aSamlProviderIsNamedByTheEndOfItsArn() {
    var rows =
        new IamScope(
                new WireIam()
                    .answer(
                        "ListSAMLProviders",
                        """
                        <SAMLProviderList><member>
                          <Arn>arn:aws:iam::111111111111:saml-provider/okta</Arn>
                          <ValidUntil>2024-01-31T10:20:30Z</ValidUntil>
                          <CreateDate>2024-01-31T10:20:30Z</CreateDate>
                        </member></SAMLProviderList>\
                        """))
            .survey(new SamlProviders());

    assertThat(
            rows.node("AWSSAMLProvider", "arn:aws:iam::111111111111:saml-provider/okta")
                .properties())
        .containsExactly(
            entry("arn", "arn:aws:iam::111111111111:saml-provider/okta"),
            entry("name", "okta"),
            entry("create_date", DATE),
            entry("valid_until", DATE),
            entry("_ont_source", "aws"),
            entry("_ont_name", "okta"),
            entry("_ont_protocol", "SAML"));
  }

  @Test
  void aCertificateHasItsDates() {
    var rows =
        new IamScope(
                new WireIam()
                    .answer(
                        "ListServerCertificates",
                        """
                        <ServerCertificateMetadataList><member>
                          <Path>/elb/</Path><ServerCertificateName>web</ServerCertificateName>
                          <ServerCertificateId>ASCA1</ServerCertificateId>
                          <Arn>arn:aws:iam::111111111111:server-certificate/elb/web</Arn>
                          <UploadDate>2024-01-31T10:20:30Z</UploadDate>
                          <Expiration>2024-01-31T10:20:30Z</Expiration>
                        </member></ServerCertificateMetadataList><IsTruncated>false</IsTruncated>\
                        """))
            .survey(new ServerCertificates());

    assertThat(rows.node("AWSServerCertificate", "ASCA1").properties())
        .containsExactly(
            entry("arn", "arn:aws:iam::111111111111:server-certificate/elb/web"),
            entry("server_certificate_id", "ASCA1"),
            entry("server_certificate_name", "web"),
            entry("path", "/elb/"),
            entry("expiration", DATE),
            entry("upload_date", DATE),
            entry("_ont_source", "aws"),
            entry("_ont_domain", "web"),
            entry("_ont_expiry", DATE));
  }

  @Test
  void anInstanceProfileLinksItsRole() {
    var rows =
        new IamScope(
                new WireIam()
                    .answer(
                        "ListInstanceProfiles",
                        """
                        <InstanceProfiles><member>
                          <Path>/</Path><InstanceProfileName>web</InstanceProfileName>
                          <InstanceProfileId>AIPA1</InstanceProfileId>
                          <Arn>arn:aws:iam::111111111111:instance-profile/web</Arn>
                          <CreateDate>2024-01-31T10:20:30Z</CreateDate>
                          <Roles><member><RoleName>app</RoleName>
                            <Arn>arn:aws:iam::111111111111:role/app</Arn></member></Roles>
                        </member></InstanceProfiles><IsTruncated>false</IsTruncated>\
                        """))
            .survey(new InstanceProfiles());

    assertThat(
            rows.node("AWSInstanceProfile", "arn:aws:iam::111111111111:instance-profile/web")
                .properties())
        .containsExactly(
            entry("arn", "arn:aws:iam::111111111111:instance-profile/web"),
            entry("createdate", DATE),
            entry("instance_profile_id", "AIPA1"),
            entry("instance_profile_name", "web"),
            entry("path", "/"));
    assertThat(rows.links("ASSOCIATED_WITH"))
        .containsExactly(
            "arn:aws:iam::111111111111:instance-profile/web -> arn:aws:iam::111111111111:role/app");
  }
}
