package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.analysis.Analyses;
import dev.alidade.catalog.all.AwsCatalogue;
import dev.alidade.cli.schema.SchemaPages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The pages in {@code docs/schema} are those that the command makes now. */
class SchemaPagesTest {

  private static final String REGENERATE =
      "docs/schema is out of date: ./mvnw test -Dtest='ContractTest,SchemaPagesTest'"
          + " -Dgolden.update=true";

  private static final Path DIRECTORY =
      Path.of(System.getProperty("project.basedir", ""), "docs/schema");

  @Test
  void thePagesInTheDocumentationAreUpToDate() throws IOException {
    var pages = new SchemaPages(AwsCatalogue.create().modules(), Analyses.all(), List.of()).pages();
    if (Boolean.getBoolean("golden.update")) {
      for (var old : committed().keySet()) {
        Files.delete(DIRECTORY.resolve(old));
      }
      for (var page : pages.entrySet()) {
        Files.writeString(DIRECTORY.resolve(page.getKey()), page.getValue());
      }
    }
    var committed = committed();
    assertThat(committed.keySet()).as(REGENERATE).isEqualTo(pages.keySet());
    pages.forEach((name, text) -> assertThat(committed.get(name)).as(REGENERATE).isEqualTo(text));
  }

  @Test
  void everyModuleHasAPageWithItsPermissions() {
    var pages = new SchemaPages(AwsCatalogue.create().modules(), Analyses.all(), List.of()).pages();
    for (var module : AwsCatalogue.create().modules()) {
      assertThat(pages.get(module.key().replace(':', '-') + ".md"))
          .as(module.key())
          .isNotNull()
          .satisfies(
              page -> module.actions().forEach(a -> assertThat(page).contains("`" + a + "`")));
    }
  }

  private static Map<String, String> committed() throws IOException {
    var texts = new TreeMap<String, String>();
    try (var files = Files.list(DIRECTORY)) {
      for (var file : files.toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return texts;
  }
}
