package dev.alidade.analysis;

import dev.alidade.catalog.policy.Condition;
import dev.alidade.catalog.policy.Effect;
import dev.alidade.catalog.policy.PolicyLanguage;
import dev.alidade.catalog.policy.Statement;
import dev.alidade.catalog.policy.WildcardPattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who may do at least one of some actions to which resources of one kind, by identity policies and
 * permissions boundaries.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 *
 * <p>Of a policy only the statements that speak of one of the actions are kept, statements that say
 * the same are one, and principals that are left with the same statements are decided together. A
 * statement's resources are looked up in the index, once. So time grows with principals, policies
 * and resources, and with the permissions that are found, not with every principal times every
 * resource times every statement.
 *
 * <p>Nothing is claimed that may not be so: where a variable leaves open whether a statement
 * applies, an Allow does not and a Deny does, and a Deny under a condition denies. An Allow under a
 * condition allows, and says so.
 */
final class PermissionEvaluation {

  /** How a pattern of an action or of resources names something. */
  enum Reach {
    /** Literally what stands there. */
    AS_WRITTEN,
    /**
     * For buckets, of which policies mostly name the objects: what stands before the first slash
     * counts too. As the reference.
     */
    OBJECTS_COUNT_FOR_THEIR_BUCKET
  }

  private final List<WildcardPattern> permissions;
  private final ArnIndex resources;
  private final Reach reach;
  private final Map<String, ActionReading> actions = new HashMap<>();
  private final Map<Rule, Integer> numbers = new HashMap<>();
  private final List<Rule> rules = new ArrayList<>();
  private final List<@Nullable BitSet> named = new ArrayList<>();
  private final Map<Policy, BitSet> rulesByPolicy = new HashMap<>();

  /**
   * An evaluation for one kind of resource.
   *
   * @param permissions actions of which one is enough; {@code rds:*} means all of them at once
   */
  PermissionEvaluation(List<String> permissions, ArnIndex resources, Reach reach) {
    this.permissions = permissions.stream().map(WildcardPattern::ofAction).toList();
    this.resources = resources;
    this.reach = reach;
  }

  /**
   * What some principals may do.
   *
   * @param resources positions in the index, at least one
   * @param conditions JSON texts, each a list with one map; empty where something allows without
   */
  record Grant(List<String> principals, BitSet resources, List<String> conditions) {}

  /** A statement as far as it matters here: which of the permissions it speaks of. */
  private record Rule(
      PolicyLanguage language,
      @Nullable Effect effect,
      BitSet permissions,
      @Nullable List<String> resources,
      @Nullable List<String> notResources,
      @Nullable Condition condition) {}

  /** Which permissions an action pattern names altogether, and of which at least a part. */
  private record ActionReading(BitSet all, BitSet some) {}

  /** Decides for each principal; tells what is granted, principals of one kind together. */
  void evaluate(Collection<PolicyHolder> holders, Consumer<Grant> grants) {
    var kinds = new LinkedHashMap<Kind, List<String>>();
    for (var holder : holders) {
      var identity = new BitSet();
      holder.policies().forEach(policy -> identity.or(rulesOf(policy)));
      if (!identity.isEmpty()) {
        var boundary = holder.boundary() == null ? null : rulesOf(holder.boundary());
        kinds
            .computeIfAbsent(new Kind(identity, boundary), kind -> new ArrayList<>())
            .add(holder.principal());
      }
    }
    kinds.forEach((kind, principals) -> decide(kind, principals, grants));
  }

  /** The rules that decide: principals with the same are the same. */
  private record Kind(BitSet identity, @Nullable BitSet boundary) {

    /** The part that speaks of one permission. */
    Kind of(Predicate<Integer> spoken) {
      return new Kind(only(identity, spoken), boundary == null ? null : only(boundary, spoken));
    }

