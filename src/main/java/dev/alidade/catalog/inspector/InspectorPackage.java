package dev.alidade.catalog.inspector;

import static dev.alidade.graph.Target.to;

import dev.alidade.graph.CompositeId;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.inspector2.model.Finding;
import software.amazon.awssdk.services.inspector2.model.PackageVulnerabilityDetails;
import software.amazon.awssdk.services.inspector2.model.VulnerablePackage;

/**
 * A vulnerable version of a package, as a finding names it. The package is one node for all
 * findings and accounts; where it was found and what mends it stands on the link.
 */
record InspectorPackage(@Nullable String id, String findingArn, VulnerablePackage details) {

  static final NodeType<InspectorPackage> PACKAGE =
      NodeType.named("AWSInspectorPackage", InspectorPackage.class)
          .id(InspectorPackage::id)
          .indexed("name", found -> found.details().name())
          .indexed("version", found -> found.details().version())
          .indexed("release", found -> found.details().release())
          .property("arch", found -> found.details().arch())
          .property("epoch", found -> found.details().epoch())
          .property("manager", found -> found.details().packageManagerAsString())
          .shared()
          .ownedByAccount()
          .build();

  static final LinkType<InspectorPackage> NAMED_BY_FINDING =
      LinkType.between(
              "HAS",
              to("AWSInspectorFinding", InspectorPackage::findingArn),
              to("AWSInspectorPackage", InspectorPackage::id))
          .with("filepath", found -> found.details().filePath())
          .with("fixedinversion", found -> found.details().fixedInVersion())
          .with("remediation", found -> found.details().remediation())
          .with("sourcelayerhash", found -> found.details().sourceLayerHash())
          .with("sourcelambdalayerarn", found -> found.details().sourceLambdaLayerArn());

  /** The packages of a finding, each once: a package in two places counts where it was last. */
  static Stream<InspectorPackage> of(Finding finding) {
    var details = finding.packageVulnerabilityDetails();
    return details == null
        ? Stream.empty()
        : byId(details).entrySet().stream()
            .map(e -> new InspectorPackage(e.getKey(), finding.findingArn(), e.getValue()));
  }

  /** The packages of several findings, each once. */
  static Collection<InspectorPackage> distinctOf(List<Finding> findings) {
    var distinct = new LinkedHashMap<@Nullable String, InspectorPackage>();
    findings.stream()
        .flatMap(InspectorPackage::of)
        .forEach(found -> distinct.put(found.id(), found));
    return distinct.values();
  }

  /** The ids of the packages of a finding. */
  static List<String> idsOf(PackageVulnerabilityDetails details) {
    return byId(details).keySet().stream().filter(Objects::nonNull).toList();
  }

  private static Map<@Nullable String, VulnerablePackage> byId(
      PackageVulnerabilityDetails details) {
    var packages = new LinkedHashMap<@Nullable String, VulnerablePackage>();
    details.vulnerablePackages().forEach(found -> packages.put(id(found), found));
    return packages;
  }

  /** Name, and epoch, version, release and architecture as RPM joins them. */
  private static @Nullable String id(VulnerablePackage found) {
    var version =
        part("", found.epoch(), ":")
            + part("", found.version(), "")
            + part("-", found.release(), "")
            + part(".", found.arch(), "");
    return CompositeId.of(found.name(), "|" + version);
  }

  private static String part(String before, @Nullable Object value, String after) {
    var text = Objects.toString(value, "");
    return text.isEmpty() ? "" : before + text + after;
  }
}
