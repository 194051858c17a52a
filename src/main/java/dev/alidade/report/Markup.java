package dev.alidade.report;

import org.jspecify.annotations.Nullable;

/**
 * HTML in the making. What comes from elsewhere goes through {@link #text} and cannot become
 * markup, neither between tags nor in a quoted attribute.
 */
final class Markup {

  private final StringBuilder html = new StringBuilder();

  /** Adds markup that this program wrote. */
  Markup raw(String markup) {
    html.append(markup);
    return this;
  }

  /** Adds the text of a value, to be read as text. */
  Markup text(@Nullable Object value) {
    html.append(escaped(ValueText.of(value)));
    return this;
  }

  /** Adds text that has lines. */
  Markup lines(String text) {
    text.lines().forEach(line -> html.append(escaped(ValueText.of(line))).append('\n'));
    return this;
  }

  static String escaped(String text) {
    var safe = new StringBuilder(text.length());
    for (var i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(text.charAt(i));
      }
    }
    return safe.toString();
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
