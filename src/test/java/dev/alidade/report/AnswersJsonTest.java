package dev.alidade.report;

import dev.alidade.cli.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersJsonTest {

  @Test
  void answersKeepTheirTypesAndTheirDetailsAndSayHowManyRowsAreLeftOut() {
    Golden.check(
        "answers/answers.json",
        AnswersJson.of(
                List.of(
                    Sample.foundVolumes(),
                    new Answer.Unanswered(Sample.hosts(Severity.HIGH), "Neo4j: no")),
                2)
            + "\n");
  }
}
