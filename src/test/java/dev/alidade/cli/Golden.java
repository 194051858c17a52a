package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected texts in {@code src/test/resources/golden}, one file each, to be read in a review. With
 * {@code -Dgolden.update=true} a test writes what it got instead of comparing.
 */
public final class Golden {

  private Golden() {}

  /** Compares a text with the file of this name. */
  public static void check(String name, String actual) {
    var file =
        Path.of(System.getProperty("project.basedir", ""), "src/test/resources/golden", name);
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, actual);
      }
      assertThat(actual).as(name).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
