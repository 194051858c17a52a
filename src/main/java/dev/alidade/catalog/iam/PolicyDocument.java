package dev.alidade.catalog.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A policy as IAM returns it: JSON, percent-encoded as in RFC 3986.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 *
 * <p>The grammar allows one statement without a list, and one text where there may be several; here
 * both are lists.
 */
final class PolicyDocument {

  private static final ObjectReader JSON = new ObjectMapper().reader();

  private final JsonNode statements;

  private PolicyDocument(JsonNode statements) {
    this.statements = statements;
  }

  /** Reads a document; empty when there is none or when it is not JSON. */
  static Optional<PolicyDocument> read(@Nullable String document) {
    if (document == null || document.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new PolicyDocument(JSON.readTree(decoded(document)).path("Statement")));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The statements, in their order. */
  List<JsonNode> statements() {
    return elements(statements);
  }

  /** The texts of an element that is one text or a list of them; null where there is no element. */
  static @Nullable List<String> texts(@Nullable JsonNode element) {
    return element == null || element.isNull()
        ? null
        : elements(element).stream().map(JsonNode::asText).toList();
  }

  private static List<JsonNode> elements(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return List.of();
    }
    return node.isArray()
        ? StreamSupport.stream(node.spliterator(), false).toList()
        : List.of(node);
  }

  private static String decoded(String document) {
    // No encoded text has a brace; some emulators do not encode.
    return document.stripLeading().startsWith("{")
        ? document
        // In RFC 3986 a plus is a plus, in HTML forms a space: the decoder knows forms only.
        : URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
