package dev.alidade.analysis;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * IAM's documented rules, read word by word without a thought for time: what the compiled rules are
 * measured against.
 */
final class LiteralReading {

  /** A statement as a policy has it; a list is null where the element is absent. */
  record Statement(
      String effect,
      @Nullable List<String> action,
      @Nullable List<String> notAction,
      @Nullable List<String> resource,
      @Nullable List<String> notResource) {}

  private LiteralReading() {}

  /** «You can use wildcards to match; the prefix and the action name are case insensitive.» */
  static boolean actionMatches(String pattern, String action) {
    return matches(pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT), false);
  }

  /** «Wildcards within the segments; the last * of a segment expands beyond the colon.» */
  static boolean resourceMatches(String pattern, String resource) {
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

  /** An explicit deny wins, then an allow; without either the answer is no. */
  static Decision decide(List<Statement> statements, String action, String resource) {
    if (statements.stream()
        .anyMatch(s -> s.effect().equals("Deny") && applies(s, action, resource))) {
      return Decision.DENIED;
    }
    if (statements.stream()
        .anyMatch(s -> s.effect().equals("Allow") && applies(s, action, resource))) {
      return Decision.ALLOWED;
    }
    return Decision.NOT_ALLOWED;
  }

  private static boolean applies(Statement statement, String action, String resource) {
    boolean actionApplies =
        statement.action() != null
            ? statement.action().stream().anyMatch(p -> actionMatches(p, action))
            : orNone(statement.notAction()).stream().noneMatch(p -> actionMatches(p, action));
    boolean resourceApplies =
        statement.resource() != null
            ? statement.resource().stream().anyMatch(p -> resourceMatches(p, resource))
            : orNone(statement.notResource()).stream().noneMatch(p -> resourceMatches(p, resource));
    return actionApplies && resourceApplies;
  }

  private static List<String> orNone(@Nullable List<String> texts) {
    return texts == null ? List.of() : texts;
  }
}
