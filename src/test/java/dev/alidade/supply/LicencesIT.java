package dev.alidade.supply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.supply.BillOfMaterials.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The licences of what this build ships: {@code package} makes the bill that says them. */
class LicencesIT {

  private static final Path PAGE =
      Path.of(System.getProperty("project.basedir", ""), "docs/licences.md");

  private static final String UPDATE =
      "./mvnw verify -Dtest=LicencesTest -Dit.test=LicencesIT -Dgolden.update=true";

  @Test
  void everyLibraryThatIsShippedHasALicenceThatIsAllowed() throws IOException {
    var bill = BillOfMaterials.ofThisBuild();

    assertThat(bill.components())
        .extracting(Component::id)
        .contains("org.neo4j.driver:neo4j-java-driver");
    assertThat(Licences.problems(bill))
        .as("read the licence, and allow it in Licences or leave the library out")
        .isEmpty();
  }

  @Test
  void thePageIsThatOfThisBuild() throws IOException {
    var page = Licences.page(BillOfMaterials.ofThisBuild(), UPDATE);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE)).as("docs/licences.md: " + UPDATE).isEqualTo(page);
  }
}
