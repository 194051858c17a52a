package dev.alidade.cli;

import dev.alidade.cli.results.RunJson;
import dev.alidade.survey.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a report to a file that is either the old one or the whole new one. */
final class ReportFile {

  private ReportFile() {}

  /**
   * Writes the report.
   *
   * @throws IOException if it cannot be written
   */
  static void write(Path file, RunReport report, ExitCode code) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // A pipe or device cannot be replaced.
      fill(file, report, code);
      return;
    }
    var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try {
      fill(unfinished, report, code);
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static void fill(Path file, RunReport report, ExitCode code) throws IOException {
    try (var writer = Files.newBufferedWriter(file)) {
      RunJson.write(report, code.number(), writer);
    }
  }
}
