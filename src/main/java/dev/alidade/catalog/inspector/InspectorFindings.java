package dev.alidade.catalog.inspector;

import static dev.alidade.catalog.Declaration.inModule;
import static dev.alidade.graph.Target.to;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.catalog.text.PythonDates;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.CvssScoreDetails;
import software.amazon.awssdk.services.inspector2.model.EpssDetails;
import software.amazon.awssdk.services.inspector2.model.Finding;
import software.amazon.awssdk.services.inspector2.model.FindingStatus;
import software.amazon.awssdk.services.inspector2.model.FindingType;
import software.amazon.awssdk.services.inspector2.model.InspectorScoreDetails;
import software.amazon.awssdk.services.inspector2.model.ListFindingsRequest;
import software.amazon.awssdk.services.inspector2.model.NetworkReachabilityDetails;
import software.amazon.awssdk.services.inspector2.model.PackageVulnerabilityDetails;
import software.amazon.awssdk.services.inspector2.model.PortRange;
import software.amazon.awssdk.services.inspector2.model.ResourceType;
import software.amazon.awssdk.services.inspector2.model.StringComparison;
import software.amazon.awssdk.services.inspector2.model.StringFilter;

/**
 * Findings that are not closed, and the vulnerable packages that they name. Lists with {@code
 * inspector2:ListFindings}, page by page: nothing is kept of a page when the next one is asked for.
 *
 * <p>One listing without a filter on accounts gives an account its own findings, and the delegated
 * administrator of an organisation those of all members, so that members need not be listed.
 * https://docs.aws.amazon.com/inspector/latest/user/admin-member-relationship.html
 */
final class InspectorFindings implements RegionalResource {

  // As the contract has it: there can be millions of closed findings, and they say nothing of how
  // things are. Suppressed ones are asked for: AWS leaves out nothing by itself.
  private static final ListFindingsRequest NOT_CLOSED =
      ListFindingsRequest.builder()
          .maxResults(Inspector.LARGEST_PAGE)
          .filterCriteria(
              criteria ->
                  criteria.findingStatus(
                      StringFilter.builder()
                          .comparison(StringComparison.NOT_EQUALS)
                          .value(FindingStatus.CLOSED.toString())
                          .build()))
          .build();

  /** The severities, as all providers call them. */
  private static final Map<String, String> SEVERITIES =
      Map.of(
          "NONE", "info",
          "INFORMATIONAL", "info",
          "LOW", "low",
          "MEDIUM", "medium",
          "HIGH", "high",
          "CRITICAL", "critical");

  static final NodeType<Finding> FINDING =
      NodeType.named("AWSInspectorFinding", Finding.class)
          .alsoLabelled("Risk")
          .labelledWhen("CVE", finding -> finding.type() == FindingType.PACKAGE_VULNERABILITY)
          .labelledWhen(
              "SecurityIssue", finding -> finding.type() == FindingType.NETWORK_REACHABILITY)
          .id(Finding::findingArn)
          .indexed("arn", Finding::findingArn)
          .property("awsaccount", Finding::awsAccountId)
          .property("name", Finding::title)
          .property("instanceid", InspectorFindings::instanceId)
          .property("ecrimageid", InspectorFindings::imageId)
          .property("ecrrepositoryid", InspectorFindings::repositoryId)
          .property("severity", Finding::severityAsString)
          .property("firstobservedat", finding -> PythonDates.datetime(finding.firstObservedAt()))
          .property("updatedat", finding -> PythonDates.datetime(finding.updatedAt()))
          .property("description", Finding::description)
          .property("type", Finding::typeAsString)
          .indexed("cvssscore", InspectorFindings::score)
          .property("protocol", reachability(NetworkReachabilityDetails::protocolAsString))
          .property("portrange", ports(range -> range.begin() + "-" + range.end()))
          .property("portrangebegin", ports(PortRange::begin))
          .property("portrangeend", ports(PortRange::end))
          .property("vulnerabilityid", vulnerability(PackageVulnerabilityDetails::vulnerabilityId))
          .indexed("cve_id", InspectorFindings::cveId)
          .property("referenceurls", vulnerability(InspectorFindings::references))
          .property("relatedvulnerabilities", vulnerability(InspectorFindings::related))
          .property("source", vulnerability(PackageVulnerabilityDetails::source))
          .property("sourceurl", vulnerability(PackageVulnerabilityDetails::sourceUrl))
          .property("status", Finding::statusAsString)
          .property(
              "vendorcreatedat", vulnerability(v -> PythonDates.datetime(v.vendorCreatedAt())))
          .property("vendorseverity", vulnerability(PackageVulnerabilityDetails::vendorSeverity))
          .property(
              "vendorupdatedat", vulnerability(v -> PythonDates.datetime(v.vendorUpdatedAt())))
          .property("vulnerablepackageids", vulnerability(InspectorPackage::idsOf))
          .property("fixavailable", Finding::fixAvailableAsString)
          .property("exploitavailable", Finding::exploitAvailableAsString)
          .property(
              "lastknownexploitat",
              in(
                  Finding::exploitabilityDetails,
                  exploit -> PythonDates.datetime(exploit.lastKnownExploitAt())))
          .property("epss_score_inspector", in(Finding::epss, EpssDetails::score))
          .region()
          .fromAws()
          .normalised("cve_id", InspectorFindings::cveId)
          .normalisedText("description", Finding::description)
          .normalisedText("references", vulnerability(InspectorFindings::references))
          .normalised("base_score", InspectorFindings::score)
          .normalised("base_severity", InspectorFindings::severity)
          .ownedByAccount()
          .linkedFrom("MEMBER", to("AWSAccount", Finding::awsAccountId))
          .links("AFFECTS", to("AWSEC2Instance", InspectorFindings::instanceId))
          .links("AFFECTS", to("AWSECRRepository", InspectorFindings::repositoryId))
          .links("AFFECTS", to("AWSECRImage", InspectorFindings::imageId))
          .build();

