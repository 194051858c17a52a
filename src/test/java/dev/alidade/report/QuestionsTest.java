package dev.alidade.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuestionsTest {

  private static final Pattern WRITES =
      Pattern.compile("\\b(CREATE|MERGE|SET|DELETE|DETACH|REMOVE|DROP|LOAD)\\b");

  static List<Question> all() {
    return Questions.builtIn().all();
  }

  @Test
  void theIndexNamesEveryFile() throws IOException {
    var folder =
        Path.of(System.getProperty("project.basedir", ""), "src/main/resources/report/questions");
    try (var files = Files.list(folder)) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> !name.equals("index")))
          .containsExactlyInAnyOrderElementsOf(
              all().stream().map(question -> question.id() + ".cypher").toList());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyQuestionIsWhole(Question question) {
    assertThat(question.topic()).isNotEqualTo("Other");
    assertThat(question.advice()).isNotNull();
    assertThat(question.cypher()).contains("ORDER BY");
    assertThat(question.columns())
        .allSatisfy(
            column -> assertThat(question.cypher()).containsPattern("\\b" + column.key() + "\\b"));
    assertThat(question.cypher()).doesNotContainPattern(WRITES);
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatIsFoundIsDrawn(Question question) {
    // Its first statement is the longest of all, and a drawing would need it again.
    if (question.id().equals("privilege-escalation")) {
      assertThat(question.paths()).isNull();
      return;
    }
    assertThat(question.paths()).contains("RETURN path").doesNotContainPattern(WRITES);
  }

  @Test
  void thereAreAtLeastTwentyQuestions() {
    assertThat(all()).hasSizeGreaterThanOrEqualTo(20);
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatIsCountedIsUniqueOverAccounts(Question question) {
    // Two accounts may use one name, but not one ARN, finding or access key.
    assertThat(question.counts()).containsAnyOf("account", "arn", "id", "key");
  }

  @Test
  void anUnknownQuestionIsRefusedWithThoseThereAre() {
    assertThat(Questions.builtIn().named("administrators").title())
        .isEqualTo("Principals with administrator rights");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Questions.builtIn().named("adminstrators"))
        .withMessageContaining("No question 'adminstrators'; there are ")
        .withMessageContaining("administrators, ");
  }
}
