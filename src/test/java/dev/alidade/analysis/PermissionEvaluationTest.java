package dev.alidade.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.analysis.PermissionEvaluation.Reach;
import dev.alidade.catalog.policy.Effect;
import dev.alidade.catalog.policy.GeneratedText;
import dev.alidade.catalog.policy.LiteralPattern;
import dev.alidade.catalog.policy.PolicyLanguage;
import dev.alidade.catalog.policy.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what to which resource, by hand-made policies and by generated ones. */
class PermissionEvaluationTest {

  private static final String QUEUE = "arn:aws:sqs:eu-west-1:111111111111:jobs";
  private static final String OTHER = "arn:aws:sqs:eu-west-1:111111111111:jobs.dead";

  @Test
  void oneOfTheActionsIsEnough() {
    assertThat(allowed(List.of("sqs:SendMessage", "sqs:Purge"), allow("SQS:send*", QUEUE)))
        .containsExactly(QUEUE);
  }

  @Test
  void aDenyOnOneActionDoesNotHideAnother() {
    assertThat(
            allowed(
                List.of("sqs:SendMessage", "sqs:Purge"),
                allow("sqs:*", "*"),
                deny("sqs:SendMessage", "*"),
                deny("sqs:Purge", OTHER)))
        .containsExactly(QUEUE);
  }

  @Test
  void aDotInAnArnIsADot() {
    assertThat(allowed(List.of("sqs:Purge"), allow("*", "arn:aws:sqs:*:*:jobs?dead")))
        .containsExactly(OTHER);
    assertThat(allowed(List.of("sqs:Purge"), allow("*", "arn:aws:sqs:*:*:job?")))
        .containsExactly(QUEUE);
    assertThat(allowed(List.of("sqs:Purge"), allow("*", "arn:aws:sqs:*:*:jobs?"))).isEmpty();
  }

  @Test
  void notActionAndNotResourceNameAllElse() {
    assertThat(
            allowed(
                List.of("sqs:Purge"),
                Statement.stored(
                    PolicyLanguage.OF_2012,
                    Effect.ALLOW,
                    null,
                    List.of("iam:*"),
                    null,
                    List.of("*:jobs"),
                    null)))
        .containsExactly(OTHER);
    assertThat(
            allowed(
                List.of("sqs:Purge"),
                allow("*", "*"),
                Statement.stored(
                    PolicyLanguage.OF_2012,
                    Effect.DENY,
                    null,
                    List.of("sqs:Send*"),
                    null,
                    List.of(OTHER),
                    null)))
        .containsExactly(OTHER);
  }

  @Test
  void allActionsOfAServiceAreAllowedOnlyTogether() {
    var all = List.of("sqs:*");

    assertThat(allowed(all, allow("sqs:*", QUEUE))).containsExactly(QUEUE);
    assertThat(allowed(all, allow("sq*", QUEUE))).containsExactly(QUEUE);
    assertThat(allowed(all, allow("sqs:Send*", "*"))).isEmpty();
    assertThat(allowed(all, allow("sqs:?", "*"))).isEmpty();
    assertThat(allowed(all, allow("*", "*"), deny("sqs:Purge", QUEUE))).containsExactly(OTHER);
    assertThat(
            allowed(
                all,
                Statement.stored(
                    PolicyLanguage.OF_2012,
                    Effect.ALLOW,
                    null,
                    List.of("sqs:Purge"),
                    List.of("*"),
                    null,
                    null)))
        .isEmpty();
    assertThat(
            allowed(
                all,
                Statement.stored(
                    PolicyLanguage.OF_2012,
                    Effect.ALLOW,
                    null,
                    List.of("s3:*"),
                    List.of(QUEUE),
                    null,
                    null)))
        .containsExactly(QUEUE);
  }

  @Test
  void aVariableGrantsNothingAndMayDeny() {
    assertThat(allowed(List.of("sqs:Purge"), allow("*", "arn:aws:sqs:*:*:${aws:username}")))
        .isEmpty();
    assertThat(
            allowed(
                List.of("sqs:Purge"),
                allow("*", "*"),
                deny("*", "*:jobs.${aws:PrincipalTag/team}")))
        .containsExactly(QUEUE);
  }

