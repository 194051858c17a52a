package dev.alidade.catalog.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.policy.PolicyDocument;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyStatementTest {

  private static final String POLICY = "arn:aws:iam::111111111111:policy/p";

  @Test
  void aSingleStatementAndSingleTextsAreListsOfOne() {
    var statements =
        statements(
            """
            {"Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}}\
            """);

    assertThat(statements).hasSize(1);
    assertThat(statements.getFirst().said().actions()).containsExactly("s3:GetObject");
    assertThat(statements.getFirst().said().resources()).containsExactly("*");
    assertThat(statements.getFirst().said().notActions()).isNull();
    assertThat(statements.getFirst().said().notResources()).isNull();
  }

  @Test
  void aStatementWithoutResourceIsCharted() {
    var statements =
        statements("{\"Statement\": [{\"Effect\": \"Deny\", \"NotAction\": \"iam:*\"}]}");

    assertThat(statements.getFirst().effect()).isEqualTo("Deny");
    assertThat(statements.getFirst().said().notActions()).containsExactly("iam:*");
    assertThat(statements.getFirst().said().resources()).isNull();
  }

  @Test
  void statementsWithoutSidAreNumberedAmongThemselves() {
    assertThat(
            ids(
                """
                {"Statement": [{"Sid": "Read"}, {"Effect": "Allow"}, {"Sid": ""}, {"Sid": "Write"}]}\
                """))
        .containsExactly("Read", "1", "2", "Write");
  }

  @Test
  void aNumberThatIsASidIsNotGivenTwice() {
    assertThat(ids("{\"Statement\": [{\"Effect\": \"Allow\"}, {\"Sid\": \"1\"}]}"))
        .containsExactly("2", "1");
  }

  @Test
  void aConditionIsJsonTextOfAListInPythonsStyle() {
    var statements =
        statements(
            """
            {"Statement": [{"Effect": "Allow", "Condition":
              {"StringEquals":{"aws:ResourceTag/Équipe":["a","b"]},"Bool":{"x":true}}}]}\
            """);

    assertThat(statements.getFirst().condition())
        .isEqualTo(
            "[{\"StringEquals\": {\"aws:ResourceTag/\\u00c9quipe\": [\"a\", \"b\"]}, "
                + "\"Bool\": {\"x\": true}}]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"StringEquals\": {}}", "[]", "null"})
  void anAdministratorsEmptyConditionIsNone(String condition) {
    var statements =
        statements(
            """
            {"Version": "2012-10-17", "Statement":
              {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": %s}}\
            """
                .formatted(condition));

    assertThat(statements.getFirst().condition()).isNull();
  }

  @Test
  void aConditionWithOneEmptyOperatorIsKeptAsItIsWritten() {
    var statements =
        statements(
            """
            {"Statement": {"Condition": {"StringEquals": {}, "Bool": {"x": "true"}}}}\
            """);

    assertThat(statements.getFirst().condition())
        .isEqualTo("[{\"StringEquals\": {}, \"Bool\": {\"x\": \"true\"}}]");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"Version\": \"2012-10-17\",', 2012-10-17",
    "'\"Version\": \"2008-10-17\",', 2008-10-17",
    "'', 2008-10-17"
  })
  void aStatementCarriesTheVersionOfItsPolicy(String version, String expected) {
    var statements = statements("{%s \"Statement\": {\"Effect\": \"Allow\"}}".formatted(version));

    assertThat(statements.getFirst().said().language().version()).isEqualTo(expected);
  }

  @Test
  void aPlusInADocumentStaysAPlus() {
    var document =
        PolicyDocument.read(
            "%7B%22Statement%22%3A%5B%7B%22Action%22%3A%22s3%3Aa+b%20c%2Bd%22%7D%5D%7D");

    assertThat(
            PolicyStatement.of(POLICY, document.document().orElseThrow())
                .getFirst()
                .said()
                .actions())
        .containsExactly("s3:a+b c+d");
  }

  @Test
  void aDocumentThatIsNotEncodedIsReadAsItIs() {
    var document = PolicyDocument.read(" {\"Statement\": {\"Action\": \"s3:%41+%\"}}");

    assertThat(
            PolicyStatement.of(POLICY, document.document().orElseThrow())
                .getFirst()
                .said()
                .actions())
        .containsExactly("s3:%41+%");
  }

  @Test
  void aDocumentWithoutStatementsHasNone() {
    assertThat(statements("{\"Version\": \"2012-10-17\"}")).isEmpty();
    assertThat(statements("{\"Statement\": []}")).isEmpty();
  }

  private static List<String> ids(String document) {
    return statements(document).stream()
        .map(statement -> statement.id().substring((POLICY + "/statement/").length()))
        .toList();
  }

  private static List<PolicyStatement> statements(String document) {
    var encoded = URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
    return PolicyStatement.of(POLICY, PolicyDocument.read(encoded).document().orElseThrow());
  }
}
