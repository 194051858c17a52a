package dev.alidade.catalog.iam;

import static dev.alidade.graph.Target.to;

import dev.alidade.graph.CompositeId;
import dev.alidade.graph.NodeType;
import org.jspecify.annotations.Nullable;

/**
 * A policy that is a part of one user, group or role.
 *
 * @param principalArn whose it is
 * @param name unique within the principal
 */
record InlinePolicy(String principalArn, String name) {

  static final NodeType<InlinePolicy> TYPE =
      NodeType.named("AWSInlinePolicy", InlinePolicy.class)
          .alsoLabelled("AWSPolicy")
          .id(InlinePolicy::id)
          .property("name", InlinePolicy::name)
          .property("type", policy -> "inline")
          // AWS gives inline policies no ARN; the contract has the property for all policies.
          .indexed("arn", policy -> null)
          .ownedByAccount()
          .linkedFrom("POLICY", to("AWSPrincipal", InlinePolicy::principalArn).by("arn"))
          .build();

  @Nullable String id() {
    return CompositeId.of(principalArn, "/inline_policy/", name);
  }
}