  @Test
  void inTheLanguageOf2008AVariableIsTextAndDeniesNothing() {
    var variable = List.of("arn:aws:sqs:*:*:${aws:username}");
    for (var language : PolicyLanguage.values()) {
      var deny = Statement.stored(language, Effect.DENY, List.of("*"), null, variable, null, null);
      var allBut =
          Statement.stored(language, Effect.ALLOW, List.of("*"), null, null, variable, null);

      assertThat(allowed(List.of("sqs:Purge"), allow("*", "*"), deny))
          .isEqualTo(language.hasVariables() ? List.of() : List.of(QUEUE, OTHER));
      assertThat(allowed(List.of("sqs:Purge"), allBut))
          .isEqualTo(language.hasVariables() ? List.of() : List.of(QUEUE, OTHER));
    }
    assertThat(
            allowed(
                List.of("sqs:Purge"),
                allow("*", "*"),
                Statement.stored(
                    PolicyLanguage.OF_2008,
                    Effect.DENY,
                    List.of("*"),
                    null,
                    List.of("*:jobs.*", "${a}"),
                    null,
                    null)))
        .containsExactly(QUEUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{}]", "[]", "[{\"StringEquals\": {}}]"})
  void anEmptyConditionIsNone(String condition) {
    var index = new ArnIndex(List.of(QUEUE));

    assertThat(
            told(
                index,
                List.of("sqs:Purge"),
                holder("p", List.of(allow("*", "*", condition)), null)))
        .isEqualTo(Map.of("p " + QUEUE, Set.of()));
  }

  @Test
  void aBoundaryLimitsAndGrantsNothing() {
    assertThat(bounded(allow("*", "*"), allow("sqs:*", QUEUE))).containsExactly(QUEUE);
    assertThat(bounded(allow("s3:*", "*"), allow("*", "*"))).isEmpty();
    assertThat(bounded(allow("*", "*"))).isEmpty();
    assertThat(bounded(allow("*", "*"), allow("*", "*"), deny("sqs:*", OTHER)))
        .containsExactly(QUEUE);
  }

  @Test
  void conditionsAreToldUnlessSomethingAllowsWithout() {
    var index = new ArnIndex(List.of(QUEUE, OTHER));
    var conditional = List.of(allow("*", "*", "[A]"), allow("sqs:Purge", QUEUE, "[B]"));

    assertThat(told(index, List.of("sqs:Purge"), holder("p", conditional, null)))
        .isEqualTo(Map.of("p " + QUEUE, Set.of("[A]", "[B]"), "p " + OTHER, Set.of("[A]")));

    var free = Stream.concat(conditional.stream(), Stream.of(allow("sqs:Purge", QUEUE))).toList();

    assertThat(told(index, List.of("sqs:Purge"), holder("p", free, null)))
        .isEqualTo(Map.of("p " + QUEUE, Set.of(), "p " + OTHER, Set.of("[A]")));
    assertThat(
            told(
                index,
                List.of("sqs:Purge"),
                holder("p", free, List.of(allow("*", QUEUE, "[boundary]")))))
        .isEqualTo(Map.of("p " + QUEUE, Set.of("[A]", "[B]", "[boundary]")));
  }

  @Test
  void aConditionalDenyDenies() {
    assertThat(
            allowed(
                List.of("sqs:Purge"),
                allow("*", "*"),
                Statement.stored(
                    PolicyLanguage.OF_2012,
                    Effect.DENY,
                    List.of("*"),
                    null,
                    List.of(QUEUE),
                    null,
                    "[A]")))
        .containsExactly(OTHER);
  }

  @Test
  void objectsCountForTheirBucket() {
    var index = new ArnIndex(List.of("arn:aws:s3:::a", "arn:aws:s3:::ab"));
    var evaluation =
        new PermissionEvaluation(
            List.of("S3:GetObject"), index, Reach.OBJECTS_COUNT_FOR_THEIR_BUCKET);
    var found = new TreeMap<String, String>();
    evaluation.evaluate(
        List.of(
            holder("objects", List.of(allow("s3:Get*", "arn:aws:s3:::a/*")), null),
            holder("any bucket", List.of(allow("s3:Get*", "arn:aws:s3:::*/logs/*")), null),
            holder(
                "own folder", List.of(allow("s3:Get*", "arn:aws:s3:::a/${aws:username}/*")), null),
            holder(
                "denied",
                List.of(allow("s3:*", "*"), deny("s3:GetObject", "arn:aws:s3:::a/secret/*")),
                null)),
        grant ->
            grant
                .principals()
                .forEach(
                    principal ->
                        grant.resources().stream()
                            .forEach(at -> found.merge(principal, index.arn(at), String::concat))));

    assertThat(found)
        .isEqualTo(
            Map.of(
                "objects", "arn:aws:s3:::a",
                "any bucket", "arn:aws:s3:::aarn:aws:s3:::ab",
                "denied", "arn:aws:s3:::ab"));
  }

  /** 20 × 250 worlds of about 25 pairs of a principal and a resource: more than 100,000 cases. */
  @RepeatedTest(20)
  void theEvaluationSaysWhatALiteralReadingSays(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    var generated = new GeneratedPolicies(random);
    int cases = 0;
    int allowed = 0;
    int conditional = 0;
    int bounded = 0;
    while (cases < 5_500) {
      var resources = new HashSet<>(generated.some(8, generated::resource));
      var permissions = generated.some(3, generated::action);
      var policies = generated.some(6, generated::statements);
      var holders = new ArrayList<PolicyHolder>();
      var boundaries = new HashMap<String, @Nullable List<Statement>>();
      for (int i = 0; i < 5; i++) {
        var boundary = random.nextInt(4) == 0 ? policies.getFirst() : null;
        boundaries.put("p" + i, boundary);
        holders.add(
            new PolicyHolder(
                "p" + i,
                IntStream.range(0, policies.size())
                    .filter(p -> random.nextInt(3) == 0)
                    .mapToObj(p -> new Policy("policy " + p, policies.get(p)))
                    .toList(),
                boundary == null ? null : new Policy("boundary", boundary)));
      }
      var index = new ArnIndex(List.copyOf(resources));
      var found = told(index, permissions, holders.toArray(PolicyHolder[]::new));
      for (var holder : holders) {
        var statements = holder.policies().stream().flatMap(p -> p.statements().stream()).toList();
        var boundary = boundaries.get(holder.principal());
        for (var resource : resources) {
          var expected = LiteralReading.conditions(statements, boundary, permissions, resource);
          assertThat(found.get(holder.principal() + " " + resource))
              .as("%s on %s by %s within %s", permissions, resource, statements, boundary)
              .isEqualTo(expected);
          cases++;
          allowed += expected == null ? 0 : 1;
          conditional += expected == null || expected.isEmpty() ? 0 : 1;
          bounded += expected == null || boundary == null ? 0 : 1;
        }
      }
    }
    assertThat(allowed).isBetween(cases / 10, cases / 2);
    assertThat(conditional).isGreaterThan(cases / 100);
    assertThat(bounded).isGreaterThan(cases / 200);
  }

  @RepeatedTest(10)
  void allActionsOfAPatternAreClaimedOnlyIfEachOfThemIsAllowed(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    var generated = new GeneratedPolicies(random);
    var index = new ArnIndex(List.of("a:b"));
    // Every action of up to three characters; z stands for all that no policy names.
    var actions = GeneratedPolicies.texts("ab:z", 3);
    int claimed = 0;
    for (int i = 0; i < 2_000; i++) {
      var permission = generated.actionPattern();
      var statements = generated.statements();
      var found = told(index, List.of(permission), holder("p", statements, null));
      if (!found.isEmpty()) {
        claimed++;
        assertThat(actions)
            .filteredOn(action -> LiteralPattern.actionMatches(permission, action))
            .as("%s by %s", permission, statements)
            .allMatch(
                action ->
                    LiteralReading.conditions(statements, null, List.of(action), "a:b") != null);
      }
    }
    assertThat(claimed).isGreaterThan(50);
  }

  /** Policies over so few letters that patterns match often, and in every way. */
  private record GeneratedPolicies(Random random) {

    String resource() {
      return GeneratedText.text(random, "ab:.ab", 9);
    }

    String action() {
      return GeneratedText.text(random, "aB:", 4);
    }

    String actionPattern() {
      return GeneratedText.text(random, "aB:*?*", 4);
    }

    String resourcePattern() {
      var text = GeneratedText.text(random, "ab:.*?*", 7);
      return random.nextInt(12) == 0 ? text + "${v}" + (random.nextBoolean() ? "a" : "") : text;
    }

    List<Statement> statements() {
      return some(3, this::statement);
    }

    Statement statement() {
      var actions = some(3, this::actionPattern);
      var resources = some(3, this::resourcePattern);
      boolean notAction = random.nextInt(4) == 0;
      boolean notResource = random.nextInt(4) == 0;
      return Statement.stored(
          random.nextInt(3) == 0 ? PolicyLanguage.OF_2008 : PolicyLanguage.OF_2012,
          random.nextInt(5) == 0 ? Effect.DENY : Effect.ALLOW,
          notAction ? null : actions,
          notAction ? actions : null,
          notResource ? null : resources,
          notResource ? resources : null,
          random.nextInt(3) == 0 ? "[" + random.nextInt(3) + "]" : null);
    }

    <T> List<T> some(int most, Supplier<T> one) {
      return Stream.generate(one).limit(1 + random.nextInt(most)).toList();
    }

    static List<String> texts(String alphabet, int longest) {
      var texts = new ArrayList<>(List.of(""));
      for (int from = 0, length = 1; length <= longest; length++) {
        int to = texts.size();
        for (int i = from; i < to; i++) {
          for (char c : alphabet.toCharArray()) {
            texts.add(texts.get(i) + c);
          }
        }
        from = to;
      }
      return texts;
    }
  }

  private static List<String> allowed(List<String> permissions, Statement... statements) {
    return resources(permissions, holder("p", List.of(statements), null));
  }

  private static List<String> bounded(Statement policy, Statement... boundary) {
    return resources(List.of("sqs:Purge"), holder("p", List.of(policy), List.of(boundary)));
  }

  private static List<String> resources(List<String> permissions, PolicyHolder holder) {
    return told(new ArnIndex(List.of(OTHER, QUEUE)), permissions, holder).keySet().stream()
        .map(key -> key.substring(2))
        .sorted()
        .toList();
  }

  /** Principal and resource of each permission found, and its conditions. */
  private static Map<String, Set<String>> told(
      ArnIndex index, List<String> permissions, PolicyHolder... holders) {
    var found = new HashMap<String, Set<String>>();
    new PermissionEvaluation(permissions, index, Reach.AS_WRITTEN)
        .evaluate(
            List.of(holders),
            grant ->
                grant
                    .principals()
                    .forEach(
                        principal ->
                            grant.resources().stream()
                                .forEach(
                                    at ->
                                        assertThat(
                                                found.put(
                                                    principal + " " + index.arn(at),
                                                    Set.copyOf(grant.conditions())))
                                            .as("told once")
                                            .isNull())));
    return found;
  }

  private static PolicyHolder holder(
      String principal, List<Statement> statements, @Nullable List<Statement> boundary) {
    return new PolicyHolder(
        principal,
        List.of(new Policy("policy of " + principal, statements)),
        boundary == null ? null : new Policy("boundary", boundary));
  }

  private static Statement allow(String action, String resource) {
    return Statement.stored(
        PolicyLanguage.OF_2012, Effect.ALLOW, List.of(action), null, List.of(resource), null, null);
  }

  private static Statement allow(String action, String resource, String condition) {
    return Statement.stored(
        PolicyLanguage.OF_2012,
        Effect.ALLOW,
        List.of(action),
        null,
        List.of(resource),
        null,
        condition);
  }

  private static Statement deny(String action, String resource) {
    return Statement.stored(
        PolicyLanguage.OF_2012, Effect.DENY, List.of(action), null, List.of(resource), null, null);
  }
}
