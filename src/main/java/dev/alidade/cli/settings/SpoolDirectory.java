package dev.alidade.cli.settings;

import dev.alidade.cli.settings.Given.Origin;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a run keeps rows that are too many for the memory. One that is named must be usable; the
 * usual one need not, as in a container without it, as long as no account is large: that is warned
 * of.
 */
final class SpoolDirectory {

  /** The system's name for it. */
  static final String TMPDIR = "TMPDIR";

  private final Surroundings surroundings;

  SpoolDirectory(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  Path read(Optional<Given> given, Problems problems) {
    // In a native image always /tmp.
    var usual = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    if (given.isEmpty()) {
      warn(usual, problems);
      return usual;
    }
    var origin = given.get().origin();
    Path directory;
    try {
      directory = surroundings.path(given.get().value().strip()).toAbsolutePath();
    } catch (InvalidPathException e) {
      problems.add(origin + ": «" + given.get().value() + "» is no path");
      return usual;
    }
    if (origin.equals(new Origin.Variable(TMPDIR))) {
      warn(directory, problems);
    } else if (given.get().value().isBlank()) {
      problems.add(origin + " is empty");
    } else if (!Files.isDirectory(directory)) {
      problems.add(origin + ": the directory " + directory + " does not exist");
    } else if (!Files.isWritable(directory)) {
      problems.add(origin + ": " + directory + " cannot be written");
    }
    return directory;
  }

  private static void warn(Path directory, Problems problems) {
    if (!Files.isWritable(directory)) {
      problems.warn(
          directory
              + " cannot be written; a large account has links wait in a file, and fails without:"
              + " name a directory with --spool-directory");
    }
  }
}
