package dev.alidade.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The image is what the manifests expect, and its build has what it copies. */
class DockerfileTest {

  private static final Path PROJECT = Path.of(System.getProperty("project.basedir", ""));

  private static final Pattern COPY = Pattern.compile("(?m)^COPY (?!--from)(.+)$");

  private final String dockerfile;

  DockerfileTest() throws IOException {
    dockerfile = Files.readString(PROJECT.resolve("Dockerfile.native"));
  }

  @Test
  void itRunsAsTheUserOfTheCronJobWhoIsANumber() {
    var pod = Manifest.cronJob().getSpec().getJobTemplate().getSpec().getTemplate().getSpec();
    var user = pod.getSecurityContext().getRunAsUser();

    assertThat(dockerfile).containsOnlyOnce("\nUSER " + user + ":" + user + "\n");
  }

  @Test
  void nothingStandsBetweenTheBinaryAndItsSignals() {
    assertThat(dockerfile)
        .containsOnlyOnce("\nENTRYPOINT [\"/usr/local/bin/alidade\"]\n")
        .contains("\nSTOPSIGNAL SIGTERM\n")
        .doesNotContain("\nCMD");
  }

  @Test
  void bothImagesHaveARootFromTheSameScript() {
    assertThat(dockerfile)
        .contains("FROM image AS prebuilt\nCOPY target/image/ /\n")
        .endsWith("FROM image\nCOPY --from=build /image/ /\nVOLUME [\"/tmp\"]\n")
        .contains("src/main/docker/image-root target/alidade /image");
    assertThat(PROJECT.resolve("src/main/docker/image-root")).isExecutable();
  }

  @Test
  void whatIsCopiedIsThereAndNotIgnored() throws IOException {
    var kept =
        Files.readAllLines(PROJECT.resolve(".dockerignore")).stream()
            .filter(line -> line.startsWith("!"))
            .map(line -> line.substring(1))
            .toList();
    var copied =
        COPY.matcher(dockerfile)
            .results()
            .flatMap(line -> Arrays.stream(line.group(1).split(" ")))
            .filter(path -> !path.equals("./") && !path.equals("/"))
            .map(path -> path.replaceAll("/$", ""))
            .distinct()
            .toList();

    assertThat(copied).hasSizeGreaterThan(4).isSubsetOf(kept);
    assertThat(copied)
        .filteredOn(path -> !path.startsWith("target/"))
        .allSatisfy(path -> assertThat(PROJECT.resolve(path)).exists());
    assertThat(kept).containsExactlyInAnyOrderElementsOf(copied);
  }
}
