package dev.alidade.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.doctor.Finding.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenFilesTest {

  private static final String LIMITS =
      """
      Limit                     Soft Limit           Hard Limit           Units
      Max processes             63403                63403                processes
      Max open files            %s                 524288               files
      """;

  @TempDir Path directory;

  @Test
  void aLimitThatALargeRunMayReachIsAWarningWithTheCommandThatRaisesIt() throws IOException {
    var finding = OpenFiles.finding(limits("512"));

    assertThat(finding.level()).isEqualTo(Level.WARN);
    assertThat(finding.saw()).startsWith("512 allowed");
    assertThat(finding.advice()).contains("ulimit -n 812");
  }

  @Test
  void theSoftLimitCountsAndMayBeEnough() throws IOException {
    assertThat(OpenFiles.finding(limits("812")).level()).isEqualTo(Level.OK);
    assertThat(OpenFiles.finding(limits("unlimited")).saw()).isEqualTo("no limit");
  }

  @Test
  void aSystemThatDoesNotSayIsNoProblem() {
    assertThat(OpenFiles.finding(directory.resolve("none")).level()).isEqualTo(Level.OK);
  }

  private Path limits(String soft) throws IOException {
    return Files.writeString(directory.resolve("limits"), LIMITS.formatted(soft));
  }
}
