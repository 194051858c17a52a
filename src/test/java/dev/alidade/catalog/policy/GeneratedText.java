package dev.alidade.catalog.policy;

import java.util.Random;

/** Texts over few letters, so that patterns match often, and in every way. */
public final class GeneratedText {

  private GeneratedText() {}

  /** A text of at most so many letters. */
  public static String text(Random random, String alphabet, int longest) {
    int length = random.nextInt(longest + 1);
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
