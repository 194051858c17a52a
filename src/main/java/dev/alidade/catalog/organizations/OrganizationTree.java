package dev.alidade.catalog.organizations;

import static dev.alidade.catalog.Declaration.inModule;

import dev.alidade.aws.Failures;
import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.NotOfferedException;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.Rows;
import java.util.List;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AwsOrganizationsNotInUseException;
import software.amazon.awssdk.services.organizations.model.Organization;
import software.amazon.awssdk.services.organizations.model.OrganizationsException;
import software.amazon.awssdk.services.organizations.model.Root;

/**
 * The organisation that an account belongs to. Every account is asked for it with {@code
 * organizations:DescribeOrganization}; its tree only the management account and delegated
 * administrators may list ({@code ListRoots}, {@code ListOrganizationalUnitsForParent}, {@code
 * ListAccountsForParent}), which is done once for the run. That a member may not is how things are,
 * and no denial.
 */
final class OrganizationTree implements GlobalResource {

  @Override
  public Declaration declaration() {
    return inModule(OrganizationsResources.MODULE)
        .calls(
            Organizations.SERVICE,
            "DescribeOrganization",
            "ListRoots",
            "ListOrganizationalUnitsForParent",
            "ListAccountsForParent")
        .writes(
            OrganizationNode.TYPE,
            RootNode.TYPE,
            UnitNode.TYPE,
            MemberNode.ACCOUNT,
            MemberNode.PRINCIPAL);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    var account = at.place().accountId();
    var client = at.client(OrganizationsClient::builder);
    var organization = organization(client, account);
    var roots = roots(client, organization, account);
    var tree =
        at.oncePerRun(
            "organisation " + organization.id(),
            Tree.class,
            () -> Tree.read(client, organization, roots, account));
    if (tree.readIn().equals(account)) {
      rows.whole("organisation " + organization.id(), tree::addTo);
    }
  }

  private static Organization organization(OrganizationsClient client, String account) {
    try {
      var organization = client.describeOrganization().organization();
      if (organization.id() == null) {
        throw new IllegalArgumentException("AWS returned the organisation without an id");
      }
      return organization;
    } catch (AwsOrganizationsNotInUseException e) {
      throw new NotOfferedException("account " + account + " is in no organisation");
    }
  }

  private static List<Root> roots(
      OrganizationsClient client, Organization organization, String account) {
    try {
      return client.listRootsPaginator(r -> r.maxResults(Tree.LARGEST_PAGE)).stream()
          .flatMap(page -> page.roots().stream())
          .toList();
    } catch (OrganizationsException e) {
      if (Failures.isDenied(e) && !account.equals(organization.masterAccountId())) {
        throw new NotOfferedException(
            "organisation "
                + organization.id()
                + " can be listed in its management account "
                + organization.masterAccountId()
                + " and by delegated administrators only");
      }
      throw e;
    }
  }
}
