package dev.alidade.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.alidade.cli.version.BuildFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever builds the same sources gets the same bytes: the package that these tests run is built a
 * second time, later, in another folder, with another time zone, and language, and without the
 * checks of the compiler.
 */
class ReproducibleIT {

  private static final Path ROOT = Path.of(System.getProperty("project.basedir", ""));

  /**
   * All that Quarkus 3.30 does not make the same twice is in here. Its build steps run side by
   * side: it numbers what they hand to one another, and puts into a row what needs no order, as
   * they come. Mended in 2026, https://github.com/quarkusio/quarkus/pull/53025. And it writes down
   * where it found its configuration.
   */
  private static final String GENERATED = "quarkus/generated-bytecode.jar";

  private static final List<String> ORDER =
      List.of(
          "io/quarkus/runner/ApplicationImpl.class",
          "io/quarkus/runner/recorded/SyntheticBeansProcessor$");

  /** A text among the constants of a class: its length in two bytes, then itself. */
  private static final Pattern NUMBER = Pattern.compile("\\x01\\x00.proxykey\\d+", Pattern.DOTALL);

  private static final Pattern FOLDER =
      Pattern.compile("\\x01..PropertiesConfigSource\\[source=jar:file:[^]]*]", Pattern.DOTALL);

  /** 25 seconds alone on two cores; this is for a machine that is busy. */
  private static final long MINUTES = 15;

  @Test
  void theSameSourcesGiveTheSameBytesElsewhere(@TempDir Path elsewhere)
      throws IOException, InterruptedException {
    assumeThat(ROOT.resolve("target/quarkus-app")).as("a native build has no jar").exists();
    for (var part : List.of(".mvn", "mvnw", "pom.xml", "src/main")) {
      copy(ROOT.resolve(part), elsewhere.resolve(part));
    }

    build(elsewhere);

    var first = sums(ROOT.resolve("target/quarkus-app"));
    var second = sums(elsewhere.resolve("target/quarkus-app"));
    assertThat(first).hasSizeGreaterThan(100).containsKey("quarkus-run.jar").containsKey(GENERATED);
    first.remove(GENERATED);
    second.remove(GENERATED);
    assertThat(second).containsExactlyInAnyOrderEntriesOf(first);
    assertThat(entries(elsewhere)).isEqualTo(entries(ROOT));
  }

  /** What Quarkus generates, without what is not the same twice. */
  private static Map<String, String> entries(Path folder) throws IOException {
    var entries = new TreeMap<String, String>();
    try (var jar = new ZipFile(folder.resolve("target/quarkus-app").resolve(GENERATED).toFile())) {
      for (var entry : Collections.list(jar.entries())) {
        try (var content = jar.getInputStream(entry)) {
          var text = new String(content.readAllBytes(), StandardCharsets.ISO_8859_1);
          entries.put(
              entry.getName() + " " + entry.getTimeLocal(),
              ORDER.stream().anyMatch(entry.getName()::startsWith)
                  ? "an order"
                  : FOLDER
                      .matcher(NUMBER.matcher(text).replaceAll("a number"))
                      .replaceAll("a folder"));
        }
      }
    }
    return entries;
  }

  private static void build(Path folder) throws IOException, InterruptedException {
    var log = folder.resolve("build.log");
    var command =
        new ArrayList<>(
            List.of(
                "./mvnw",
                "--offline",
                "--batch-mode",
                "-Dstyle.color=never",
                "-Dmaven.repo.local=" + System.getProperty("maven.repository"),
                "-Dmaven.test.skip=true",
                "-Dneo4j.classpaths.skip=true",
                "-Dspotless.check.skip=true",
                "-Djacoco.skip=true",
                "-Derrorprone.options=-XepDisableAllChecks"));
    var build = BuildFacts.ofThisBuild();
    if (!build.commit().equals(BuildFacts.UNKNOWN)) {
      command.add("-Dgit.commit.id=" + build.commit());
      command.add("-Dgit.commit.time=" + build.time());
      command.add("-Dgit.dirty=" + build.changed());
    }
    command.add("package");
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "TZ",
                "Asia/Kathmandu",
                "MAVEN_OPTS",
                "-Duser.language=tr -Duser.country=TR",
                "JAVA_HOME",
                System.getProperty("java.home")));
    var process = builder.start();
    try {
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as("built in time").isTrue();
      assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** The path and checksum of each file. */
  private static Map<String, String> sums(Path folder) throws IOException {
    var sums = new TreeMap<String, String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        sums.put(folder.relativize(file).toString(), sum(file));
      }
    }
    return sums;
  }

  private static String sum(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** A copy whose files are of another time, as those of another checkout are. */
  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    var time = FileTime.from(Instant.parse("2001-02-03T04:05:06Z"));
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            var copy = file.equals(from) ? to : to.resolve(from.relativize(file));
            Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            Files.setLastModifiedTime(copy, time);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