  @Override
  public Declaration declaration() {
    return inModule("inspector")
        .calls(Inspector.SERVICE, "ListFindings")
        .writes(FINDING, InspectorPackage.PACKAGE)
        .links(InspectorPackage.NAMED_BY_FINDING);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    for (var page : at.client(Inspector2Client::builder).listFindingsPaginator(NOT_CLOSED)) {
      page.findings().forEach(finding -> rows.add(FINDING, finding));
      InspectorPackage.distinctOf(page.findings())
          .forEach(found -> rows.add(InspectorPackage.PACKAGE, found));
      page.findings().stream()
          .flatMap(InspectorPackage::of)
          .forEach(found -> rows.link(InspectorPackage.NAMED_BY_FINDING, found));
    }
  }

  private static @Nullable String instanceId(Finding finding) {
    return resource(finding, ResourceType.AWS_EC2_INSTANCE);
  }

  private static @Nullable String repositoryId(Finding finding) {
    return resource(finding, ResourceType.AWS_ECR_REPOSITORY);
  }

  // arn:…:repository/NAME/sha256:… : the digest, as long as the name has no slash itself. The
  // contract takes the third part whatever it is.
  private static @Nullable String imageId(Finding finding) {
    var image = resource(finding, ResourceType.AWS_ECR_CONTAINER_IMAGE);
    var parts = image == null ? new String[0] : image.split("/", -1);
    return parts.length < 3 ? null : parts[2];
  }

  /** The id of the affected resource if it is of a type; findings name one resource. */
  private static @Nullable String resource(Finding finding, ResourceType type) {
    return finding.resources().stream()
        .limit(1)
        .filter(resource -> resource.type() == type)
        .findFirst()
        .map(resource -> resource.id())
        .orElse(null);
  }

  private static @Nullable Object score(Finding finding) {
    return in(
            in(Finding::inspectorScoreDetails, InspectorScoreDetails::adjustedCvss),
            CvssScoreDetails::score)
        .apply(finding);
  }

  private static @Nullable String severity(Finding finding) {
    var severity = finding.severityAsString();
    return severity == null ? null : SEVERITIES.get(severity);
  }

  /** The vulnerability's id if it is a CVE; vendors' advisories have ids of their own. */
  private static @Nullable String cveId(Finding finding) {
    var details = finding.packageVulnerabilityDetails();
    var id = details == null ? null : details.vulnerabilityId();
    return id != null && id.startsWith("CVE-") ? id : null;
  }

  private static @Nullable List<String> references(PackageVulnerabilityDetails details) {
    return details.hasReferenceUrls() ? details.referenceUrls() : null;
  }

  private static @Nullable List<String> related(PackageVulnerabilityDetails details) {
    return details.hasRelatedVulnerabilities() ? details.relatedVulnerabilities() : null;
  }

  private static <V> Function<Finding, @Nullable V> vulnerability(
      Function<PackageVulnerabilityDetails, @Nullable V> value) {
    return in(Finding::packageVulnerabilityDetails, value);
  }

  private static <V> Function<Finding, @Nullable V> reachability(
      Function<NetworkReachabilityDetails, @Nullable V> value) {
    return in(Finding::networkReachabilityDetails, value);
  }

  private static <V> Function<Finding, @Nullable V> ports(Function<PortRange, @Nullable V> value) {
    return in(reachability(NetworkReachabilityDetails::openPortRange), value);
  }

  /** Reads a value inside a structure that AWS may leave out. */
  private static <S, V> Function<Finding, @Nullable V> in(
      Function<Finding, @Nullable S> structure, Function<S, @Nullable V> value) {
    return finding -> {
      var inside = structure.apply(finding);
      return inside == null ? null : value.apply(inside);
    };
  }
}
