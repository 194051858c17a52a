package dev.alidade.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a report to a file that is either the old one or the whole new one. */
final class ReportFile {

  private ReportFile() {}

  /** Writes what the file is to hold. */
  interface Content {
    void to(Writer writer) throws IOException;
  }

  /**
   * Writes the report.
   *
   * @throws IOException if it cannot be written
   */
  static void write(Path file, Content content) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // A pipe or device cannot be replaced.
      fill(file, content);
      return;
    }
    var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try {
      fill(unfinished, content);
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static void fill(Path file, Content content) throws IOException {
    try (var writer = Files.newBufferedWriter(file)) {
      content.to(writer);
    }
  }
}
