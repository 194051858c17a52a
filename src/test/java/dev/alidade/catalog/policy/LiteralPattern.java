package dev.alidade.catalog.policy;

import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The documented rules of wildcards, read word by word without a thought for time: what the
 * compiled pattern is measured against.
 */
public final class LiteralPattern {

  private LiteralPattern() {}

  /** «You can use wildcards to match; the prefix and the action name are case insensitive.» */
  public static boolean actionMatches(String pattern, String action) {
    return matches(pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT), false);
  }

  /** «Wildcards within the segments; the last * of a segment expands beyond the colon.» */
  public static boolean resourceMatches(String pattern, String resource) {
    return matches(pattern, resource, true);
  }

  private static boolean matches(String pattern, String text, boolean segments) {
    if (pattern.isEmpty()) {
      return text.isEmpty();
    }
    var rest = pattern.substring(1);
    if (pattern.charAt(0) == '*') {
      boolean lastOfSegment = rest.isEmpty() || rest.charAt(0) == ':';
      return IntStream.rangeClosed(0, text.length())
          .filter(n -> !segments || lastOfSegment || !text.substring(0, n).contains(":"))
          .anyMatch(n -> matches(rest, text.substring(n), segments));
    }
    if (text.isEmpty()) {
      return false;
    }
    boolean same =
        pattern.charAt(0) == '?'
            ? !segments || text.charAt(0) != ':'
            : pattern.charAt(0) == text.charAt(0);
    return same && matches(rest, text.substring(1), segments);
  }
}
