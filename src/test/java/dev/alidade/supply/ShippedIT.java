package dev.alidade.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.alidade.supply.BillOfMaterials.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The bill of materials lists what is in the package. */
class ShippedIT {

  private static final Path LIBRARIES =
      Path.of(System.getProperty("project.basedir", ""), "target/quarkus-app/lib");

  @Test
  void theBillListsTheLibrariesThatAreShippedAndNoOther() throws IOException {
    assumeThat(LIBRARIES).as("a native build has no jar").exists();
    var shipped = new TreeSet<String>();
    try (var files = Files.walk(LIBRARIES)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jar"))
          .forEach(shipped::add);
    }

    // Quarkus leaves it out of packages: it starts a development mode.
    assertThat(BillOfMaterials.ofThisBuild().components())
        .filteredOn(component -> !component.id().equals("io.quarkus:quarkus-ide-launcher"))
        .extracting(Component::jar)
        .containsExactlyInAnyOrderElementsOf(shipped);
  }
}
