package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where links wait that are too many for the memory. */
class SpoolDirectoryTest {

  private final Path home;
  private final Invocation invocation;

  SpoolDirectoryTest(@TempDir Path home) {
    this.home = home;
    this.invocation = new Invocation(home);
  }

  @Test
  void itIsTheSystemsForTemporaryFilesUnlessSomebodySaysOtherwise() throws IOException {
    invocation.run("sync");
    assertThat(invocation.request().spoolDirectory())
        .isEqualTo(Path.of(System.getProperty("java.io.tmpdir")));

    var customary = Files.createDirectory(home.resolve("customary"));
    invocation.with("TMPDIR", customary.toString()).run("sync");
    assertThat(invocation.request().spoolDirectory()).isEqualTo(customary);

    var ours = Files.createDirectory(home.resolve("ours"));
    invocation.with("ALIDADE_SPOOL_DIRECTORY", ours.toString()).run("sync");
    assertThat(invocation.request().spoolDirectory()).isEqualTo(ours);

    var option = Files.createDirectory(home.resolve("option"));
    invocation.run("sync", "--spool-directory", option.toString());
    assertThat(invocation.request().spoolDirectory()).isEqualTo(option);
  }

  @Test
  void oneThatIsNamedMustExist() {
    var missing = home.resolve("missing");

    var result = invocation.run("sync", "--spool-directory", missing.toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err())
        .isEqualTo("alidade: --spool-directory: the directory " + missing + " does not exist\n");
  }

  @Test
  void aFileIsNoDirectory() throws IOException {
    var file = Files.createFile(home.resolve("file"));

    var result = invocation.with("ALIDADE_SPOOL_DIRECTORY", file.toString()).run("sync");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err()).contains("ALIDADE_SPOOL_DIRECTORY: the directory " + file);
  }

  @Test
  void withoutTheUsualOneARunGoesOnWithAWarning() {
    var missing = home.resolve("missing");

    var result = invocation.with("TMPDIR", missing.toString()).run("sync");

    assertThat(result.exitCode()).isEqualTo(ExitCode.DONE.number());
    assertThat(result.err()).contains(missing + " cannot be written").contains("--spool-directory");
    assertThat(invocation.request().spoolDirectory()).isEqualTo(missing);
  }
}
