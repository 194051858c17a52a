package dev.alidade.catalog.iam;

import static dev.alidade.graph.Target.toMany;

import dev.alidade.graph.NodeType;
import dev.alidade.graph.NodeTypeBuilder;
import dev.alidade.graph.Ownership.Step;
import java.util.List;

/**
 * A managed policy as the most that users and roles may do. Not in the reference's graph, so it has
 * a label of its own: a boundary grants nothing, and may be attached to nobody as a policy.
 *
 * @param principalArns the users and roles that it limits
 */
record PermissionsBoundary(String arn, List<String> principalArns) {

  /** Policies of the account's own. */
  static final NodeType<PermissionsBoundary> OWN = type().build();

  /** Policies that AWS manages, the same for all accounts. */
  static final NodeType<PermissionsBoundary> OF_AWS = type().shared().build();

  private static NodeTypeBuilder<PermissionsBoundary> type() {
    return NodeType.named("AWSPermissionsBoundary", PermissionsBoundary.class)
        .id(PermissionsBoundary::arn)
        .property("name", boundary -> boundary.policy().name())
        .indexed("arn", PermissionsBoundary::arn)
        .keptBy("AWSPrincipal", new Step("PERMISSIONS_BOUNDARY", "AWSPermissionsBoundary"))
        .linkedFrom(
            "PERMISSIONS_BOUNDARY",
            toMany("AWSPrincipal", PermissionsBoundary::principalArns).by("arn"));
  }

  boolean ofAws() {
    return policy().ofAws();
  }

  private ManagedPolicy policy() {
    return new ManagedPolicy(arn, principalArns);
  }
}
