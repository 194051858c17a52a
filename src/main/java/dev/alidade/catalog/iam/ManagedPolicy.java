package dev.alidade.catalog.iam;

import static dev.alidade.graph.Target.toMany;

import dev.alidade.graph.NodeType;
import dev.alidade.graph.NodeTypeBuilder;
import dev.alidade.graph.Ownership.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy with an ARN of its own that is attached to principals of the account.
 *
 * @param principalArns the users, groups and roles that it is attached to
 */
record ManagedPolicy(@Nullable String arn, List<String> principalArns) {

  /** Policies of the account's own. */
  static final NodeType<ManagedPolicy> OWN = type().build();

  /** Policies that AWS manages, the same for all accounts. */
  static final NodeType<ManagedPolicy> OF_AWS = type().shared().build();

  private static NodeTypeBuilder<ManagedPolicy> type() {
    return NodeType.named("AWSManagedPolicy", ManagedPolicy.class)
        .alsoLabelled("AWSPolicy")
        .id(ManagedPolicy::arn)
        .property("name", ManagedPolicy::name)
        .property("type", policy -> "managed")
        .indexed("arn", ManagedPolicy::arn)
        .keptBy("AWSPrincipal", new Step("POLICY", "AWSManagedPolicy"))
        .linkedFrom("POLICY", toMany("AWSPrincipal", ManagedPolicy::principalArns).by("arn"));
  }

  @Nullable String name() {
    return arn == null ? null : arn.substring(arn.lastIndexOf('/') + 1);
  }

  /** Whether AWS manages it: such an ARN has {@code aws} in the place of the account. */
  boolean ofAws() {
    return arn != null && arn.contains(":iam::aws:");
  }
}
