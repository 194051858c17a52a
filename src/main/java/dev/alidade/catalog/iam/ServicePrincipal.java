package dev.alidade.catalog.iam;

import dev.alidade.graph.NodeType;
import dev.alidade.graph.Ownership.Step;

/**
 * An AWS service that a role trusts.
 *
 * @param name the service's host name, for example {@code ec2.amazonaws.com}
 */
record ServicePrincipal(String name) {

  static final NodeType<ServicePrincipal> TYPE =
      NodeType.named("AWSServicePrincipal", ServicePrincipal.class)
          .alsoLabelled("AWSPrincipal", "ServiceAccount")
          .id(ServicePrincipal::name)
          .indexed("arn", ServicePrincipal::name)
          .property("type", service -> "Service")
          .fromAws()
          .normalised("name", ServicePrincipal::name)
          .shared()
          .keptBy("AWSRole", new Step("TRUSTS_AWS_PRINCIPAL", "AWSServicePrincipal"))
          .build();
}
