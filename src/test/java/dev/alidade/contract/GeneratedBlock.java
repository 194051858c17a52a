package dev.alidade.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of a page between two comments that a test keeps up to date. */
final class GeneratedBlock {

  private static final String REGENERATE =
      "./mvnw test -Dtest='ContractTest,SchemaPagesTest' -Dgolden.update=true";

  private GeneratedBlock() {}

  /** Compares the block of this name with what it should be, or writes it. */
  static void check(String file, String name, String expected) {
    var path = Path.of(System.getProperty("project.basedir", ""), file);
    var start = "<!-- " + name + ", generated: " + REGENERATE + " -->\n";
    var end = "<!-- end of " + name + " -->\n";
    try {
      var page = Files.readString(path);
      var from = page.indexOf(start);
      var to = page.indexOf(end);
      assertThat(from).as("%s needs the line %s", file, start.strip()).isNotNegative();
      assertThat(to).as("%s needs the line %s", file, end.strip()).isGreaterThan(from);
      from += start.length();
      if (Boolean.getBoolean("golden.update")) {
        Files.writeString(path, page.substring(0, from) + expected + page.substring(to));
        return;
      }
      assertThat(page.substring(from, to))
          .as("%s is out of date; %s", file, REGENERATE)
          .isEqualTo(expected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
