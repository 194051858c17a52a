package dev.alidade.supply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.cli.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts in {@code src/main/release}, run as a release runs them. */
class ReleaseFilesTest {

  private static final Path SCRIPTS =
      Path.of(System.getProperty("project.basedir", ""), "src/main/release").toAbsolutePath();

  private static final String AMD64 = "a".repeat(63) + "1";
  private static final String ARM64 = "b".repeat(63) + "2";

  @TempDir private Path directory;

  private record Left(int exitCode, String said) {}

  @Test
  void theFormulaNamesTheArchivesAndTheirSums() throws IOException, InterruptedException {
    var sums =
        Files.writeString(
            directory.resolve("SHA256SUMS"),
            """
            %s  alidade-1.2.3-linux-amd64.tar.gz
            %s  alidade-1.2.3-linux-arm64.tar.gz
            %s  alidade-linux-amd64
            """
                .formatted(AMD64, ARM64, "c".repeat(64)));

    var formula = run("formula", "owner/alidade", "1.2.3", sums.toString());

    assertThat(formula.exitCode()).as(formula.said()).isZero();
    Golden.check("alidade.rb", formula.said());
    assertThat(formula.said()).doesNotContain("@REPOSITORY@", "@VERSION@", "@SHA256");
  }

  @Test
  void withoutTheSumOfAnArchiveThereIsNoFormula() throws IOException, InterruptedException {
    var sums =
        Files.writeString(
            directory.resolve("SHA256SUMS"), AMD64 + "  alidade-1.2.3-linux-amd64.tar.gz\n");

    var formula = run("formula", "owner/alidade", "1.2.3", sums.toString());

    assertThat(formula.exitCode()).isNotZero();
    assertThat(formula.said()).endsWith("has no sum of alidade-1.2.3-linux-arm64.tar.gz\n");
  }

  @Test
  void theArchiveHasTheBinaryWithAllThatBelongsToIt() throws IOException, InterruptedException {
    var packed = pack("1.2.3", "release");

    assertThat(packed.exitCode()).as(packed.said()).isZero();
    var archive = directory.resolve("release/alidade-1.2.3-linux-amd64.tar.gz");
    assertThat(process(List.of("tar", "--list", "--file", archive.toString())).said().lines())
        .containsExactly(
            "alidade-1.2.3-linux-amd64/",
            "alidade-1.2.3-linux-amd64/LICENCES-OF-LIBRARIES.md",
            "alidade-1.2.3-linux-amd64/LICENSE",
            "alidade-1.2.3-linux-amd64/README.md",
            "alidade-1.2.3-linux-amd64/alidade",
            "alidade-1.2.3-linux-amd64/alidade-sbom.json",
            "alidade-1.2.3-linux-amd64/completions/",
            "alidade-1.2.3-linux-amd64/completions/alidade.bash",
            "alidade-1.2.3-linux-amd64/completions/alidade.fish",
            "alidade-1.2.3-linux-amd64/completions/alidade.zsh",
            "alidade-1.2.3-linux-amd64/man/",
            "alidade-1.2.3-linux-amd64/man/man1/",
            "alidade-1.2.3-linux-amd64/man/man1/alidade-sync.1",
            "alidade-1.2.3-linux-amd64/man/man1/alidade.1");
    assertThat(directory.resolve("release/alidade-linux-amd64"))
        .hasSameBinaryContentAs(directory.resolve("alidade"))
        .isExecutable();
  }

  @Test
  void theSameFilesMakeTheSameArchive() throws IOException, InterruptedException {
    assertThat(pack("1.2.3", "first").exitCode()).isZero();
    assertThat(pack("1.2.3", "second").exitCode()).isZero();

    assertThat(directory.resolve("second/alidade-1.2.3-linux-amd64.tar.gz"))
        .hasSameBinaryContentAs(directory.resolve("first/alidade-1.2.3-linux-amd64.tar.gz"));
  }

  @Test
  void aBinaryOfAnotherVersionIsNotPacked() throws IOException, InterruptedException {
    var packed = pack("1.2.4", "release");

    assertThat(packed.exitCode()).isEqualTo(1);
    assertThat(packed.said()).endsWith("says «alidade 1.2.3», not «alidade 1.2.4»\n");
    assertThat(directory.resolve("release")).doesNotExist();
  }

  private Left pack(String version, String output) throws IOException, InterruptedException {
    var binary =
        Files.writeString(
            directory.resolve("alidade"),
            """
            #!/bin/sh
            case "$1 ${2-}" in
            "--version ") echo "alidade 1.2.3" ;;
            "completion "*) echo "# $2" ;;
            *) exit 2 ;;
            esac
            """);
    assertThat(binary.toFile().setExecutable(true)).isTrue();
    var pages = Files.createDirectories(directory.resolve("pages"));
    Files.writeString(pages.resolve("alidade.1"), ".TH");
    Files.writeString(pages.resolve("alidade-sync.1"), ".TH");
    var bill = Files.writeString(directory.resolve("bill.json"), "{}");
    return run(
        "package",
        binary.toString(),
        version,
        "linux-amd64",
        pages.toString(),
        bill.toString(),
        directory.resolve(output).toString());
  }

  private Left run(String script, String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(SCRIPTS.resolve(script).toString()));
    command.addAll(List.of(arguments));
    return process(command);
  }

  private Left process(List<String> command) throws IOException, InterruptedException {
    var log = directory.resolve("log");
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(command.toString()).isTrue();
    return new Left(process.exitValue(), Files.readString(log));
  }
}
