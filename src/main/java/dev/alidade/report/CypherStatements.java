package dev.alidade.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The statements of a Cypher text. A semicolon ends one, unless it stands in a string, a quoted
 * name or a comment.
 */
final class CypherStatements {

  private final String text;
  private final List<String> statements = new ArrayList<>();
  private int position;

  private CypherStatements(String text) {
    this.text = text;
  }

  /** The statements, without their semicolons; what is only space and comments is none. */
  static List<String> in(String text) {
    var splitting = new CypherStatements(text);
    splitting.split();
    return List.copyOf(splitting.statements);
  }

  private void split() {
    var start = 0;
    var code = false;
    while (position < text.length()) {
      var c = text.charAt(position);
      if (c == ';') {
        add(start, code);
        position++;
        start = position;
        code = false;
      } else if (text.startsWith("//", position)) {
        skipTo("\n");
      } else if (text.startsWith("/*", position)) {
        position += 2;
        skipTo("*/");
      } else if (c == '\'' || c == '"' || c == '`') {
        code = true;
        skipQuoted(c);
      } else {
        code |= !Character.isWhitespace(c);
        position++;
      }
    }
    add(start, code);
  }

  private void add(int start, boolean code) {
    if (code) {
      statements.add(text.substring(start, position).strip());
    }
  }

  private void skipTo(String end) {
    var found = text.indexOf(end, position);
    position = found < 0 ? text.length() : found + end.length();
  }

  private void skipQuoted(char quote) {
    position++;
    while (position < text.length() && text.charAt(position) != quote) {
      // A backslash escapes in strings, not in quoted names; there the quote itself is doubled.
      position += text.charAt(position) == '\\' && quote != '`' ? 2 : 1;
    }
    position = Math.min(position + 1, text.length());
  }
}
