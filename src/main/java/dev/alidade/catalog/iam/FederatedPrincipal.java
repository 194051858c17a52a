package dev.alidade.catalog.iam;

import dev.alidade.graph.NodeType;

/**
 * An identity provider that a role trusts.
 *
 * @param arn of a SAML or OpenID Connect provider, or the host name of a public one, for example
 *     {@code cognito-identity.amazonaws.com}, which is the same in all accounts
 */
record FederatedPrincipal(String arn) {

  static final NodeType<FederatedPrincipal> TYPE =
      NodeType.named("AWSFederatedPrincipal", FederatedPrincipal.class)
          .alsoLabelled("AWSPrincipal")
          .id(FederatedPrincipal::arn)
          .indexed("arn", FederatedPrincipal::arn)
          .property("type", provider -> "Federated")
          .shared()
          .ownedByAccount()
          .build();
}
