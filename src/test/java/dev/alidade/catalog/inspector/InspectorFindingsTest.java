package dev.alidade.catalog.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.catalog.ec2.SurveyedRegion;
import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import dev.alidade.estate.Fault;
import dev.alidade.estate.ServedEstate;
import dev.alidade.estate.Target;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.inspector2.model.AccessDeniedException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InspectorFindingsTest {

  private static final String ACCOUNT = "210987654321";
  private static final String MEMBER = "444455556666";
  private static final String REGION = "eu-west-1";
  private static final String FINDINGS = "inspector2:ListFindings";
  private static final String MEMBERS = "inspector2:ListMembers";
  private static final String ARN = "arn:aws:inspector2:eu-west-1:210987654321:finding/";

  private final String wire = SurveyedRegion.wire(getClass(), "ListFindings.json");
  private final Estate estate = Estate.sample().replace(ACCOUNT, REGION, FINDINGS, wire);
  @RegisterExtension private final ServedEstate served = new ServedEstate(estate);

  private final EstateServer server = served.server();

  private SurveyedRegion surveyed() {
    return new SurveyedRegion(server, ACCOUNT, REGION).survey(new InspectorFindings());
  }

  @Test
  void aFindingOrPackageWithoutWhatItsIdIsMadeOfCostsItself() {
    server.serve(
        Estate.sample()
            .replace(
                ACCOUNT,
                REGION,
                FINDINGS,
                """
                {"findings": [
                  {"title": "no ARN"},
                  {"findingArn": "arn:1", "packageVulnerabilityDetails": {
                    "vulnerabilityId": "CVE-2030-1",
                    "vulnerablePackages": [{"version": "1"}, {"name": "openssl", "version": "3"}]}}
                ]}"""));
    var region =
        new SurveyedRegion(server, ACCOUNT, REGION).surveyWithGaps(new InspectorFindings());

    assertThat(region.withoutId()).containsExactly("AWSInspectorFinding", "AWSInspectorPackage");
    assertThat(region.ids("AWSInspectorFinding")).containsExactly("arn:1");
    assertThat(region.ids("AWSInspectorPackage")).containsExactly("openssl|3");
    assertThat(region.properties("AWSInspectorFinding", "arn:1"))
        .containsEntry("vulnerablepackageids", List.of("openssl|3"));
    assertThat(region.links("HAS"))
        .containsExactly("AWSInspectorFinding arn:1 -> AWSInspectorPackage openssl|3");
  }

  @Test
  void aVulnerabilityIsChartedAsAwsDescribesIt() {
    var row = surveyed().node("AWSInspectorFinding", ARN + "0001");

    assertThat(row.conditionalLabels()).containsExactly("CVE");
    assertThat(row.properties())
        .contains(
            entry("arn", ARN + "0001"),
            entry("awsaccount", ACCOUNT),
            entry("name", "CVE-2024-3094 - xz, liblzma"),
            entry("instanceid", "i-0aaaaaaaaaaaaaaa1"),
            entry("severity", "CRITICAL"),
            entry("firstobservedat", Instant.ofEpochMilli(1711700000500L).atZone(ZoneOffset.UTC)),
            entry("updatedat", Instant.ofEpochSecond(1711800000).atZone(ZoneOffset.UTC)),
            entry("type", "PACKAGE_VULNERABILITY"),
            entry("cvssscore", 9.8),
            entry("vulnerabilityid", "CVE-2024-3094"),
            entry("cve_id", "CVE-2024-3094"),
            entry(
                "referenceurls",
                List.of("https://www.openwall.com/lists/oss-security/2024/03/29/4")),
            entry("relatedvulnerabilities", List.of()),
            entry("source", "NVD"),
            entry("sourceurl", "https://nvd.nist.gov/vuln/detail/CVE-2024-3094"),
            entry("status", "ACTIVE"),
            entry("vendorcreatedat", Instant.ofEpochSecond(1711670400).atZone(ZoneOffset.UTC)),
            entry("vendorseverity", "CRITICAL"),
            entry("vendorupdatedat", Instant.ofEpochSecond(1711756800).atZone(ZoneOffset.UTC)),
            entry(
                "vulnerablepackageids",
                List.of("xz|1:5.6.0-2.fc40.X86_64", "org.tukaani:xz|0:1.9")),
            entry("fixavailable", "YES"),
            entry("exploitavailable", "YES"),
            entry("lastknownexploitat", Instant.ofEpochSecond(1711750000).atZone(ZoneOffset.UTC)),
            entry("epss_score_inspector", 0.92),
            entry("region", "eu-west-1"),
            entry("_ont_cve_id", "CVE-2024-3094"),
            entry("_ont_base_score", 9.8),
            entry("_ont_base_severity", "critical"));
  }

  @Test
  void anOpenPortIsASecurityIssueWithItsPorts() {
    var row = surveyed().node("AWSInspectorFinding", ARN + "0002");

    assertThat(row.conditionalLabels()).containsExactly("SecurityIssue");
    assertThat(row.properties())
        .contains(
            entry("protocol", "TCP"),
            entry("portrange", "22-23"),
            entry("portrangebegin", 22),
            entry("portrangeend", 23),
            entry("updatedat", null),
            entry("cvssscore", null),
            entry("cve_id", null),
            entry("referenceurls", null),
            entry("vulnerablepackageids", null));
  }

  @Test
  void anAdvisoryWithoutACveNumberHasNone() {
    var row = surveyed().node("AWSInspectorFinding", ARN + "0003");

    assertThat(row.conditionalLabels()).containsExactly("CVE");
    assertThat(row.properties())
        .contains(
            entry("vulnerabilityid", "GHSA-xxxx-yyyy-zzzz"),
            entry("cve_id", null),
            entry("ecrimageid", "sha256:0123456789abcdef"),
            entry("referenceurls", null),
            entry("relatedvulnerabilities", null),
            entry("_ont_base_severity", null));
  }

  @Test
  void aFindingAboutCodeIsNeitherCveNorOpenPort() {
    var row = surveyed().node("AWSInspectorFinding", ARN + "0004");

    assertThat(row.conditionalLabels()).isEmpty();
    assertThat(row.properties())
        .contains(entry("instanceid", null), entry("_ont_base_severity", "high"));
  }

  @Test
  void closedFindingsAreNotAskedFor() {
    assertThat(surveyed().ids("AWSInspectorFinding"))
        .containsExactly(ARN + "0001", ARN + "0002", ARN + "0003", ARN + "0004");
  }

  @Test
  void aPackageIsOneNodeAndItsPlaceIsOnTheLink() {
    var region = surveyed();

    assertThat(region.ids("AWSInspectorPackage"))
        .containsExactly("xz|1:5.6.0-2.fc40.X86_64", "org.tukaani:xz|0:1.9", "left-pad|1.3.0");
    assertThat(region.properties("AWSInspectorPackage", "xz|1:5.6.0-2.fc40.X86_64"))
        .contains(
            entry("name", "xz"),
            entry("version", "5.6.0"),
            entry("release", "2.fc40"),
            entry("arch", "X86_64"),
            entry("epoch", 1),
            entry("manager", "OS"));
    assertThat(region.links("HAS"))
        .containsExactly(
            "AWSInspectorFinding " + ARN + "0001 -> AWSInspectorPackage xz|1:5.6.0-2.fc40.X86_64",
            "AWSInspectorFinding " + ARN + "0001 -> AWSInspectorPackage org.tukaani:xz|0:1.9",
            "AWSInspectorFinding " + ARN + "0003 -> AWSInspectorPackage left-pad|1.3.0");
    assertThat(region.linkRows("HAS").getFirst().properties())
        .containsExactly(
            entry("filepath", null),
            entry("fixedinversion", "1:5.4.6-3.fc40"),
            entry("remediation", "dnf downgrade xz"),
            entry("sourcelayerhash", null),
            entry("sourcelambdalayerarn", null));
    assertThat(region.linkRows("HAS").get(1).properties())
        .contains(entry("filepath", "opt/b/xz.jar"));
    assertThat(region.linkRows("HAS").getFirst().type().scoped()).isTrue();
  }

  @Test
  void aFindingBelongsToItsAccountAndAffectsItsResource() {
    var region = surveyed();

    assertThat(region.links("MEMBER"))
        .contains("AWSAccount 210987654321 -> AWSInspectorFinding " + ARN + "0001")
        .hasSize(4);
    assertThat(region.links("AFFECTS"))
        .containsExactly(
            "AWSInspectorFinding " + ARN + "0001 -> AWSEC2Instance i-0aaaaaaaaaaaaaaa1",
            "AWSInspectorFinding " + ARN + "0002 -> AWSEC2Instance i-0aaaaaaaaaaaaaaa2",
            "AWSInspectorFinding " + ARN + "0003 -> AWSECRImage sha256:0123456789abcdef");
  }

  @Test
  void theDelegatedAdministratorHasTheFindingsOfItsMembersWithoutListingThem() {
    var ofMember = wire.replace(ACCOUNT, MEMBER);
    var member =
        "{\"members\": [{\"accountId\": \"" + MEMBER + "\", \"relationshipStatus\": \"ENABLED\"}]}";
    server.serve(
        estate
            .replace(ACCOUNT, REGION, MEMBERS, member)
            .replace(MEMBER, REGION, FINDINGS, ofMember));
    server.inject(Fault.deny(Target.operation(MEMBERS)));

    var region = surveyed();

    assertThat(region.ids("AWSInspectorFinding")).hasSize(8);
    assertThat(region.properties("AWSInspectorFinding", (ARN + "0001").replace(ACCOUNT, MEMBER)))
        .containsEntry("awsaccount", MEMBER);
    assertThat(region.links("MEMBER"))
        .contains(
            "AWSAccount 444455556666 -> AWSInspectorFinding "
                + (ARN + "0002").replace(ACCOUNT, MEMBER));
    assertThat(region.calls()).containsExactly("ListFindings", "ListFindings");
  }

  @Test
  void nothingIsKeptOfAPageWhenTheNextIsAskedFor() {
    var first = wire.replaceFirst("\\}\\s*\\z", ", \"nextToken\": \"page-2\"}");
    server.serve(
        estate
            .replace(ACCOUNT, REGION, FINDINGS, first)
            .replace(ACCOUNT, REGION, FINDINGS, 2, wire.replace("finding/", "finding/second-")));
    var callsAtEachRow = new ArrayList<Integer>();

    var region = new SurveyedRegion(server, ACCOUNT, REGION);
    region
        .watchedBy(row -> callsAtEachRow.add(region.calls().size()))
        .survey(new InspectorFindings());

    // Four findings and three packages, then the next call.
    assertThat(callsAtEachRow).containsExactly(1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2);
  }

  @Test
  void aDenialIsNotAnEmptyList() {
    server.inject(Fault.deny(Target.operation(FINDINGS)));

    assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(this::surveyed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu-west-1", "us-east-1", "ca-west-1", "us-gov-west-1", "cn-north-1"})
  void inspectorIsOfferedHere(String region) {
    assertThat(new InspectorFindings().offeredIn(region)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ap-east-2", "xx-new-1"})
  void aRegionThatTheSdksListDoesNotKnowOrIsTooOldForIsAsked(String region) {
    assertThat(new InspectorFindings().offeredIn(region)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-iso-east-1", "global"})
  void inspectorIsNotOfferedThere(String region) {
    assertThat(new InspectorFindings().offeredIn(region)).isFalse();
  }
}
