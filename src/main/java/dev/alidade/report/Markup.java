package dev.alidade.report;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * HTML in the making. What comes from elsewhere goes through {@link #text} and cannot become
 * markup, neither between tags nor in a quoted attribute.
 */
final class Markup {

  /** A date and the longest EC2 id stay on one line; longer values may be broken. */
  static final int LONGEST_UNBROKEN = 24;

  /** Where the parts of ARNs, paths and names end. */
  private static final Pattern BEHIND_A_MARK = Pattern.compile("(?<=[/:,_.@-])");

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

  /** As {@link #text}, with places at which a browser may break a long value. */
  Markup breakable(@Nullable Object value) {
    var text = ValueText.of(value);
    html.append(
        text.length() <= LONGEST_UNBROKEN
            ? escaped(text)
            : BEHIND_A_MARK
                .splitAsStream(text)
                .map(Markup::escaped)
                .collect(Collectors.joining("<wbr>")));
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
