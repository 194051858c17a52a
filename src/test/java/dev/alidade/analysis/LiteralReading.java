package dev.alidade.analysis;

import dev.alidade.catalog.policy.Effect;
import dev.alidade.catalog.policy.LiteralPattern;
import dev.alidade.catalog.policy.PolicyLanguage;
import dev.alidade.catalog.policy.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * IAM's documented rules, read word by word without a thought for time: what the compiled rules are
 * measured against.
 */
final class LiteralReading {

  private LiteralReading() {}

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
            ? statement.resources().stream()
                .anyMatch(p -> LiteralPattern.resourceMatches(p, resource))
            : orNone(statement.notResources()).stream()
                .noneMatch(p -> LiteralPattern.resourceMatches(p, resource)));
  }

  private static boolean actionApplies(Statement statement, String action) {
    return statement.actions() != null
        ? statement.actions().stream().anyMatch(p -> LiteralPattern.actionMatches(p, action))
        : orNone(statement.notActions()).stream()
            .noneMatch(p -> LiteralPattern.actionMatches(p, action));
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
        .map(s -> s.condition() == null ? "" : s.condition().json())
        .toList();
  }

  private static boolean surelyApplies(Statement statement, String action, String resource) {
    return actionApplies(statement, action)
        && (statement.resources() != null
            ? statement.resources().stream()
                .anyMatch(p -> forAllValues(p, statement.language(), resource))
            : orNone(statement.notResources()).stream()
                .noneMatch(p -> forSomeValue(p, statement.language(), resource)));
  }

  private static boolean mayApply(Statement statement, String action, String resource) {
    return actionApplies(statement, action)
        && (statement.resources() != null
            ? statement.resources().stream()
                .anyMatch(p -> forSomeValue(p, statement.language(), resource))
            : orNone(statement.notResources()).stream()
                .noneMatch(p -> forAllValues(p, statement.language(), resource)));
  }

  private static boolean forSomeValue(String pattern, PolicyLanguage language, String resource) {
    return written(pattern, language, resource).anyMatch(matches(resource));
  }

  private static boolean forAllValues(String pattern, PolicyLanguage language, String resource) {
    return written(pattern, language, resource).allMatch(matches(resource));
  }

  private static Predicate<String> matches(String resource) {
    return pattern -> LiteralPattern.resourceMatches(pattern, resource);
  }

  /**
   * The pattern for each value of its first variable that could matter: all that stands in the
   * resource, and something that does not. «Prior versions treat ${…} as literal strings.»
   */
  private static Stream<String> written(String pattern, PolicyLanguage language, String resource) {
    int start = language == PolicyLanguage.OF_2008 ? -1 : pattern.indexOf("${");
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
                        language,
                        resource));
  }

  private static <T> List<T> orNone(@Nullable List<T> texts) {
    return texts == null ? List.of() : texts;
  }
}