    private static BitSet only(BitSet rules, Predicate<Integer> spoken) {
      var some = new BitSet();
      rules.stream().filter(spoken::test).forEach(some::set);
      return some;
    }
  }

  private void decide(Kind kind, List<String> principals, Consumer<Grant> grants) {
    var verdicts = new LinkedHashMap<Kind, Verdict>();
    for (int p = 0; p < permissions.size(); p++) {
      int permission = p;
      verdicts.computeIfAbsent(
          kind.of(rule -> rules.get(rule).permissions().get(permission)), this::verdict);
    }
    var freely = new BitSet();
    var allowed = new BitSet();
    for (var verdict : verdicts.values()) {
      freely.or(verdict.freely());
      allowed.or(verdict.allowed());
    }
    if (!freely.isEmpty()) {
      grants.accept(new Grant(principals, freely, List.of()));
    }
    allowed.andNot(freely);
    underConditions(allowed, verdicts.values())
        .forEach((conditions, these) -> grants.accept(new Grant(principals, these, conditions)));
  }

  /**
   * The resources that one permission is allowed on.
   *
   * @param freely those where no condition is in the way
   * @param conditional the conditional rules that allow, of the policies and of the boundary
   */
  private record Verdict(BitSet allowed, BitSet freely, List<Integer> conditional) {}

  private Verdict verdict(Kind kind) {
    var allowed = union(kind.identity(), rule -> rule.effect() == Effect.ALLOW);
    if (allowed.isEmpty()) {
      return new Verdict(allowed, allowed, List.of());
    }
    var freely =
        union(kind.identity(), rule -> rule.effect() == Effect.ALLOW && rule.condition() == null);
    var denied = union(kind.identity(), rule -> rule.effect() == Effect.DENY);
    allowed.andNot(denied);
    freely.andNot(denied);
    var conditional = new ArrayList<Integer>();
    kind.identity().stream().filter(this::allowsUnderCondition).forEach(conditional::add);
    if (kind.boundary() != null) {
      allowed.and(union(kind.boundary(), rule -> rule.effect() == Effect.ALLOW));
      freely.and(
          union(
              kind.boundary(), rule -> rule.effect() == Effect.ALLOW && rule.condition() == null));
      var outside = union(kind.boundary(), rule -> rule.effect() == Effect.DENY);
      allowed.andNot(outside);
      freely.andNot(outside);
      kind.boundary().stream().filter(this::allowsUnderCondition).forEach(conditional::add);
    }
    return new Verdict(allowed, freely, conditional);
  }

  private boolean allowsUnderCondition(int rule) {
    return rules.get(rule).effect() == Effect.ALLOW && rules.get(rule).condition() != null;
  }

  private BitSet union(BitSet of, Predicate<Rule> which) {
    var union = new BitSet();
    of.stream().filter(rule -> which.test(rules.get(rule))).forEach(rule -> union.or(named(rule)));
    return union;
  }

  /** The resources by the conditions under which they are allowed. */
  private Map<List<String>, BitSet> underConditions(
      BitSet resourcesAllowed, Collection<Verdict> verdicts) {
    var byConditions = new LinkedHashMap<List<String>, BitSet>();
    for (int at = resourcesAllowed.nextSetBit(0);
        at >= 0;
        at = resourcesAllowed.nextSetBit(at + 1)) {
      var applying = new TreeSet<Integer>();
      for (var verdict : verdicts) {
        if (verdict.allowed().get(at)) {
          for (int rule : verdict.conditional()) {
            if (named(rule).get(at)) {
              applying.add(rule);
            }
          }
        }
      }
      var conditions =
          applying.stream()
              .map(rule -> Objects.requireNonNull(rules.get(rule).condition()).json())
              .distinct()
              .toList();
      byConditions.computeIfAbsent(conditions, c -> new BitSet()).set(at);
    }
    return byConditions;
  }

