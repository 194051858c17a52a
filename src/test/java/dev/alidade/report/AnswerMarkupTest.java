package dev.alidade.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.cli.Golden;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class AnswerMarkupTest {

  @Test
  void anAnswerIsASectionWithItsTableAndItsCypher() {
    Golden.check("answers/found.html", new AnswerMarkup(Sample.foundVolumes(), 500).html());
  }

  @Test
  void noFindsAreGoodNews() {
    Golden.check(
        "answers/nothing.html", new AnswerMarkup(Sample.found(Sample.volumes()), 500).html());
  }

  @Test
  void aQuestionThatTheDatabaseRefusedSaysWhy() {
    Golden.check(
        "answers/unanswered.html",
        new AnswerMarkup(new Answer.Unanswered(Sample.volumes(), "Neo4j: <no> such function"), 500)
            .html());
  }

  @Test
  void aLongAnswerIsCutAndSaysSo() {
    var hosts = Collections.nCopies(501, "production").toArray();

    var html = new AnswerMarkup(Sample.found(Sample.hosts(Severity.HIGH), hosts), 500).html();

    assertThat(html.split("<tr><td", -1)).hasSize(501);
    assertThat(html).contains("The first 500 of 501 rows");
  }
}
