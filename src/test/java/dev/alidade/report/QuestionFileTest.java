package dev.alidade.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class QuestionFileTest {

  private static final String LEAST =
      """
      // title: Users
      // one: user
      // many: users
      // columns: name
      // why: Because.
      MATCH (u:AWSUser) RETURN u.name AS name""";

  @Test
  void aFullFileBecomesAQuestion() {
    var question =
        Question.parse(
            "users",
            """
            // title: Users: all of them
            // topic: Identity
            // severity: critical
            // one: user
            // many: users
            // counts: arn
            // columns: name, last_used, keys: Active keys, arn: User ARN (detail), id (detail)
            // why: A first line
            //   and a second one.
            // advice: Do nothing.
            // A comment of the statement is part of it.
            MATCH (u) RETURN ';' AS name; // and more
            MATCH path = (u) RETURN path;
            """
                .replace("// A comment", "\n// A comment"));

    assertThat(question.id()).isEqualTo("users");
    assertThat(question.title()).isEqualTo("Users: all of them");
    assertThat(question.topic()).isEqualTo("Identity");
    assertThat(question.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(question.why()).isEqualTo("A first line and a second one.");
    assertThat(question.advice()).isEqualTo("Do nothing.");
    assertThat(question.counts()).containsExactly("arn");
    assertThat(question.columns())
        .containsExactly(
            new Column("name", "Name", false),
            new Column("last_used", "Last used", false),
            new Column("keys", "Active keys", false),
            new Column("arn", "User ARN", true),
            new Column("id", "Id", true));
    assertThat(question.cypher())
        .isEqualTo("// A comment of the statement is part of it.\nMATCH (u) RETURN ';' AS name");
    assertThat(question.paths()).isEqualTo("// and more\nMATCH path = (u) RETURN path");
  }

  @Test
  void whatMayBeMissingHasADefault() {
    var question = Question.parse("users", LEAST);

    assertThat(question.topic()).isEqualTo("Other");
    assertThat(question.severity()).isEqualTo(Severity.MEDIUM);
    assertThat(question.advice()).isNull();
    assertThat(question.counts()).isEmpty();
    assertThat(question.paths()).isNull();
  }

  @Test
  void allProblemsAreReportedTogether() {
    var failure =
        catchThrowableOfType(
            QuestionException.class,
            () ->
                Question.parse(
                    "broken",
                    """
                    // title: One
                    // title: Two
                    // colour: red
                    // severity: dreadful
                    // counts: nothing
                    // columns: a, a, b(c)
                    no continuation
                    """
                        .replace("no continuation", "//no entry")));

    assertThat(failure.problems())
        .containsExactly(
            "line 2: 'title' for the second time",
            "line 3: unknown entry 'colour'",
            "line 7: neither '// entry: text' nor an indented continuation",
            "one statement for the answer, and at most one for the drawing; here are 0",
            "line 6: column 'a' for the second time",
            "line 6: 'b(c)' is not a column: name, 'name: Heading' or 'name (detail)'",
            "line 5: counts names 'nothing', which is not a column",
            "line 4: severity 'dreadful' is none of critical, high, medium, low, info",
            "the header lacks '// why: …'",
            "the header lacks '// one: …'",
            "the header lacks '// many: …'");
    assertThat(failure).hasMessageStartingWith("broken.cypher: line 2: ");
  }

  @Test
  void aThirdStatementIsOneTooMany() {
    var failure =
        catchThrowableOfType(
            QuestionException.class, () -> Question.parse("many", LEAST + "; RETURN 1; RETURN 2;"));

    assertThat(failure.problems())
        .containsExactly(
            "one statement for the answer, and at most one for the drawing; here are 3");
  }

  @Test
  void findsAreSaidInWords() {
    var question = Question.parse("users", LEAST);

    assertThat(question.inWords(0)).isEqualTo("No users");
    assertThat(question.inWords(1)).isEqualTo("1 user");
    assertThat(question.inWords(2)).isEqualTo("2 users");
  }
}
