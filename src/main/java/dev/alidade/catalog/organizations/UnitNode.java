package dev.alidade.catalog.organizations;

import static dev.alidade.graph.Target.to;

import dev.alidade.graph.CompositeId;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Ownership.Step;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnit;

/**
 * An organizational unit: directly under a root, or under another unit.
 *
 * @param root the root of its tree
 * @param parent the unit that it is in; null directly under the root
 */
record UnitNode(OrganizationalUnit unit, RootNode root, @Nullable UnitNode parent) {

  static final String LABEL = "AWSOrganizationalUnit";

  static final NodeType<UnitNode> TYPE =
      NodeType.named(LABEL, UnitNode.class)
          .id(UnitNode::id)
          .indexed("ou_id", node -> node.unit().id())
          .indexed("arn", node -> node.unit().arn())
          .property("name", node -> node.unit().name())
          .indexed("org_id", node -> node.root().organizationId())
          .indexed("root_id", node -> node.root().id())
          .property("parent_root_id", UnitNode::parentRoot)
          .property("parent_ou_id", UnitNode::parentUnit)
          .shared()
          .partOf(
              OrganizationNode.LABEL,
              new Step("RESOURCE", RootNode.LABEL),
              new Step("RESOURCE", LABEL))
          // From the root to every unit of its tree, however deep.
          .linkedFrom("RESOURCE", to(RootNode.LABEL, (UnitNode node) -> node.root().id()))
          .links("PARENT", to(RootNode.LABEL, UnitNode::parentRoot))
          .linkedFrom("RESOURCE", to(LABEL, UnitNode::parentUnit))
          .links("PARENT", to(LABEL, UnitNode::parentUnit))
          .build();

  @Nullable String id() {
    return CompositeId.of(root.organizationId(), "/", unit.id());
  }

  private @Nullable String parentRoot() {
    return parent == null ? root.id() : null;
  }

  private @Nullable String parentUnit() {
    return parent == null ? null : parent.id();
  }
}
