package dev.alidade.analysis;

import dev.alidade.catalog.policy.Effect;
import dev.alidade.catalog.policy.Statement;
import dev.alidade.catalog.policy.WildcardPattern;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One statement of an identity policy, compiled. Conditions are not looked at: what a statement
 * grants or takes away under a condition, it grants or takes away.
 *
 * <p>Where a policy variable leaves open whether a statement applies, an Allow does not and a Deny
 * does, so that no permission is claimed that may not exist.
 */
final class StatementRule {

  private final Effect effect;
  private final @Nullable List<WildcardPattern> actions;
  private final @Nullable List<WildcardPattern> notActions;
  private final @Nullable List<WildcardPattern> resources;
  private final @Nullable List<WildcardPattern> notResources;

  /** Compiles a statement that allows or denies. */
  StatementRule(Statement statement) {
    this.effect = Objects.requireNonNull(statement.effect());
    Function<String, WildcardPattern> ofResource =
        text -> WildcardPattern.ofResource(text, statement.language());
    this.actions = compiled(statement.actions(), WildcardPattern::ofAction);
    this.notActions = compiled(statement.notActions(), WildcardPattern::ofAction);
    this.resources = compiled(statement.resources(), ofResource);
    this.notResources = compiled(statement.notResources(), ofResource);
  }

  Effect effect() {
    return effect;
  }

  /** Whether the statement speaks of the action, on whatever resource. */
  boolean concerns(String action) {
    return applies(
        actions,
        notActions,
        pattern -> pattern.matches(action),
        pattern -> pattern.matches(action));
  }

  /** Whether the statement applies to the action on the resource. */
  boolean appliesTo(String action, String resource) {
    Predicate<WildcardPattern> surely = pattern -> pattern.matches(resource);
    Predicate<WildcardPattern> perhaps = pattern -> pattern.mayMatch(resource);
    return concerns(action)
        && switch (effect) {
          case ALLOW -> applies(resources, notResources, surely, perhaps);
          case DENY -> applies(resources, notResources, perhaps, surely);
        };
  }

  private static boolean applies(
      @Nullable List<WildcardPattern> named,
      @Nullable List<WildcardPattern> excepted,
      Predicate<WildcardPattern> isNamed,
      Predicate<WildcardPattern> isExcepted) {
    if (named == null && excepted == null) {
      return false;
    }
    return (named == null || named.stream().anyMatch(isNamed))
        && (excepted == null || excepted.stream().noneMatch(isExcepted));
  }

  private static @Nullable List<WildcardPattern> compiled(
      @Nullable List<String> texts, Function<String, WildcardPattern> compile) {
    return texts == null ? null : texts.stream().map(compile).toList();
  }
}
