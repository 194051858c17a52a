package dev.alidade.catalog.organizations;

import dev.alidade.graph.NodeType;
import software.amazon.awssdk.services.organizations.model.Organization;

/** An organisation. It is never removed. */
record OrganizationNode(Organization organization) {

  static final String LABEL = "AWSOrganization";

  static final NodeType<OrganizationNode> TYPE =
      NodeType.named(LABEL, OrganizationNode.class)
          .alsoLabelled("Tenant")
          .id(OrganizationNode::id)
          .indexed("arn", node -> node.organization().arn())
          .property("feature_set", node -> node.organization().featureSetAsString())
          .property("management_account_arn", node -> node.organization().masterAccountArn())
          .indexed("management_account_id", node -> node.organization().masterAccountId())
          .property("management_account_email", node -> node.organization().masterAccountEmail())
          .fromAws()
          .normalised("name", OrganizationNode::id)
          .shared()
          .partsOfAWhole()
          .build();

  String id() {
    return organization.id();
  }
}
