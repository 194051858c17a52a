package dev.alidade.cli.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks whether a file can be written before there is something to write. */
final class OutputFiles {

  private final Surroundings surroundings;

  OutputFiles(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The file that is named; null if none is. */
  @Nullable Path file(Optional<Given> given, Problems problems) {
    if (given.isEmpty()) {
      return null;
    }
    var origin = given.get().origin();
    try {
      var path = surroundings.path(given.get().value().strip()).toAbsolutePath();
      var directory = path.getParent();
      if (given.get().value().isBlank()) {
        problems.add(origin + " is empty");
      } else if (Files.isDirectory(path)) {
        problems.add(origin + ": " + path + " is a directory");
      } else if (directory != null && !Files.isDirectory(directory)) {
        problems.add(origin + ": the directory " + directory + " does not exist");
      } else if (!Files.isWritable(Files.exists(path) || directory == null ? path : directory)) {
        problems.add(origin + ": " + path + " cannot be written");
      }
      return path;
    } catch (InvalidPathException e) {
      problems.add(origin + ": «" + given.get().value() + "» is no path");
      return null;
    }
  }
}
