package dev.alidade.catalog.organizations;

import static dev.alidade.graph.Target.to;

import dev.alidade.catalog.text.PythonDates;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Place;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.model.Account;

/**
 * An account of an organisation, surveyed or not. Only active ones have a place in the tree.
 *
 * @param root the root of its tree
 * @param unit the unit that it is in; null directly under the root
 */
record MemberNode(Account account, RootNode root, @Nullable UnitNode unit) {

  private static final String ACTIVE = "ACTIVE";

  /** The states, as all providers call them. */
  private static final Map<String, String> STATES =
      Map.of(
          ACTIVE,
          "active",
          "PENDING_ACTIVATION",
          "unknown",
          "SUSPENDED",
          "suspended",
          "PENDING_CLOSURE",
          "pending_deletion",
          "CLOSED",
          "closed");

  static final NodeType<MemberNode> ACCOUNT =
      NodeType.named("AWSAccount", MemberNode.class)
          .alsoLabelled("Tenant")
          .id(MemberNode::id)
          .property("name", node -> node.account().name())
          .indexed("arn", node -> node.account().arn())
          .property("email", node -> node.account().email())
          .property("state", MemberNode::state)
          .property("status", MemberNode::status)
          .property("joined_method", node -> node.account().joinedMethodAsString())
          .property(
              "joined_timestamp", node -> PythonDates.datetime(node.account().joinedTimestamp()))
          .indexed("org_id", node -> node.root().organizationId())
          .fromAws()
          .normalised("name", node -> node.account().name())
          .normalised("status", node -> STATES.get(String.valueOf(node.state())))
          .shared()
          .hasTheLastWord()
          .partsOfAWhole()
          .linkedFrom("RESOURCE", to(RootNode.LABEL, MemberNode::parentRoot))
          .links("PARENT", to(RootNode.LABEL, MemberNode::parentRoot))
          .linkedFrom("RESOURCE", to(UnitNode.LABEL, MemberNode::parentUnit))
          .links("PARENT", to(UnitNode.LABEL, MemberNode::parentUnit))
          .build();

  /** The principal that stands for an active account in policies. */
  static final NodeType<MemberNode> PRINCIPAL =
      NodeType.named("AWSRootPrincipal", MemberNode.class)
          .alsoLabelled("AWSPrincipal")
          .id(MemberNode::rootArn)
          .indexed("arn", MemberNode::rootArn)
          .seenInPassing()
          .shared()
          .partsOfAWhole()
          .ownedBy(MemberNode::id)
          .build();

  String id() {
    return account.id();
  }

  private @Nullable String rootArn(Place at) {
    return id() == null ? null : at.rootArn(id());
  }

  boolean active() {
    return ACTIVE.equals(state());
  }

  /** «Status» gives way to «State», which tells more; an answer may have either. */
  @Nullable String state() {
    var state = account.stateAsString();
    return state == null ? account.statusAsString() : state;
  }

  private @Nullable String status() {
    var status = account.statusAsString();
    return status == null ? account.stateAsString() : status;
  }

  private @Nullable String parentRoot() {
    return active() && unit == null ? root.id() : null;
  }

  private @Nullable String parentUnit() {
    return active() && unit != null ? unit.id() : null;
  }
}
