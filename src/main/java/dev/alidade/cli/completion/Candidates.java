package dev.alidade.cli.completion;

import java.util.List;
import java.util.stream.Stream;

/** What can stand where a value is due. */
sealed interface Candidates {

  /** Something that only who types it knows, such as a number or an account's id. */
  record Anything() implements Candidates {}

  /** A file's path. */
  record Files() implements Candidates {}

  /** A directory's path. */
  record Directories() implements Candidates {}

  /** A profile of the AWS files, as they are when Tab is pressed. */
  record Profiles() implements Candidates {}

  /** The name of an environment variable. */
  record Variables() implements Candidates {}

  /** One of a few words. */
  record Choice(List<String> words) implements Candidates {}

  /**
   * One of the words that {@link KnownWords} has under a name.
   *
   * @param list whether there can be several, with commas between them
   */
  record Known(String name, boolean list) implements Candidates {}

  /**
   * What the label of a value promises, which is what people read in the help: {@code FILE} is a
   * file, and {@code text|json} one of two words.
   */
  static Candidates labelled(String label) {
    return switch (label) {
      case "FILE" -> new Files();
      case "DIR" -> new Directories();
      case "PROFILE" -> new Profiles();
      case "VAR" -> new Variables();
      case "MODULES" -> new Known(KnownWords.MODULES, true);
      case "REGIONS" -> new Known(KnownWords.REGIONS, true);
      case "REGION" -> new Known(KnownWords.REGIONS, false);
      case "LABELS" -> new Known(KnownWords.LABELS, true);
      case "QUESTION" -> new Known(KnownWords.QUESTIONS, false);
      case "WHAT" -> new Known(KnownWords.SKIPPABLE, true);
      default -> words(label);
    };
  }

  /** Words are written small in a label, and stand for themselves. */
  private static Candidates words(String label) {
    var words =
        Stream.of(label.split("\\|")).filter(word -> word.matches("[a-z][a-z0-9-]*")).toList();
    return words.isEmpty() ? new Anything() : new Choice(words);
  }
}
