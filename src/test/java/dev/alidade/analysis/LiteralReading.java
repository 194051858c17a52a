package dev.alidade.analysis;

import dev.alidade.analysis.StatementRule.Effect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * IAM's documented rules, read word by word without a thought for time: what the compiled rules are
 * measured against.
 */
final class LiteralReading {

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
        .anyMatch(s -> s.effect() == Effect.DENY && applies(s, action, resource))) {
      return Decision.DENIED;
    }
    if (statements.stream()
        .anyMatch(s -> s.effect() == Effect.ALLOW && applies(s, action, resource))) {
      return Decision.ALLOWED;
    }
    return Decision.NOT_ALLOWED;
  }

  private static boolean applies(Statement statement, String action, String resource) {
    return actionApplies(statement, action)
        && (statement.resources() != null
            ? statement.resources().stream().anyMatch(p -> resourceMatches(p, resource))
            : orNone(statement.notResources()).stream()
                .noneMatch(p -> resourceMatches(p, resource)));
  }

  private static boolean actionApplies(Statement statement, String action) {
    return statement.actions() != null
        ? statement.actions().stream().anyMatch(p -> actionMatches(p, action))
        : orNone(statement.notActions()).stream().noneMatch(p -> actionMatches(p, action));
  }

  /**
   * The conditions under which a principal may do one of the actions: empty if without any, null if
   * it may not. The boundary is the most that the policies can allow; a deny of either wins. A
   * variable may have any value: an allow must apply for all of them, a deny for one.
   */
  static @Nullable Set<String> conditions(
      List<Statement> policies,
      @Nullable List<Statement> boundary,
      List<String> actions,
      String resource) {
    var conditions = new LinkedHashSet<String>();
    boolean allowed = false;
    for (var action : actions) {
      boolean denied =
          Stream.concat(policies.stream(), orNone(boundary).stream())
              .anyMatch(s -> s.effect() == Effect.DENY && mayApply(s, action, resource));
      var allows = allows(policies, action, resource);
      var bounds = boundary == null ? null : allows(boundary, action, resource);
      if (denied || allows.isEmpty() || (bounds != null && bounds.isEmpty())) {
        continue;
      }
      allowed = true;
      boolean free = allows.contains("") && (bounds == null || bounds.contains(""));
      if (free) {
        return Set.of();
      }
      conditions.addAll(allows);
      conditions.addAll(orNone(bounds));
    }
    conditions.remove("");
    return allowed ? conditions : null;
  }

  /** The conditions of the allows that apply, empty text for none. */
  private static List<String> allows(List<Statement> statements, String action, String resource) {
    return statements.stream()
        .filter(s -> s.effect() == Effect.ALLOW && surelyApplies(s, action, resource))
        .map(s -> s.condition() == null ? "" : s.condition())
        .toList();
  }

  private static boolean surelyApplies(Statement statement, String action, String resource) {
    return actionApplies(statement, action)
        && (statement.resources() != null
            ? statement.resources().stream().anyMatch(p -> forAllValues(p, resource))
            : orNone(statement.notResources()).stream().noneMatch(p -> forSomeValue(p, resource)));
  }

  private static boolean mayApply(Statement statement, String action, String resource) {
    return actionApplies(statement, action)
        && (statement.resources() != null
            ? statement.resources().stream().anyMatch(p -> forSomeValue(p, resource))
            : orNone(statement.notResources()).stream().noneMatch(p -> forAllValues(p, resource)));
  }

  private static boolean forSomeValue(String pattern, String resource) {
    return written(pattern, resource).anyMatch(matches(resource));
  }

  private static boolean forAllValues(String pattern, String resource) {
    return written(pattern, resource).allMatch(matches(resource));
  }

  private static Predicate<String> matches(String resource) {
    return pattern -> resourceMatches(pattern, resource);
  }

  /**
   * The pattern for each value of its first variable that could matter: all that stands in the
   * resource, and something that does not.
   */
  private static Stream<String> written(String pattern, String resource) {
    int start = pattern.indexOf("${");
    int end = start < 0 ? -1 : pattern.indexOf('}', start);
    if (end < 0) {
      return Stream.of(pattern);
    }
    var values = new HashSet<String>();
    for (int from = 0; from <= resource.length(); from++) {
      for (int to = from; to <= resource.length(); to++) {
        values.add(resource.substring(from, to));
      }
    }
    values.add("something else");
    return new ArrayList<>(values)
        .stream()
            .flatMap(
                value ->
                    written(
                        pattern.substring(0, start) + value + pattern.substring(end + 1),
                        resource));
  }

  private static <T> List<T> orNone(@Nullable List<T> texts) {
    return texts == null ? List.of() : texts;
  }
}
