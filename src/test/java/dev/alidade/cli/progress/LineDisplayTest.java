package dev.alidade.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.aws.Outcome;
import dev.alidade.cli.Reports;
import dev.alidade.cli.terminal.Terminal.Size;
import dev.alidade.survey.AccountReport.Ended;
import dev.alidade.survey.ScopeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineDisplayTest {

  private static final String PRODUCTION = "210987654321";

  private Instant now = Reports.START;
  private final RunState state = new RunState(() -> now);
  private final LineDisplay display = new LineDisplay();

  private String next() {
    return display.next(state.view(), now, 1234, Size.USUAL);
  }

  @Test
  void anAccountIsALineWhenItStartsAndALineWhenItEnds() {
    state.planned(1);
    assertThat(next()).isEmpty();

    state.accountStarted(PRODUCTION, "production", 2);
    assertThat(next()).isEqualTo("production (210987654321): started, 2 scopes\n");
    assertThat(next()).isEmpty();

    state.accountEnded(
        Reports.surveyed(
            "production",
            PRODUCTION,
            List.of(
                Reports.scope(PRODUCTION, "iam", "P", "global", new Outcome.Complete(), 412, 9),
                Reports.scope(
                    PRODUCTION, "ec2:vpc", "V", "eu-west-1", new Outcome.Failed("x"), 0, 0))));
    assertThat(next())
        .isEqualTo(
            "production (210987654321): surveyed in 3.2 s: 1 complete, 1 failed; 412 nodes and 9"
                + " links written, 1 node and 3 links removed\n");
    assertThat(next()).isEmpty();
  }

  @Test
  void aRefusedProfileIsALineWithItsReason() {
    state.accountEnded(
        Reports.ended(null, "staging", Ended.REFUSED, "the token has expired", "log in again"));

    assertThat(next()).isEqualTo("staging: refused: the token has expired\n");
  }

  @Test
  void halfAMinuteWithoutALineBringsASignOfLife() {
    state.planned(2);
    state.accountStarted(PRODUCTION, "production", 20);
    state.scopeStarted(new ScopeId(PRODUCTION, "iam", "P", "global"));
    for (var region : List.of("eu-west-1", "eu-west-2", "eu-west-3")) {
      state.scopeStarted(new ScopeId(PRODUCTION, "ec2:vpc", "V", region));
    }
    assertThat(next()).isNotEmpty();

    now = now.plusSeconds(29);
    assertThat(next()).isEmpty();
    now = now.plusSeconds(1);
    assertThat(next())
        .isEqualTo(
            "0 of 2 accounts done, 0 of 20 scopes, 1,234 calls, 30 s; running: production iam"
                + " global, production ec2:vpc eu-west-1, production ec2:vpc eu-west-2 and 1 more\n");
    now = now.plus(Duration.ofSeconds(29));
    assertThat(next()).isEmpty();
    now = now.plusSeconds(1);
    assertThat(next()).isNotEmpty();
  }

  @Test
  void theLastLookSaysWhatHappenedSinceTheOneBeforeAndNoMore() {
    state.planned(1);
    state.accountStarted(PRODUCTION, "production", 2);
    next();
    state.accountEnded(
        Reports.ended(PRODUCTION, "production", Ended.FAILED, "was taken over", null));
    now = now.plusSeconds(60);

    assertThat(display.last(state.view(), now, 1, Size.USUAL))
        .isEqualTo("production (210987654321): failed: was taken over\n");
    assertThat(display.last(state.view(), now, 1, Size.USUAL)).isEmpty();
  }
}
