package dev.alidade.cli.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A value that somebody gave.
 *
 * @param origin where it stands
 * @param values the value; several for a list
 */
record Given(Origin origin, List<String> values) {

  Given {
    values = List.copyOf(values);
  }

  String value() {
    return String.join(",", values);
  }

  /** The word that is meant, whatever its case; a problem if it is none of these. */
  Optional<String> choice(List<String> words, Problems problems) {
    var word = value().strip().toLowerCase(Locale.ROOT);
    if (words.contains(word)) {
      return Optional.of(word);
    }
    problems.add(
        "%s: «%s» is no choice; %s is".formatted(origin, value(), String.join(" or ", words)));
    return Optional.empty();
  }

  /** Where a value stands, nearest first. */
  sealed interface Origin {

    /** The nearer, the smaller; only a value of the same layer contradicts another. */
    int layer();

    /** On the command line. */
    record Option(String name) implements Origin {
      @Override
      public int layer() {
        return 0;
      }

      @Override
      public String toString() {
        return name;
      }
    }

    /** In the environment. */
    record Variable(String name) implements Origin {
      @Override
      public int layer() {
        return 1;
      }

      @Override
      public String toString() {
        return name;
      }
    }

    /** In the configuration file. */
    record Line(Path file, String key) implements Origin {
      @Override
      public int layer() {
        return 2;
      }

      @Override
      public String toString() {
        return key + " in " + file;
      }
    }
  }
}
