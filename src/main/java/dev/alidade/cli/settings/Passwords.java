package dev.alidade.cli.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the Neo4j password: in a variable or a file that is named, else in NEO4J_PASSWORD. */
final class Passwords {

  private static final String CUSTOMARY = "NEO4J_PASSWORD";

  // POSIX names of environment variables
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Surroundings surroundings;

  Passwords(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The password for a user; null if none is given, which is a problem if there is a user. */
  @Nullable String password(
      Optional<Given> variable, Optional<Given> file, @Nullable String user, Problems problems) {
    if (variable.isPresent()
        && file.isPresent()
        && variable.get().origin().layer() == file.get().origin().layer()) {
      problems.add(
          "%s and %s exclude each other".formatted(variable.get().origin(), file.get().origin()));
      return null;
    }
    var named = variable.isPresent() || file.isPresent();
    if (user == null) {
      if (named) {
        problems.add(
            variable.or(() -> file).orElseThrow().origin() + ": a password without --neo4j-user");
      }
      return null;
    }
    if (!named) {
      var customary = surroundings.variable(CUSTOMARY);
      if (customary.isEmpty()) {
        problems.add(
            "the Neo4j user «%s» has no password; name a variable with --neo4j-password-env-var or a file with --neo4j-password-file, set %s, or add --neo4j-password-prompt"
                .formatted(user, CUSTOMARY));
      }
      return customary.orElse(null);
    }
    var fileIsNearer =
        variable.isEmpty()
            || (file.isPresent() && file.get().origin().layer() < variable.get().origin().layer());
    return fileIsNearer
        ? ofFile(file.orElseThrow(), problems)
        : ofVariable(variable.orElseThrow(), problems);
  }

  private @Nullable String ofVariable(Given given, Problems problems) {
    var name = given.value().strip();
    if (!VARIABLE.matcher(name).matches()) {
      // Not repeated: it may be the password itself.
      problems.add(given.origin() + " takes the name of an environment variable, and this is none");
      return null;
    }
    var password = surroundings.variable(name);
    if (password.isEmpty()) {
      problems.add(given.origin() + ": the environment variable " + name + " is not set");
    }
    return password.orElse(null);
  }

  private @Nullable String ofFile(Given given, Problems problems) {
    try {
      var path = surroundings.path(given.value().strip());
      if (Files.isDirectory(path)) {
        problems.add(given.origin() + ": " + path + " is a directory");
        return null;
      }
      // An editor ends the last line; a password may end in a space.
      var password = Files.readString(path).replaceFirst("\\R\\z", "");
      if (password.isEmpty() || password.lines().count() > 1) {
        problems.add(
            given.origin() + ": " + path + " must hold one line, the password, and nothing else");
        return null;
      }
      if (isReadableByOthers(path)) {
        problems.warn(
            "the password file " + path + " can be read by every user; chmod 600 prevents that");
      }
      return password;
    } catch (InvalidPathException e) {
      problems.add(given.origin() + ": «" + given.value() + "» is no path");
    } catch (IOException e) {
      problems.add(given.origin() + ": " + given.value() + ": " + Layers.reason(e));
    }
    return null;
  }

  private static boolean isReadableByOthers(Path path) throws IOException {
    try {
      return Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ);
    } catch (UnsupportedOperationException e) {
      // A file system without POSIX permissions, as on Windows.
      return false;
    }
  }
}
