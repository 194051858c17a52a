package dev.alidade.catalog.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alidade.aws.Arn;
import dev.alidade.graph.Place;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

  private static final Pattern ACCOUNT_ID = Pattern.compile("\\d{12}");

  /** Everyone; no node stands for that. */
  private static final String ANYONE = "*";

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
      if (statement.path("Effect").asText().equals("Allow")) {
        trust.addPrincipals(statement.get("Principal"), at);
      }
    }
    return trust;
  }

  private void addPrincipals(@Nullable JsonNode principal, Place at) {
    // The only text that may stand here is "*": everyone.
    if (principal == null || !principal.isObject()) {
      return;
    }
    each(principal.get("AWS"), name -> addAwsPrincipal(name, at));
    each(
        principal.get("Service"),
        name -> {
          services.add(new ServicePrincipal(name));
          principals.add(name);
        });
    each(
        principal.get("Federated"),
        name -> {
          providers.add(new FederatedPrincipal(name));
          principals.add(name);
        });
  }

  private void addAwsPrincipal(String name, Place at) {
    if (name.equals(ANYONE)) {
      return;
    }
    var arn = arn(name, at);
    principals.add(arn);
    Arn.tryParse(arn)
        .filter(parsed -> parsed.resource().equals("root"))
        .filter(parsed -> !parsed.account().equals(at.accountId()))
        .ifPresent(parsed -> foreignAccounts.add(new ForeignAccount(parsed.account(), arn)));
  }

  /** An account id is short for the account's root principal. */
  static String arn(String name, Place at) {
    return ACCOUNT_ID.matcher(name).matches() ? at.rootArn(name) : name;
  }

  private static void each(@Nullable JsonNode names, Consumer<String> use) {
    var texts = PolicyDocument.texts(names);
    if (texts != null) {
      texts.forEach(use);
    }
  }
}
