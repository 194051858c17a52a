package dev.alidade.account;

import dev.alidade.aws.Access;
import dev.alidade.aws.Arn;
import dev.alidade.aws.AwsClients;
import dev.alidade.aws.Failures;
import dev.alidade.aws.SurveyInterruptedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.AwsOrganizationsNotInUseException;

/**
 * Asks AWS Organizations which accounts there are. {@code organizations:DescribeOrganization} and
 * {@code ListAccounts}; where units are included or excluded {@code ListAccountsForParent} and
 * {@code ListOrganizationalUnitsForParent} for these, and {@code ListTagsForResource} for each
 * account that a filter by tags has to decide about.
 *
 * <p>An account is a candidate only if all filters could be applied to it. A list that ends early
 * gives the accounts up to there, and a problem.
 */
final class OrganizationAccounts {

  // https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html
  private static final int LARGEST_PAGE = 20;

  private final OrganizationsClient organizations;
  private final AccountCandidate base;
  private final Access access;
  private final List<AccountCheck.Refused> problems = new ArrayList<>();

  /** Asks with the base identity, which belongs to the account of the access. */
  OrganizationAccounts(AwsClients clients, AccountCandidate base, Access access) {
    this.organizations = clients.client(OrganizationsClient::builder, access, access.homeRegion());
    this.base = base;
    this.access = access;
  }

  /**
   * The accounts.
   *
   * @throws SurveyInterruptedException when the survey was stopped
   */
  Discovery of(AccountSelection.Organization selection) {
    var filter = selection.filter();
    try {
      var organization = organizations.describeOrganization().organization();
      var excluded = accountsBelow(filter.excludeUnits());
      var listed = listed(filter);
      var wanted = new ArrayList<Account>();
      for (var account : listed.values()) {
        if (isActive(account)
            && filter.wantsId(account.id())
            && !excluded.contains(account.id())
            && hasWantedTags(account, filter)) {
          wanted.add(account);
        }
      }
      complainOfMissing(filter, listed);
      if (wanted.isEmpty() && problems.isEmpty()) {
        return Discovery.failed(
            who(organization.id()),
            "the organisation has no active account that the filters let pass",
            "look at the include and exclude options");
      }
      var partition = Arn.tryParse(organization.arn()).map(Arn::partition);
      return new Discovery(
          wanted.stream()
              .map(account -> candidate(account, selection, partition.orElse(access.partition())))
              .toList(),
          problems);
    } catch (AwsOrganizationsNotInUseException e) {
      return Discovery.failed(
          base.profile(),
          "account " + access.accountId() + " is in no organisation",
          "use credentials of the management account or of a delegated administrator");
    } catch (SdkException e) {
      return Discovery.failed(base.profile(), reason(e), advice(e));
    }
  }

  /** The accounts that are there, by id: of all units or of those that are included. */
  private Map<String, Account> listed(AccountFilter filter) {
    var accounts = new LinkedHashMap<String, Account>();
    if (filter.includeUnits().isEmpty()) {
      try {
        organizations
            .listAccountsPaginator(request -> request.maxResults(LARGEST_PAGE))
            .forEach(page -> page.accounts().forEach(each -> accounts.put(each.id(), each)));
      } catch (SdkException e) {
        if (accounts.isEmpty()) {
          throw e;
        }
        problem("further accounts of the organisation", e);
      }
      return accounts;
    }
    for (var unit : filter.includeUnits().stream().sorted().toList()) {
      try {
        below(unit, accounts);
      } catch (SdkException e) {
        problem("accounts in " + unit, e);
      }
    }
    return accounts;
  }

  /** Who must not be surveyed: if this cannot be read, nobody is. */
  private Set<String> accountsBelow(Set<String> units) {
    var accounts = new HashMap<String, Account>();
    units.forEach(unit -> below(unit, accounts));
    return accounts.keySet();
  }

  private void below(String unit, Map<String, Account> accounts) {
    var parents = new ArrayDeque<>(List.of(unit));
    while (!parents.isEmpty()) {
      var parent = parents.remove();
      organizations
          .listAccountsForParentPaginator(
              request -> request.parentId(parent).maxResults(LARGEST_PAGE))
          .forEach(page -> page.accounts().forEach(each -> accounts.put(each.id(), each)));
      organizations
          .listOrganizationalUnitsForParentPaginator(
              request -> request.parentId(parent).maxResults(LARGEST_PAGE))
          .forEach(page -> page.organizationalUnits().forEach(each -> parents.add(each.id())));
    }
  }

  private static boolean isActive(Account account) {
    // «Status» gives way to «State», which tells more; an answer may have either.
    var state = account.stateAsString();
    return "ACTIVE".equals(state == null ? account.statusAsString() : state);
  }

  private boolean hasWantedTags(Account account, AccountFilter filter) {
    if (!filter.looksAtTags()) {
      return true;
    }
    try {
      var tags = new HashMap<String, String>();
      organizations
          .listTagsForResourcePaginator(request -> request.resourceId(account.id()))
          .tags()
          .forEach(tag -> tags.put(tag.key(), tag.value()));
      return filter.wantsTags(tags);
    } catch (SdkException e) {
      problem(label(account), e);
      return false;
    }
  }

  /** Accounts that are asked for by id and are not there: somebody relies on them. */
  private void complainOfMissing(AccountFilter filter, Map<String, Account> listed) {
    if (!problems.isEmpty()) {
      return;
    }
    var there = new HashSet<String>();
    listed.values().stream().filter(OrganizationAccounts::isActive).forEach(a -> there.add(a.id()));
    filter.includeAccounts().stream()
        .filter(id -> !there.contains(id))
        .sorted()
        .forEach(
            id ->
                problems.add(
                    new AccountCheck.Refused(
                        id,
                        "is no active account of the organisation"
                            + (filter.includeUnits().isEmpty() ? "" : " in the units included"),
                        "correct --include-accounts")));
  }

  private AccountCandidate candidate(
      Account account, AccountSelection.Organization selection, String partition) {
    var role =
        new CredentialSource.Role(
            "arn:" + partition + ":iam::" + account.id() + ":role/" + selection.roleName(),
            base.source(),
            base.homeRegion(),
            base.profile(),
            selection.externalId(),
            selection.sessionName(),
            null,
            null);
    // The account that we are in may lack the role: stack sets of an organisation, for example,
    // leave the management account out. There the identity itself is what a person would use.
    var own = account.id().equals(access.accountId()) ? base.source() : null;
    return new AccountCandidate(base.profile(), name(account), base.homeRegion(), role, own);
  }

  private void problem(String who, SdkException failure) {
    problems.add(new AccountCheck.Refused(who, reason(failure), advice(failure)));
  }

  private static String reason(SdkException failure) {
    if (Failures.isInterruption(failure)) {
      throw new SurveyInterruptedException("Interrupted while asking for the accounts.");
    }
    return Failures.oneLine(failure);
  }

  private static String advice(SdkException failure) {
    if (Failures.isDenied(failure)) {
      return "use credentials of the management account or of a delegated administrator that allow"
          + " it; nobody else may list an organisation";
    }
    return Failures.codeOf(failure).equals("ParentNotFoundException")
        ? "correct --include-ous or --exclude-ous"
        : "try again";
  }

  private static String who(String organizationId) {
    return "organisation " + organizationId;
  }

  private static String name(Account account) {
    return account.name() == null || account.name().isBlank() ? account.id() : account.name();
  }

  private static String label(Account account) {
    return name(account) + " (" + account.id() + ")";
  }
}
