package dev.alidade.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.aws.Outcome;
import dev.alidade.cli.Reports;
import dev.alidade.cli.terminal.Style;
import dev.alidade.cli.terminal.Terminal.Size;
import dev.alidade.survey.AccountReport.Ended;
import dev.alidade.survey.Progress.Phase;
import dev.alidade.survey.ScopeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveDisplayTest {

  private static final String PRODUCTION = "210987654321";
  private static final String DEVELOPMENT = "444455556666";
  private static final Size WINDOW = new Size(100, 24);

  private Instant now = Reports.START;
  private final RunState state = new RunState(() -> now);
  private final LiveDisplay display = new LiveDisplay(new Style(false, true), true);
  private final Frames screen = new Frames();

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private void draw(long calls) {
    screen.write(display.next(state.view(), now, calls, WINDOW));
  }

  private static ScopeId scope(String account, String module, String region) {
    return new ScopeId(account, module, "Things", region);
  }

  private void end(String account, String module, String region, long nodes) {
    state.scopeEnded(
        Reports.scope(account, module, "Things", region, new Outcome.Complete(), nodes, 0));
  }

  @Test
  void beforeTheAccountsAreKnownItSaysWhatItWaitsFor() {
    draw(0);
    assertThat(screen.shown()).containsExactly("  connecting · 0.0 s");

    state.planned(3);
    pass(Duration.ofMillis(400));
    draw(2);
    assertThat(screen.shown())
        .containsExactly("  3 accounts · checking credentials and database · 2 API calls · 0.4 s");
  }

  @Test
  void eachAccountHasALineWithWhatIsRunningAndTheTotalIsBelow() {
    state.planned(2);
    state.accountStarted(PRODUCTION, "production", 4);
    state.accountStarted(DEVELOPMENT, "dev", 120);
    state.scopeStarted(scope(PRODUCTION, "iam", "global"));
    state.scopeStarted(scope(PRODUCTION, "ec2:vpc", "eu-west-1"));
    state.scopeStarted(scope(PRODUCTION, "ec2:vpc", "us-east-1"));
    end(PRODUCTION, "iam", "global", 412);
    pass(Duration.ofSeconds(2));
    draw(1234);

    assertThat(screen.shown())
        .containsExactly(
            "  production  210987654321  ━━━─────────  1/4  2.0 s  ec2:vpc eu-west-1 +1",
            "  dev         444455556666  ────────────    0/120  2.0 s  waiting",
            "  2 accounts, 0 done · 1/124 scopes · 1,234 API calls · 2.0 s");
  }

  @Test
  void aGlobalScopeIsToldByItsResource() {
    state.accountStarted(PRODUCTION, "production", 4);
    state.scopeStarted(scope(PRODUCTION, "iam", "global"));

    assertThat(display.frame(state.view(), now, 1, WINDOW).getFirst()).endsWith("iam Things");
  }

  @Test
  void theTimeLeftIsSaidWhereItCanBeKnown() {
    state.planned(1);
    state.accountStarted(PRODUCTION, "production", 4);
    end(PRODUCTION, "iam", "global", 1);
    pass(Duration.ofSeconds(20));
    draw(10);

    assertThat(screen.shown())
        .containsExactly(
            "  production  210987654321  ━━━─────────  1/4  20 s, 1 min 00 s left  waiting",
            "  1 account, 0 done · 1/4 scopes · 10 API calls · 20 s, 1 min 00 s left");
  }

  @Test
  void phasesAfterTheSurveyHaveTheirWords() {
    state.planned(1);
    state.accountStarted(PRODUCTION, "production", 1);
    end(PRODUCTION, "iam", "global", 1);
    draw(1);
    assertThat(screen.shown().getFirst()).endsWith("writing");
    state.accountPhase(PRODUCTION, Phase.LINKING);
    draw(1);
    assertThat(screen.shown().getFirst()).endsWith("linking");
    state.accountPhase(PRODUCTION, Phase.SWEEPING);
    draw(1);
    assertThat(screen.shown().getFirst()).endsWith("removing what is gone");
    state.accountPhase(PRODUCTION, Phase.ANALYSING);
    draw(1);
    assertThat(screen.shown().getFirst()).endsWith("analysing");
  }

  @Test
  void endedAccountsKeepTheirLineAndAtLastTheirResult() {
    state.planned(3);
    state.accountStarted(PRODUCTION, "production", 1);
    draw(1);
    end(PRODUCTION, "iam", "global", 412);
    state.accountEnded(
        Reports.surveyed(
            "production",
            PRODUCTION,
            List.of(
                Reports.scope(PRODUCTION, "iam", "P", "global", new Outcome.Complete(), 412, 0))));
    state.accountEnded(
        Reports.ended(null, "staging", Ended.REFUSED, "the token has expired", "log in again"));
    state.accountEnded(
        Reports.ended(PRODUCTION, "copy", Ended.DUPLICATE, "is production again", null));
    pass(Duration.ofSeconds(4));
    draw(7);

    assertThat(screen.shown())
        .containsExactly(
            "✓ production  210987654321  1 scope, 412 nodes, 3.2 s",
            "✗ staging                   the token has expired",
            "✓ copy        210987654321  is production again",
            "  3 accounts, 3 done · 1/1 scope · 7 API calls · 4.0 s · links between accounts");
  }

  @Test
  void moreAccountsThanLinesShowThoseThatRunAndTheTotal() {
    state.planned(50);
    for (var i = 10; i < 60; i++) {
      state.accountStarted("1000000000" + i, "account-" + i, 1);
    }
    state.accountEnded(Reports.surveyed("account-10", "100000000010", List.of()));

    var frame = display.frame(state.view(), now, 0, new Size(100, 6));

    assertThat(frame).hasSize(5);
    assertThat(frame.getFirst()).contains("account-11");
    assertThat(frame.getLast()).contains("50 accounts, 1 done");
  }

  @Test
  void noLineIsAsWideAsTheWindow() {
    state.planned(1);
    state.accountStarted(PRODUCTION, "a-profile-with-a-name-that-nobody-would-want-to-type", 4);
    state.scopeStarted(scope(PRODUCTION, "ec2:network_interface", "ap-southeast-2"));

    for (var columns = 1; columns < 120; columns++) {
      var width = columns;
      assertThat(display.frame(state.view(), now, 1, new Size(columns, 24)))
          .allSatisfy(
              line -> assertThat(line.length()).isLessThanOrEqualTo(Math.max(1, width - 1)));
    }
  }

  @Test
  void whatIsCutOffIsMarked() {
    state.planned(1);
    state.accountEnded(
        Reports.ended(null, "staging", Ended.REFUSED, "the token has expired", "log in again"));

    assertThat(display.frame(state.view(), now, 1, new Size(40, 24)).getFirst())
        .isEqualTo("✗ staging                the token has…");
  }

  @Test
  void aLineBetweenFramesStaysAboveTheBlock() {
    state.planned(1);
    state.accountStarted(PRODUCTION, "production", 4);
    draw(1);
    screen.write("^C");
    screen.write(display.line("WARN something"));
    draw(1);
    draw(2);

    assertThat(screen.shown()).hasSize(3);
    assertThat(screen.shown().getFirst()).isEqualTo("WARN something");
    assertThat(screen.shown().getLast()).contains("2 API calls");
  }

  @Test
  void nothingIsWrittenWhereNothingChanged() {
    draw(0);

    assertThat(display.next(state.view(), now, 0, WINDOW)).isEmpty();
  }

  @Test
  void aFrameIsOnePieceThatNeverEmptiesTheScreenFirst() {
    draw(0);
    pass(Duration.ofSeconds(1));

    assertThat(display.next(state.view(), now, 0, WINDOW))
        .isEqualTo("\r\u001b[1A  connecting · 1.0 s\u001b[K\n\u001b[J");
  }

  @Test
  void whereTheSummaryFollowsTheBlockGoes() {
    var before = new LiveDisplay(new Style(false, true), false);
    screen.write(before.next(state.view(), now, 0, WINDOW));
    screen.write(before.last(state.view(), now, 0, WINDOW));

    assertThat(screen.shown()).isEmpty();
    assertThat(screen.row()).isZero();
  }

  @Test
  void coloursAreOnlyWrittenWhereTheyMayBe() {
    state.planned(1);
    state.accountStarted(PRODUCTION, "production", 4);

    assertThat(String.join("", display.frame(state.view(), now, 1, WINDOW)))
        .doesNotContain("\u001b");
    assertThat(
            String.join(
                "",
                new LiveDisplay(new Style(true, true), true).frame(state.view(), now, 1, WINDOW)))
        .contains("\u001b[1m  production\u001b[0m");
  }

  @Test
  void withoutUnicodeTheSignsAreAscii() {
    state.planned(1);
    state.accountStarted(PRODUCTION, "production", 2);
    end(PRODUCTION, "iam", "global", 1);

    assertThat(
            String.join("", new LiveDisplay(Style.PLAIN, true).frame(state.view(), now, 1, WINDOW)))
        .contains("######------")
        .matches("\\p{ASCII}*");
  }
}
