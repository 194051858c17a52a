package dev.alidade.catalog.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy, of an identity or of a resource.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 *
 * @param version the {@code Version} element as it stands there; null where there is none, see
 *     {@link #language}
 * @param id the {@code Id} element; null where there is none
 * @param statements in their order; the grammar allows one without a list
 */
public record PolicyDocument(
    @Nullable String version, @Nullable String id, List<Statement> statements) {

  private static final ObjectReader JSON =
      new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Keeps the statements from changing. */
  public PolicyDocument {
    statements = List.copyOf(statements);
  }

  /**
   * Reads a document in any of the forms in which services return one: JSON; JSON percent-encoded
   * as in RFC 3986 (IAM); JSON as it stands within a JSON text, without the quotes (API Gateway).
   * Never throws.
   */
  public static PolicyReading read(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return new PolicyReading.Absent();
    }
    JsonNode json;
    try {
      json = JSON.readTree(decoded(text.strip()));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return new PolicyReading.Unreadable("is not JSON");
    }
    if (!json.isObject()) {
      return new PolicyReading.Unreadable("is JSON, but no object");
    }
    var version = text(json.get("Version"));
    var statements = new ArrayList<Statement>();
    for (var statement : elements(json.get("Statement"))) {
      if (!statement.isObject()) {
        return new PolicyReading.Unreadable("has a statement that is no object");
      }
      statements.add(Statement.of(statement, PolicyLanguage.of(version)));
    }
    return new PolicyReading.Read(new PolicyDocument(version, text(json.get("Id")), statements));
  }

  /** The language that the document is written in. */
  public PolicyLanguage language() {
    return PolicyLanguage.of(version);
  }

  /**
   * Whether some statement lets anyone in, see {@link Statement#internetAccessible}. What other
   * statements deny is not weighed against it, as in the contract: a denial takes away some
   * requests, seldom all.
   */
  public boolean internetAccessible() {
    return statements.stream().anyMatch(Statement::internetAccessible);
  }

  /**
   * The actions of the statements that let anyone in, each once, in their order, as written: {@code
   * s3:*} stays {@code s3:*}. A statement with {@code NotAction} adds none.
   */
  public List<String> anonymousActions() {
    return statements.stream()
        .filter(Statement::internetAccessible)
        .map(Statement::actions)
        .flatMap(actions -> actions == null ? null : actions.stream())
        .distinct()
        .toList();
  }

  static @Nullable String text(@Nullable JsonNode node) {
    return node == null || node.isNull() ? null : node.asText();
  }

  /** The texts of an element that is one text or a list of them; null where there is no element. */
  static @Nullable List<String> texts(@Nullable JsonNode element) {
    return element == null || element.isNull()
        ? null
        : elements(element).stream().map(JsonNode::asText).toList();
  }

  private static List<JsonNode> elements(@Nullable JsonNode node) {
    if (node == null || node.isNull()) {
      return List.of();
    }
    return node.isArray() ? node.valueStream().toList() : List.of(node);
  }

  private static String decoded(String text) throws JsonProcessingException {
    if (text.startsWith("{\\\"")) {
      return JSON.readTree("\"" + text + "\"").asText();
    }
    // No encoded text has a brace; some emulators do not encode.
    return text.startsWith("{")
        ? text
        // In RFC 3986 a plus is a plus, in HTML forms a space: the decoder knows forms only.
        : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
