package dev.alidade.catalog.organizations;

import static dev.alidade.graph.Target.to;

import dev.alidade.graph.CompositeId;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Ownership.Step;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.model.Root;

/**
 * The root of an organisation's tree, under which units and accounts hang.
 *
 * @param organizationId the organisation that it belongs to
 */
record RootNode(Root root, String organizationId) {

  static final String LABEL = "AWSOrganizationRoot";

  static final NodeType<RootNode> TYPE =
      NodeType.named(LABEL, RootNode.class)
          .id(RootNode::id)
          .indexed("root_id", node -> node.root().id())
          .indexed("arn", node -> node.root().arn())
          .property("name", node -> node.root().name())
          .indexed("org_id", RootNode::organizationId)
          .shared()
          .partOf(OrganizationNode.LABEL, new Step("RESOURCE", LABEL))
          .linkedFrom("RESOURCE", to(OrganizationNode.LABEL, RootNode::organizationId))
          .links("PARENT", to(OrganizationNode.LABEL, RootNode::organizationId))
          .build();

  /** Ids of roots and units are unique within their organisation. */
  @Nullable String id() {
    return CompositeId.of(organizationId, "/", root.id());
  }
}
