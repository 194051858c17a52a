package dev.alidade.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CypherStatementsTest {

  @Test
  void semicolonsEndStatements() {
    assertThat(CypherStatements.in("RETURN 1;\n RETURN 2 ;\n\n"))
        .containsExactly("RETURN 1", "RETURN 2");
  }

  @Test
  void theLastStatementNeedsNoSemicolon() {
    assertThat(CypherStatements.in("RETURN 1; RETURN 2")).containsExactly("RETURN 1", "RETURN 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RETURN ';'",
        "RETURN \";\"",
        "RETURN '\\';'",
        "RETURN '\\\\' + ';'",
        "RETURN 1 AS `;`",
        "RETURN 1 AS `\\`, ';'",
        "RETURN 1 // ; and '",
        "RETURN /* ; ' */ 1",
        "RETURN 'not closed;"
      })
  void semicolonsInsideOfSomethingEndNothing(String statement) {
    assertThat(CypherStatements.in(statement)).containsExactly(statement);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", ";;", "// only a comment", "/* and ; another */ ;"})
  void spaceAndCommentsAreNoStatement(String text) {
    assertThat(CypherStatements.in(text)).isEmpty();
  }
}
