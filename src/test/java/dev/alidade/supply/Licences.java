package dev.alidade.supply;

import dev.alidade.supply.BillOfMaterials.Component;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which licences libraries may have, and which library has which. */
final class Licences {

  /**
   * SPDX's ids in the order of preference, each with what it asks of whoever ships Alidade. A
   * licence is added here after it was read.
   */
  private static final Map<String, String> ALLOWED = new LinkedHashMap<>();

  static {
    ALLOWED.put("Apache-2.0", "Alidade's own: licence and notices go with what is shipped");
    ALLOWED.put("MIT", "its copyright notice goes with what is shipped");
    ALLOWED.put("MIT-0", "asks for nothing");
    ALLOWED.put("BSD-2-Clause", "its copyright notice goes with what is shipped");
    ALLOWED.put(
        "UPL-1.0",
        "its copyright notice goes with what is shipped; GraalVM's interfaces, to which the native"
            + " image answers");
    ALLOWED.put(
        "EPL-2.0",
        "its source must be to be had, and is, unchanged, in Maven Central; changes to it would be"
            + " under it, Alidade is not");
  }

  private Licences() {}

  /**
   * The licence under which a library is used: the most preferred of those of which its owner lets
   * one choose. Maven has a project's users choose: https://maven.apache.org/pom.html#Licenses
   */
  static Optional<String> chosen(Component component) {
    return ALLOWED.keySet().stream().filter(component.licences()::contains).findFirst();
  }

  /** A line for each library that may not be shipped. */
  static List<String> problems(BillOfMaterials bill) {
    var problems = new ArrayList<String>();
    for (var component : bill.components()) {
      if (component.licences().isEmpty()) {
        problems.add(component.id() + " states no licence");
      } else if (chosen(component).isEmpty()) {
        problems.add(component.id() + ": " + String.join(" or ", component.licences()));
      }
    }
    return problems;
  }

  /** The page {@code docs/licences.md}: no versions, which the bill itself has. */
  static String page(BillOfMaterials bill, String update) {
    var byLicence = new TreeMap<String, List<Component>>();
    for (var component : bill.components()) {
      byLicence
          .computeIfAbsent(chosen(component).orElse("none that is allowed"), l -> new ArrayList<>())
          .add(component);
    }
    var page = new StringBuilder();
    page.append(
        """
        # Licences of what is shipped

        <!-- generated: %s -->

        Alidade is under the Apache License 2.0. These are the libraries in its jar and its native
        executable, by the licence under which each is used; where an owner lets one choose, the
        others stand beside it. The build fails for a library with no licence or with one that is
        not in the first table. Versions and checksums are in the bill of materials that each build
        makes, `target/alidade-sbom.json` ([CycloneDX](https://cyclonedx.org)). What a native
        executable has of the JDK itself is under GPL-2.0 with the Classpath Exception.

        | licence | what it asks | libraries |
        |---|---|---|
        """
            .formatted(update));
    ALLOWED.forEach(
        (licence, asks) ->
            page.append(
                "| %s | %s | %d |\n"
                    .formatted(licence, asks, byLicence.getOrDefault(licence, List.of()).size())));
    for (var licence : ALLOWED.keySet()) {
      if (byLicence.containsKey(licence)) {
        page.append("\n## ").append(licence).append("\n\n");
        byLicence.get(licence).forEach(component -> page.append(line(component, licence)));
      }
    }
    return page.toString();
  }

  private static String line(Component component, String chosen) {
    var others = component.licences().stream().filter(other -> !other.equals(chosen)).toList();
    return "- `"
        + component.id()
        + "`"
        + (others.isEmpty() ? "" : ", or " + String.join(", or ", others))
        + "\n";
  }
}
