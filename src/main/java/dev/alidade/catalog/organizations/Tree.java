package dev.alidade.catalog.organizations;

import dev.alidade.graph.Rows;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Organization;
import software.amazon.awssdk.services.organizations.model.Root;

/**
 * All of an organisation, read to the end before any of it is handed on: half a tree would look
 * like a tree whose other half is gone.
 *
 * @param readIn the account that was asked
 */
record Tree(
    OrganizationNode organization,
    List<RootNode> roots,
    List<UnitNode> units,
    List<MemberNode> members,
    String readIn) {

  // https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccountsForParent.html
  static final int LARGEST_PAGE = 20;

  /** A parent whose children are still to be asked for; without a unit, the root itself. */
  private record Parent(RootNode root, @Nullable UnitNode unit) {
    String id() {
      return unit == null ? root.root().id() : unit.unit().id();
    }
  }

  /**
   * Reads the units and accounts below the roots: two calls, or more pages, for each parent.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException if AWS does not answer in full
   * @throws IllegalArgumentException if AWS does not say whether an account is active, or leaves
   *     out the id by which the children of a root or unit are asked for
   */
  static Tree read(
      OrganizationsClient client, Organization organization, List<Root> roots, String readIn) {
    var units = new ArrayList<UnitNode>();
    var members = new ArrayList<MemberNode>();
    var tops = roots.stream().map(root -> new RootNode(root, organization.id())).toList();
    var parents = new ArrayDeque<Parent>();
    tops.forEach(root -> parents.add(new Parent(root, null)));
    while (!parents.isEmpty()) {
      var parent = parents.remove();
      if (parent.id() == null) {
        throw new IllegalArgumentException(
            "AWS returned a root or unit of organisation " + organization.id() + " without an id");
      }
      client
          .listAccountsForParentPaginator(r -> r.parentId(parent.id()).maxResults(LARGEST_PAGE))
          .stream()
          .flatMap(page -> page.accounts().stream())
          .map(account -> new MemberNode(account, parent.root(), parent.unit()))
          .forEach(members::add);
      client
          .listOrganizationalUnitsForParentPaginator(
              r -> r.parentId(parent.id()).maxResults(LARGEST_PAGE))
          .stream()
          .flatMap(page -> page.organizationalUnits().stream())
          .map(unit -> new UnitNode(unit, parent.root(), parent.unit()))
          .forEach(
              unit -> {
                units.add(unit);
                parents.add(new Parent(parent.root(), unit));
              });
    }
    for (var member : members) {
      if (member.state() == null) {
        throw new IllegalArgumentException(
            "AWS returned account " + member.id() + " without its state");
      }
    }
    return new Tree(new OrganizationNode(organization), tops, units, members, readIn);
  }

  void addTo(Rows rows) {
    rows.add(OrganizationNode.TYPE, organization);
    roots.forEach(root -> rows.add(RootNode.TYPE, root));
    units.forEach(unit -> rows.add(UnitNode.TYPE, unit));
    for (var member : members) {
      rows.add(MemberNode.ACCOUNT, member);
      if (member.active()) {
        rows.add(MemberNode.PRINCIPAL, member);
      }
    }
  }
}
