package dev.alidade.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.cli.Golden;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands above the answers. */
class PageHeadTest {

  private static final List<Answer> ANSWERS =
      List.of(
          Sample.found(Sample.hosts(Severity.LOW)),
          Sample.found(Sample.hosts(Severity.HIGH), "production", "production", "development"),
          Sample.found(Sample.hosts(Severity.CRITICAL), "development"),
          new Answer.Unanswered(Sample.volumes(), "Neo4j: no"));

  @Test
  void theSummaryBeginsWithTheWorst() {
    Golden.check(
        "answers/summary.html",
        new SummaryMarkup(Sample.overview("development", "production"), ANSWERS).html());
  }

  @Test
  void nothingFoundIsSaidToo() {
    assertThat(new SummaryMarkup(Sample.overview("one"), List.of()).html())
        .contains("None of the questions below found anything.");
  }

  @Test
  void aSurveyWithHolesIsNotTheWholePicture() {
    var overview =
        new Overview(
            List.of(),
            0,
            0,
            List.of(),
            new Overview.LastRun(
                ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC),
                "interrupted",
                Map.of("denied", 1L)));

    assertThat(new SummaryMarkup(overview, ANSWERS).html())
        .contains("The last survey was interrupted, was denied 1 scope.")
        .contains("No account has been surveyed yet");
  }

  @Test
  void theScoreboardCountsByAccount() {
    Golden.check(
        "answers/scoreboard.html",
        new ScoreboardMarkup(Sample.overview("development", "production"), ANSWERS).html());
  }

  @Test
  void oneAccountNeedsNoScoreboard() {
    assertThat(new ScoreboardMarkup(Sample.overview("production"), ANSWERS).html()).isEmpty();
  }

  @Test
  void ofManyAccountsThoseWithMostFindsAreShown() {
    var overview =
        Sample.overview("a", "b", "c", "d", "e", "f", "g", "h", "i", "development", "production");

    assertThat(new ScoreboardMarkup(overview, ANSWERS).html())
        .contains("The 8 accounts with the most to look at, of 11.")
        .contains(">development<", ">production<", ">a<")
        .doesNotContain(">i<");
  }
}
