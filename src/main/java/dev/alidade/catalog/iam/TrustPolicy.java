package dev.alidade.catalog.iam;

import dev.alidade.catalog.policy.PolicyDocument;
import dev.alidade.catalog.policy.Principal;
import dev.alidade.graph.Place;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Who may assume a role, whatever the conditions. The {@code Principal} element is described in
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 *
 * @param principals ARNs of principals, names of services, ARNs or names of identity providers
 * @param foreignAccounts those of the principals that are another account as a whole
 * @param loose what it leaves open
 */
record TrustPolicy(
    Set<String> principals,
    Set<ServicePrincipal> services,
    Set<FederatedPrincipal> providers,
    Set<ForeignAccount> foreignAccounts,
    LooseTrust loose) {

  static TrustPolicy of(PolicyDocument document, Place at) {
    var trust =
        new TrustPolicy(
            new LinkedHashSet<>(),
            new LinkedHashSet<>(),
            new LinkedHashSet<>(),
            new LinkedHashSet<>(),
            LooseTrust.of(document, at));
    for (var statement : document.statements()) {
      // A Deny takes trust away; NotPrincipal names whom it does not concern.
      var named = statement.principals();
      if (statement.allows() && named != null && !named.allBut()) {
        named.named().forEach(principal -> trust.add(principal, at));
      }
    }
    return trust;
  }

  private void add(Principal principal, Place at) {
    switch (principal) {
      // No node stands for everyone.
      case Principal.Anyone anyone -> {}
      // The grammar has them for buckets only.
      case Principal.CanonicalUser user -> {}
      case Principal.Account account -> {
        principals.add(arn(account, at));
        if (!account.accountId().equals(at.accountId())) {
          foreignAccounts.add(new ForeignAccount(account.accountId(), arn(account, at)));
        }
      }
      case Principal.Service(var name) -> {
        services.add(new ServicePrincipal(name));
        principals.add(name);
      }
      case Principal.Provider(var name) -> {
        providers.add(new FederatedPrincipal(name));
        principals.add(name);
      }
      case Principal.Identity identity -> principals.add(identity.written());
      case Principal.Deleted deleted -> principals.add(deleted.written());
      case Principal.Unknown unknown -> principals.add(unknown.written());
    }
  }

  /** An account id is short for the account's root principal. */
  static String arn(Principal principal, Place at) {
    return principal instanceof Principal.Account(var id, var written) && written.equals(id)
        ? at.rootArn(id)
        : principal.written();
  }
}
