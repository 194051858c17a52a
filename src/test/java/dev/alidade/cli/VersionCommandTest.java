package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alidade.cli.results.VersionReport;
import dev.alidade.cli.version.BuildFacts;
import dev.alidade.cli.version.CLibrary;
import dev.alidade.cli.version.Ground;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionCommandTest {

  private static final BuildFacts BUILD =
      new BuildFacts(
          "1.2.3",
          "767a804a239750a0207e4203adad192c4068e1bd",
          false,
          "2026-11-27T20:02:01Z",
          "3.30.7",
          "2.40.2",
          "6.0.2");

  private static final Ground EXECUTABLE =
      new Ground(
          true,
          "GraalVM CE 25.0.2+10.1",
          "25.0.2",
          "Linux 6.18",
          "amd64",
          Optional.of(CLibrary.STATIC));

  private static final BuildFacts OF_AN_ARCHIVE =
      new BuildFacts("1.2.3", "unknown", false, "unknown", "3.30.7", "2.40.2", "6.0.2");

  private static final Ground JVM =
      new Ground(false, "Temurin-25.0.3+9", "25.0.3", "Mac OS X 26.1", "aarch64", Optional.empty());

  @Test
  void theTextHasALineForEachFact() {
    Golden.check("version.txt", new VersionReport(BUILD, EXECUTABLE).text());
    Golden.check("version-archive.txt", new VersionReport(OF_AN_ARCHIVE, JVM).text());
  }

  @Test
  void whatIsUnknownIsNullForPrograms() throws IOException {
    Golden.check("version.json", json(new VersionReport(BUILD, EXECUTABLE)));
    Golden.check("version-archive.json", json(new VersionReport(OF_AN_ARCHIVE, JVM)));
  }

  @Test
  void theCommandTellsOfThisBuild(@TempDir Path home) throws IOException {
    var text = new Invocation(home).run("version");
    var json = new Invocation(home).run("version", "--output", "json");

    assertThat(text.out())
        .isEqualTo(new VersionReport(BuildFacts.ofThisBuild(), Ground.ofProcess()).text())
        .startsWith("alidade 0.1.0\n");
    assertThat(text.exitCode()).isZero();
    assertThat(new ObjectMapper().readTree(json.out()).get("schema").textValue())
        .isEqualTo("alidade.version/1");
    assertThat(json.exitCode()).isZero();
  }

  @Test
  void anotherFormIsRefused(@TempDir Path home) {
    var result = new Invocation(home).run("version", "--output", "yaml");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).startsWith("alidade: --output").hasLineCount(1);
  }

  private static String json(VersionReport report) throws IOException {
    var to = new StringWriter();
    report.json(to);
    return to.toString();
  }
}
