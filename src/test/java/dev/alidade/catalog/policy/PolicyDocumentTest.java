package dev.alidade.catalog.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form in which a policy may be written, and what is none. */
class PolicyDocumentTest {

  @Test
  void versionAndIdAreKept() {
    var policy = policy("{\"Version\": \"2012-10-17\", \"Id\": \"web\", \"Statement\": []}");

    assertThat(policy).isEqualTo(new PolicyDocument("2012-10-17", "web", List.of()));
  }

  @ParameterizedTest
  @CsvSource({"2008-10-17, OF_2008", "2012-10-17, OF_2012", ", OF_2008"})
  void theVersionSaysWhetherThereAreVariables(String version, PolicyLanguage language) {
    var written = version == null ? "" : "\"Version\": \"" + version + "\", ";
    var policy = policy("{" + written + "\"Statement\": {\"Effect\": \"Allow\"}}");

    assertThat(policy.version()).isEqualTo(version);
    assertThat(policy.language()).isEqualTo(language);
    assertThat(policy.statements().getFirst().language()).isEqualTo(language);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Statement\": {\"Sid\": \"a\", \"Action\": \"s3:Get*\", \"NotResource\": \"b\"}}",
        "{\"Statement\": [{\"Sid\": \"a\", \"Action\": [\"s3:Get*\"], \"NotResource\": [\"b\"]}]}"
      })
  void oneStatementAndOneTextAreListsOfOne(String text) {
    var statement = policy(text).statements().getFirst();

    assertThat(statement.sid()).isEqualTo("a");
    assertThat(statement.actions()).containsExactly("s3:Get*");
    assertThat(statement.notResources()).containsExactly("b");
    assertThat(statement.notActions()).isNull();
    assertThat(statement.resources()).isNull();
    assertThat(statement.principals()).isNull();
    assertThat(statement.condition()).isNull();
  }

  @Test
  void anElementIsAlsoThereAsItIsWritten() {
    var written =
        policy(
                """
                {"Statement": {"Principal": {"AWS": ["*"]}, "Action": "s3:Get*",
                  "Resource": ["a", "b"], "Condition": {"Bool": {"x": true}}}}\
                """)
            .statements()
            .getFirst()
            .written();

    assertThat(written.textOrTexts("Action")).isEqualTo("s3:Get*");
    assertThat(written.textOrTexts("Resource")).isEqualTo(List.of("a", "b"));
    assertThat(written.textOrTexts("NotAction")).isNull();
    assertThat(written.json("Principal")).isEqualTo("{\"AWS\": [\"*\"]}");
    assertThat(written.json("Condition")).isEqualTo("{\"Bool\": {\"x\": true}}");
    assertThat(written.json("NotPrincipal")).isNull();
  }

  @Test
  void anEncodedDocumentKeepsItsPluses() {
    assertThat(
            policy("%7B%22Statement%22%3A%7B%22Action%22%3A%22s3%3Aa+b%20c%2Bd%22%7D%7D")
                .statements()
                .getFirst()
                .actions())
        .containsExactly("s3:a+b c+d");
  }

  @Test
  void aDocumentThatIsNotEncodedIsReadAsItIs() {
    assertThat(
            policy(" {\"Statement\": {\"Action\": \"s3:%41+%\"}}")
                .statements()
                .getFirst()
                .actions())
        .containsExactly("s3:%41+%");
  }

  @Test
  void aDocumentWithinAJsonTextIsRead() {
    assertThat(
            policy("{\\\"Statement\\\":{\\\"Action\\\":\\\"execute-api:Invoke\\\"}}")
                .statements()
                .getFirst()
                .actions())
        .containsExactly("execute-api:Invoke");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%7B%22Statement | is not JSON",
        "%zz | is not JSON",
        "{\"Statement\": | is not JSON",
        "{} {} | is not JSON",
        "[] | is JSON, but no object",
        "null | is JSON, but no object",
        "{\"Statement\": \"*\"} | has a statement that is no object",
        "{\"Statement\": [{}, 1]} | has a statement that is no object"
      })
  void whatCannotBeReadSaysWhy(String text, String reason) {
    var reading = PolicyDocument.read(text);

    assertThat(reading).isEqualTo(new PolicyReading.Unreadable(reason));
    assertThat(reading.problem()).isEqualTo(reason);
    assertThat(reading.document()).isEmpty();
    assertThat(reading.internetAccessible()).isNull();
    assertThat(reading.anonymousActions()).isNull();
  }

  @Test
  void aDocumentThatIsHostilelyDeepIsUnreadable() {
    assertThat(PolicyDocument.read("{\"Statement\":" + "[".repeat(100_000)))
        .isInstanceOf(PolicyReading.Unreadable.class);
  }

  @Test
  void withoutAPolicyNobodyIsLetIn() {
    for (var reading : List.of(PolicyDocument.read(null), PolicyDocument.read(" "))) {
      assertThat(reading).isEqualTo(new PolicyReading.Absent());
      assertThat(reading.problem()).isEqualTo("is missing");
      assertThat(reading.internetAccessible()).isFalse();
      assertThat(reading.anonymousActions()).isEmpty();
    }
  }

  @Test
  void anEffectIsOneOfTwoWords() {
    assertThat(effect("Allow")).isEqualTo(Effect.ALLOW);
    assertThat(effect("Deny")).isEqualTo(Effect.DENY);
    assertThat(effect("allow")).isNull();
  }

  private static Effect effect(String word) {
    return policy("{\"Statement\": {\"Effect\": \"" + word + "\"}}")
        .statements()
        .getFirst()
        .effect();
  }

  private static PolicyDocument policy(String text) {
    return PolicyDocument.read(text).document().orElseThrow();
  }
}
