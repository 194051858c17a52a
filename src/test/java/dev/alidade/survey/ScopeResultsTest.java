package dev.alidade.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.aws.Answered;
import dev.alidade.aws.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeResultsTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void completeScopesAreCountedAndNotKept() {
    var results =
        ScopeResults.of(
            List.of(
                scope("ec2:vpc", "eu-west-1", new Outcome.Complete(), 0),
                scope("ec2:vpc", "us-east-1", new Outcome.Complete(), 5),
                scope("iam", "global", new Outcome.Complete(), 1)));
    assertThat(results.incomplete()).isEmpty();
    assertThat(results.modules())
        .containsExactly(
            new ModuleCounts(
                "ec2:vpc", new Tally(2, 0, 0, 0, 0, 0), 20, 6, START, START.plusSeconds(5 + 2)),
            new ModuleCounts(
                "iam",
                new Tally(1, 0, 0, 0, 0, 0),
                10,
                3,
                START.plusSeconds(1),
                START.plusSeconds(1 + 2)));
    assertThat(results.tally()).isEqualTo(new Tally(3, 0, 0, 0, 0, 0));
  }

  @Test
  void whatIsNotCompleteIsKeptWithItsReasonAndWithoutItsEvidence() {
    var failed = scope("ec2:vpc", "eu-west-1", new Outcome.Failed("unreachable"), 0);
    var results =
        ScopeResults.of(List.of(failed, scope("ec2:vpc", "us-east-1", new Outcome.Complete(), 0)));
    assertThat(results.incomplete()).hasSize(1);
    assertThat(results.incomplete().getFirst().scope()).isEqualTo(failed.scope());
    assertThat(results.incomplete("ec2:vpc")).containsExactly(new Outcome.Failed("unreachable"));
    assertThat(results.incomplete("iam")).isEmpty();
    assertThat(results.tally("ec2:vpc")).isEqualTo(new Tally(1, 0, 0, 0, 0, 1));
    assertThat(results.tally("iam").isWhole()).isTrue();
  }

  @Test
  void theSameWordsAreKeptOnce() {
    var results =
        ScopeResults.of(
            List.of(
                scope("x", "eu-west-1", new Outcome.NotAsked("not offered ".repeat(2)), 0),
                scope("x", "us-east-1", new Outcome.NotAsked("not offered ".repeat(2)), 0)));
    assertThat(results.incomplete().get(1).outcome())
        .isSameAs(results.incomplete().get(0).outcome());
  }

  @Test
  void everyOutcomeHasItsWordInTheTally() {
    for (var outcome :
        List.of(
            new Outcome.Complete(),
            new Outcome.Partial(List.of("p")),
            new Outcome.Denied("ec2:X", Outcome.Denied.Cause.NOT_ALLOWED, "d"),
            new Outcome.Unsupported("u"),
            new Outcome.NotAsked("n"),
            new Outcome.Failed("f"))) {
      var tally = Tally.of(outcome);
      assertThat(tally.of(Outcomes.word(outcome))).isEqualTo(1);
      assertThat(tally.scopes()).isEqualTo(1);
      assertThat(tally.isWhole()).isEqualTo(!outcome.isGap());
    }
  }

  private static ScopeResult scope(String module, String region, Outcome outcome, long second) {
    return new ScopeResult(
        new ScopeId("111122223333", module, "Things", region),
        outcome,
        Answered.ALL,
        10,
        3,
        START.plusSeconds(second),
        Duration.ofSeconds(2));
  }
}
