package dev.alidade.cli.completion;

/** Says in a few words, beside a word that is offered, what it means. */
final class Hints {

  private Hints() {}

  /** The first sentence of a description, or what stands before its first colon or semicolon. */
  static String of(String... description) {
    if (description.length == 0) {
      return "";
    }
    return description[0].split("(?<=[\\p{L}\\p{N})»])[.:;](?= |$)", 2)[0].strip();
  }
}
