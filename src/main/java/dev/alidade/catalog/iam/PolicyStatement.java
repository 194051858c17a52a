package dev.alidade.catalog.iam;

import static dev.alidade.graph.Target.to;

import dev.alidade.catalog.policy.PolicyDocument;
import dev.alidade.catalog.policy.Statement;
import dev.alidade.graph.CompositeId;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.NodeTypeBuilder;
import dev.alidade.graph.Ownership.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One statement of an identity policy.
 *
 * @param policyId the id of the policy's node
 * @param id the policy's id, and the statement's {@code Sid} or number
 */
record PolicyStatement(@Nullable String policyId, @Nullable String id, Statement said) {

  /** Statements of the account's own policies. */
  static final NodeType<PolicyStatement> OWN = ofPolicies().build();

  /** Statements of policies that AWS manages, the same for all accounts. */
  static final NodeType<PolicyStatement> OF_AWS = ofPolicies().shared().partsOfAWhole().build();

  /** Statements of the account's own policies where they are somebody's boundary. */
  static final NodeType<PolicyStatement> OF_OWN_BOUNDARY = ofBoundaries().build();

  /** Statements of policies that AWS manages where they are somebody's boundary. */
  static final NodeType<PolicyStatement> OF_AWS_BOUNDARY =
      ofBoundaries().shared().partsOfAWhole().build();

  private static NodeTypeBuilder<PolicyStatement> ofPolicies() {
    return type("AWSPolicyStatement", new Step("POLICY", "AWSPolicy"), "STATEMENT");
  }

  // A label of their own: whoever counts or follows policies must not meet what grants nothing.
  private static NodeTypeBuilder<PolicyStatement> ofBoundaries() {
    return type(
        "AWSPermissionsBoundaryStatement",
        new Step("PERMISSIONS_BOUNDARY", "AWSPermissionsBoundary"),
        "BOUNDARY_STATEMENT");
  }

  private static NodeTypeBuilder<PolicyStatement> type(String label, Step policy, String link) {
    return NodeType.named(label, PolicyStatement.class)
        .id(PolicyStatement::id)
        .property("effect", PolicyStatement::effect)
        .property("action", statement -> statement.said().actions())
        .property("notaction", statement -> statement.said().notActions())
        .property("resource", statement -> statement.said().resources())
        .property("notresource", statement -> statement.said().notResources())
        .property("condition", PolicyStatement::condition)
        .property("sid", statement -> statement.said().sid())
        // Ours: without it nobody can tell a variable from plain text.
        .property("policy_version", statement -> statement.said().language().version())
        .keptBy("AWSPrincipal", policy, new Step(link, label))
        .linkedFrom(link, to(policy.label(), PolicyStatement::policyId));
  }

  /**
   * The statements of a policy. Those without a {@code Sid} are numbered from 1 among themselves; a
   * number that another statement has as its {@code Sid} is left out.
   */
  static List<PolicyStatement> of(@Nullable String policyId, PolicyDocument document) {
    var taken =
        document.statements().stream().map(PolicyStatement::sid).collect(Collectors.toSet());
    var statements = new ArrayList<PolicyStatement>();
    int number = 0;
    for (var statement : document.statements()) {
      var name = sid(statement);
      if (name.isEmpty()) {
        do {
          number++;
          name = String.valueOf(number);
        } while (taken.contains(name));
      }
      statements.add(
          new PolicyStatement(policyId, CompositeId.of(policyId, "/statement/", name), statement));
    }
    return statements;
  }

  private static String sid(Statement statement) {
    return statement.sid() == null ? "" : statement.sid();
  }

  @Nullable String effect() {
    return said.effect() == null ? null : said.effect().text();
  }

  @Nullable String condition() {
    return said.condition() == null ? null : said.condition().json();
  }
}
