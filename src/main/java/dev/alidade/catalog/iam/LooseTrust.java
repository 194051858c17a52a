package dev.alidade.catalog.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alidade.graph.Place;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a trust policy leaves open. The contract charts whom a role trusts, but not everyone, whom
 * no node stands for, and no conditions; whoever looks for loose trust needs both.
 *
 * @param anyone whether some statement trusts everyone, under whatever condition
 * @param unconditionally principals that a statement without a condition trusts, {@code *} too
 * @param withoutExternalId AWS principals that a statement trusts without asking for an external id
 */
record LooseTrust(boolean anyone, Set<String> unconditionally, Set<String> withoutExternalId) {

  private static final String ANYONE = "*";
  private static final String ASSUME = "sts:assumerole";
  private static final String EXTERNAL_ID = "sts:externalid";

  /** With any other operator a request without an external id can pass. */
  private static final Set<String> REQUIRING =
      Set.of("stringequals", "stringlike", "foranyvalue:stringequals", "foranyvalue:stringlike");

  static LooseTrust of(PolicyDocument document, Place at) {
    var anyone = false;
    var unconditionally = new LinkedHashSet<String>();
    var withoutExternalId = new LinkedHashSet<String>();
    for (var statement : document.statements()) {
      if (!statement.path("Effect").asText().equals("Allow") || !letsAssume(statement)) {
        continue;
      }
      var principals = awsPrincipals(statement, at);
      anyone |= principals.contains(ANYONE);
      if (statement.path("Condition").isEmpty()) {
        unconditionally.addAll(principals);
        unconditionally.addAll(names(statement, "Federated"));
      }
      if (!asksForExternalId(statement.path("Condition"))) {
        withoutExternalId.addAll(principals);
      }
    }
    return new LooseTrust(anyone, unconditionally, withoutExternalId);
  }

  /** Whether a statement is about assuming the role, and not only about tagging the session. */
  private static boolean letsAssume(JsonNode statement) {
    var actions = PolicyDocument.texts(statement.get("Action"));
    return actions == null || actions.stream().anyMatch(LooseTrust::mayMeanAssume);
  }

  private static boolean mayMeanAssume(String action) {
    var lower = action.toLowerCase(Locale.ROOT);
    var fixed = lower.split("[*?]", 2)[0];
    return lower.startsWith(ASSUME) || (!fixed.equals(lower) && ASSUME.startsWith(fixed));
  }

  private static List<String> awsPrincipals(JsonNode statement, Place at) {
    // The only text that may stand here is "*"; everybody but some is nearly everybody.
    if (statement.path("Principal").isTextual() || statement.has("NotPrincipal")) {
      return List.of(ANYONE);
    }
    return names(statement, "AWS").stream()
        .map(name -> name.equals(ANYONE) ? ANYONE : TrustPolicy.arn(name, at))
        .toList();
  }

  private static List<String> names(JsonNode statement, String kind) {
    return texts(statement.path("Principal").get(kind));
  }

  private static List<String> texts(@Nullable JsonNode element) {
    var texts = PolicyDocument.texts(element);
    return texts == null ? List.of() : texts;
  }

  private static boolean asksForExternalId(JsonNode condition) {
    Predicate<String> requiring = key -> REQUIRING.contains(key.toLowerCase(Locale.ROOT));
    return keys(condition)
        .filter(requiring)
        .flatMap(operator -> keys(condition.path(operator)))
        .anyMatch(key -> key.toLowerCase(Locale.ROOT).equals(EXTERNAL_ID));
  }

  private static Stream<String> keys(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey);
  }
}
