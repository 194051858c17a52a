package dev.alidade.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.policy.Effect;
import dev.alidade.catalog.policy.GeneratedText;
import dev.alidade.catalog.policy.PolicyLanguage;
import dev.alidade.catalog.policy.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class DecisionTest {

  private static final String ROLE = "arn:aws:iam::222222222222:role/audit";

  @Test
  void nothingIsAllowedWithoutAStatement() {
    assertThat(decide()).isEqualTo(Decision.NOT_ALLOWED);
  }

  @Test
  void anAllowIsEnough() {
    assertThat(decide(allow("sts:assumerole", "*"))).isEqualTo(Decision.ALLOWED);
  }

  @Test
  void aDenyWinsWhereverItStands() {
    var allow = allow("*", "*");
    var deny = statement(Effect.DENY, List.of("sts:*"), null, List.of(ROLE), null);

    assertThat(decide(allow, deny)).isEqualTo(Decision.DENIED);
    assertThat(decide(deny, allow)).isEqualTo(Decision.DENIED);
  }

  @Test
  void aDenyOnAnotherActionHidesNothing() {
    assertThat(
            decide(
                allow("sts:*", "*"),
                statement(Effect.DENY, List.of("sts:TagSession"), null, List.of("*"), null)))
        .isEqualTo(Decision.ALLOWED);
  }

  @Test
  void notActionGrantsEverythingElse() {
    var allBut = List.of("iam:*", "organizations:*");

    assertThat(decide(statement(Effect.ALLOW, null, allBut, List.of("*"), null)))
        .isEqualTo(Decision.ALLOWED);
    assertThat(decide(statement(Effect.ALLOW, null, List.of("STS:assume*"), List.of("*"), null)))
        .isEqualTo(Decision.NOT_ALLOWED);
  }

  @Test
  void notResourceGrantsOnEverythingElse() {
    assertThat(
            decide(
                statement(
                    Effect.ALLOW,
                    List.of("sts:AssumeRole"),
                    null,
                    null,
                    List.of("arn:aws:iam::222222222222:role/admin"))))
        .isEqualTo(Decision.ALLOWED);
    assertThat(
            decide(statement(Effect.ALLOW, List.of("sts:AssumeRole"), null, null, List.of(ROLE))))
        .isEqualTo(Decision.NOT_ALLOWED);
  }

  @Test
  void aStatementWithoutResourceAppliesToNone() {
    assertThat(decide(statement(Effect.ALLOW, List.of("*"), null, null, null)))
        .isEqualTo(Decision.NOT_ALLOWED);
    assertThat(decide(statement(Effect.ALLOW, null, null, List.of("*"), null)))
        .isEqualTo(Decision.NOT_ALLOWED);
  }

  @Test
  void aVariableGrantsNothingAndMayDeny() {
    var variable = "arn:aws:iam::222222222222:role/${aws:username}";

    assertThat(decide(allow("sts:AssumeRole", variable))).isEqualTo(Decision.NOT_ALLOWED);
    assertThat(
            decide(
                allow("*", "*"),
                statement(Effect.DENY, List.of("*"), null, List.of(variable), null)))
        .isEqualTo(Decision.DENIED);
    assertThat(decide(statement(Effect.ALLOW, List.of("*"), null, null, List.of(variable))))
        .isEqualTo(Decision.NOT_ALLOWED);
    assertThat(
            decide(
                allow("*", "*"),
                statement(Effect.DENY, List.of("*"), null, null, List.of(variable))))
        .isEqualTo(Decision.DENIED);
  }

  @Test
  void inTheLanguageOf2008AVariableIsPlainText() {
    var variable = List.of("arn:aws:iam::222222222222:role/${aws:username}");
    var language = PolicyLanguage.OF_2008;

    assertThat(
            decide(
                allow("*", "*"),
                new StatementRule(
                    Statement.stored(
                        language, Effect.DENY, List.of("*"), null, variable, null, null))))
        .isEqualTo(Decision.ALLOWED);
    assertThat(
            decide(
                new StatementRule(
                    Statement.stored(
                        language, Effect.ALLOW, List.of("*"), null, null, variable, null))))
        .isEqualTo(Decision.ALLOWED);
  }

  @RepeatedTest(20)
  void theCompiledRulesDecideAsALiteralReadingDoes(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    var seen = new EnumMap<Decision, Integer>(Decision.class);
    for (int i = 0; i < 500; i++) {
      var statements =
          IntStream.range(0, random.nextInt(4)).mapToObj(n -> randomStatement(random)).toList();
      var action = GeneratedText.text(random, "aB:", 4);
      var resource = GeneratedText.text(random, "ab:.", 5);
      var expected = LiteralReading.decide(statements, action, resource);

      assertThat(Decision.of(compiled(statements), action, resource))
          .as("%s on %s by %s", action, resource, statements)
          .isEqualTo(expected);
      seen.merge(expected, 1, Integer::sum);
    }
    assertThat(seen).containsOnlyKeys(Decision.values());
  }

  private static Statement randomStatement(Random random) {
    boolean notAction = random.nextInt(3) == 0;
    boolean notResource = random.nextInt(3) == 0;
    var actions = patterns(random, "aB:*?*");
    var resources = patterns(random, "ab:.*?*");
    return Statement.stored(
        PolicyLanguage.OF_2012,
        random.nextInt(3) == 0 ? Effect.DENY : Effect.ALLOW,
        notAction ? null : actions,
        notAction ? actions : null,
        notResource ? null : resources,
        notResource ? resources : null,
        null);
  }

  private static List<String> patterns(Random random, String alphabet) {
    var patterns = new ArrayList<String>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      patterns.add(GeneratedText.text(random, alphabet, 5));
    }
    return patterns;
  }

  private static List<StatementRule> compiled(List<Statement> statements) {
    return statements.stream().map(StatementRule::new).toList();
  }

  private static Decision decide(StatementRule... statements) {
    return Decision.of(List.of(statements), "sts:AssumeRole", ROLE);
  }

  private static StatementRule allow(String action, String resource) {
    return statement(Effect.ALLOW, List.of(action), null, List.of(resource), null);
  }

  private static StatementRule statement(
      Effect effect,
      @Nullable List<String> actions,
      @Nullable List<String> notActions,
      @Nullable List<String> resources,
      @Nullable List<String> notResources) {
    return new StatementRule(
        Statement.stored(
            PolicyLanguage.OF_2012, effect, actions, notActions, resources, notResources, null));
  }
}
