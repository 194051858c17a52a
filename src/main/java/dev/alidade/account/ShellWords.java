package dev.alidade.account;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a {@code credential_process} into its words, as botocore does (Python's {@code shlex}):
 * quotes and backslashes count, variables and globs do not, and there is no shell.
 */
final class ShellWords {

  private ShellWords() {}

  static List<String> split(String text) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
        char next = text.charAt(i + 1);
        boolean literal = quote == '"' && next != '"' && next != '\\';
        word.append(literal ? "\\" : "").append(next);
        inWord = true;
        i++;
      } else if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
        inWord = true;
      } else if (Character.isWhitespace(c)) {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
          inWord = false;
        }
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }
}