  private BitSet rulesOf(Policy policy) {
    return rulesByPolicy.computeIfAbsent(
        policy,
        p -> {
          var numbersOfPolicy = new BitSet();
          for (var statement : p.statements()) {
            var spoken = permissionsOf(statement);
            if (!spoken.isEmpty()) {
              numbersOfPolicy.set(number(statement, spoken));
            }
          }
          return numbersOfPolicy;
        });
  }

  private int number(Statement statement, BitSet spoken) {
    return numbers.computeIfAbsent(
        new Rule(
            languageOf(statement),
            statement.effect(),
            spoken,
            statement.resources(),
            statement.notResources(),
            statement.allows() ? statement.condition() : null),
        rule -> {
          rules.add(rule);
          named.add(null);
          return rules.size() - 1;
        });
  }

  /** Which language a statement is written in matters only where it writes of variables. */
  private static PolicyLanguage languageOf(Statement statement) {
    return mentionsVariables(statement.resources()) || mentionsVariables(statement.notResources())
        ? statement.language()
        : PolicyLanguage.OF_2012;
  }

  private static boolean mentionsVariables(@Nullable List<String> texts) {
    return texts != null && texts.stream().anyMatch(text -> text.contains("${"));
  }

  private BitSet permissionsOf(Statement statement) {
    boolean allows = statement.allows();
    return selected(
        permissions.size(),
        statement.actions(),
        statement.notActions(),
        action -> allows ? reading(action).all() : reading(action).some(),
        action -> allows ? reading(action).some() : reading(action).all());
  }

  private ActionReading reading(String action) {
    return actions.computeIfAbsent(
        action,
        text -> {
          var pattern = WildcardPattern.ofAction(text);
          var all = new BitSet();
          var some = new BitSet();
          for (int p = 0; p < permissions.size(); p++) {
            if (pattern.overlaps(permissions.get(p))) {
              some.set(p);
              all.set(p, pattern.covers(permissions.get(p)));
            }
          }
          return new ActionReading(all, some);
        });
  }

  /** The resources that a rule names, looked up once. */
  private BitSet named(int number) {
    var known = named.get(number);
    if (known == null) {
      var rule = rules.get(number);
      boolean allows = rule.effect() == Effect.ALLOW;
      known =
          selected(
              resources.size(),
              rule.resources(),
              rule.notResources(),
              text -> resourcesNamed(text, rule.language(), !allows),
              text -> matching(text, rule.language(), allows));
      named.set(number, known);
    }
    return known;
  }

  private BitSet resourcesNamed(String text, PolicyLanguage language, boolean perhaps) {
    var matching = matching(text, language, perhaps);
    int slash = text.indexOf('/');
    if (reach == Reach.AS_WRITTEN || slash < 0 || (!perhaps && isOpen(text, language))) {
      return matching;
    }
    var withBuckets = (BitSet) resources.matching(text.substring(0, slash), language).clone();
    withBuckets.or(matching);
    return withBuckets;
  }

  private BitSet matching(String text, PolicyLanguage language, boolean perhaps) {
    return !perhaps && isOpen(text, language) ? new BitSet() : resources.matching(text, language);
  }

  private static boolean isOpen(String text, PolicyLanguage language) {
    return text.contains("${") && WildcardPattern.ofResource(text, language).hasVariables();
  }

  /** Those of so many things that are named, or not excepted; none where neither is said. */
  private static BitSet selected(
      int size,
      @Nullable List<String> names,
      @Nullable List<String> exceptions,
      Naming isNamed,
      Naming isExcepted) {
    var selected = new BitSet();
    if (names != null) {
      names.forEach(text -> selected.or(isNamed.of(text)));
    } else if (exceptions != null) {
      selected.set(0, size);
    }
    if (exceptions != null) {
      exceptions.forEach(text -> selected.andNot(isExcepted.of(text)));
    }
    return selected;
  }

  /** What a text stands for. */
  private interface Naming {
    BitSet of(String text);
  }
}
