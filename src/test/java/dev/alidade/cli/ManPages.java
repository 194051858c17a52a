package dev.alidade.cli;

import dev.alidade.cli.man.ManPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Writes the manual pages, one for each command: {@code ./mvnw -Pman}. */
public final class ManPages {

  private static final Pattern DATE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}).*");

  private ManPages() {}

  /**
   * Writes them.
   *
   * @param arguments the directory, the version, and the time of the sources, of which the page
   *     shows the date
   */
  public static void main(String... arguments) throws IOException {
    var directory = Files.createDirectories(Path.of(arguments[0]));
    var date = DATE.matcher(arguments[2]);
    // Nothing that could be wrong where the sources have no time.
    var pages = of(arguments[1], date.matches() ? date.group(1) : "");
    for (var page : pages.entrySet()) {
      Files.writeString(directory.resolve(page.getKey()), page.getValue());
    }
    System.out.printf("%d manual pages are in %s%n", pages.size(), directory);
  }

  /** The pages by the names of their files. */
  static SortedMap<String, String> of(String version, String date) {
    var program = CommandInside.commandLine(Map.of());
    var pages = new TreeMap<String, String>();
    pages.put(ManPage.name(program) + ".1", ManPage.of(program, version, date));
    ManPage.shown(program)
        .filter(command -> !command.getCommandSpec().helpCommand())
        .forEach(
            command -> pages.put(ManPage.name(command) + ".1", ManPage.of(command, version, date)));
    return pages;
  }
}
