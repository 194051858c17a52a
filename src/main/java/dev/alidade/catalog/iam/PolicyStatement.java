package dev.alidade.catalog.iam;

import static dev.alidade.graph.Target.to;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alidade.catalog.text.JsonText;
import dev.alidade.graph.CompositeId;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Ownership.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement of an identity policy.
 *
 * @param policyId the id of the policy's node
 * @param id the policy's id, and the statement's {@code Sid} or number
 * @param action null where the statement has {@code NotAction}; the same for resources
 * @param condition JSON text of a list with one map
 */
record PolicyStatement(
    @Nullable String policyId,
    @Nullable String id,
    @Nullable String effect,
    @Nullable List<String> action,
    @Nullable List<String> notAction,
    @Nullable List<String> resource,
    @Nullable List<String> notResource,
    @Nullable String condition,
    @Nullable String sid) {

  /** Statements of the account's own policies. */
  static final NodeType<PolicyStatement> OWN = ofPolicies().build();

  /** Statements of policies that AWS manages, the same for all accounts. */
  static final NodeType<PolicyStatement> OF_AWS = ofPolicies().shared().partsOfAWhole().build();

  /** Statements of the account's own policies where they are somebody's boundary. */
  static final NodeType<PolicyStatement> OF_OWN_BOUNDARY = ofBoundaries().build();

  /** Statements of policies that AWS manages where they are somebody's boundary. */
  static final NodeType<PolicyStatement> OF_AWS_BOUNDARY =
      ofBoundaries().shared().partsOfAWhole().build();

  private static NodeType.Builder<PolicyStatement> ofPolicies() {
    return type("AWSPolicyStatement", new Step("POLICY", "AWSPolicy"), "STATEMENT");
  }

  // A label of their own: whoever counts or follows policies must not meet what grants nothing.
  private static NodeType.Builder<PolicyStatement> ofBoundaries() {
    return type(
        "AWSPermissionsBoundaryStatement",
        new Step("PERMISSIONS_BOUNDARY", "AWSPermissionsBoundary"),
        "BOUNDARY_STATEMENT");
  }

  private static NodeType.Builder<PolicyStatement> type(String label, Step policy, String link) {
    return NodeType.named(label, PolicyStatement.class)
        .id(PolicyStatement::id)
        .property("effect", PolicyStatement::effect)
        .property("action", PolicyStatement::action)
        .property("notaction", PolicyStatement::notAction)
        .property("resource", PolicyStatement::resource)
        .property("notresource", PolicyStatement::notResource)
        .property("condition", PolicyStatement::condition)
        .property("sid", PolicyStatement::sid)
        .keptBy("AWSPrincipal", policy, new Step(link, label))
        .linkedFrom(link, to(policy.label(), PolicyStatement::policyId));
  }

  /**
   * The statements of a policy. Those without a {@code Sid} are numbered from 1 among themselves; a
   * number that another statement has as its {@code Sid} is left out.
   */
  static List<PolicyStatement> of(@Nullable String policyId, PolicyDocument document) {
    var taken = new HashSet<String>();
    for (var statement : document.statements()) {
      taken.add(statement.path("Sid").asText());
    }
    var statements = new ArrayList<PolicyStatement>();
    int number = 0;
    for (var statement : document.statements()) {
      var name = statement.path("Sid").asText();
      if (name.isEmpty()) {
        do {
          number++;
          name = String.valueOf(number);
        } while (taken.contains(name));
      }
      statements.add(
          new PolicyStatement(
              policyId,
              CompositeId.of(policyId, "/statement/", name),
              text(statement.get("Effect")),
              PolicyDocument.texts(statement.get("Action")),
              PolicyDocument.texts(statement.get("NotAction")),
              PolicyDocument.texts(statement.get("Resource")),
              PolicyDocument.texts(statement.get("NotResource")),
              condition(statement.get("Condition")),
              text(statement.get("Sid"))));
    }
    return statements;
  }

  private static @Nullable String condition(@Nullable JsonNode condition) {
    if (condition == null || condition.isNull()) {
      return null;
    }
    return JsonText.of(condition.isArray() ? condition : List.of(condition));
  }

  private static @Nullable String text(@Nullable JsonNode node) {
    return node == null || node.isNull() ? null : node.asText();
  }
}
