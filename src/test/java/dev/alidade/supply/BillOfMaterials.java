package dev.alidade.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The bill of materials that the build wrote. <a
 * href="https://cyclonedx.org/docs/1.6/json/">CycloneDX 1.6</a>.
 */
record BillOfMaterials(List<Component> components) {

  private static final Path FILE =
      Path.of(System.getProperty("project.basedir", ""), "target/alidade-sbom.json");

  /**
   * A library that is shipped.
   *
   * @param licences those of which one may choose, as SPDX names them where it does
   */
  record Component(String group, String name, String version, List<String> licences) {

    /** As Maven names it, without version. */
    String id() {
      return group + ":" + name;
    }

    /** As Quarkus names its file. */
    String jar() {
      return group + "." + name + "-" + version + ".jar";
    }
  }

  /** The one of this build, in the order of names. */
  static BillOfMaterials ofThisBuild() throws IOException {
    assumeThat(Files.exists(FILE) || !"offline=true".equals(System.getProperty("maven.mode")))
        .as("Maven is offline: it has made no bill of materials")
        .isTrue();
    assertThat(FILE).as("./mvnw package makes it").exists();
    return of(new ObjectMapper().readTree(Files.readString(FILE)));
  }

  static BillOfMaterials of(JsonNode bom) {
    var components = new ArrayList<Component>();
    for (var component : bom.path("components")) {
      components.add(
          new Component(
              component.path("group").asText(),
              component.path("name").asText(),
              component.path("version").asText(),
              licences(component)));
    }
    components.sort(Comparator.comparing(Component::id));
    return new BillOfMaterials(List.copyOf(components));
  }

  /** Of each an SPDX id, an expression, or the words of the library's own POM. */
  private static List<String> licences(JsonNode component) {
    var licences = new ArrayList<String>();
    for (var choice : component.path("licenses")) {
      var licence = choice.path("license");
      var word =
          choice.hasNonNull("expression")
              ? choice.get("expression").asText()
              : licence.path("id").asText(licence.path("name").asText());
      if (!word.isBlank()) {
        licences.add(word);
      }
    }
    return List.copyOf(licences);
  }
}
