package dev.alidade.catalog.iam;

import dev.alidade.catalog.policy.Condition;
import dev.alidade.catalog.policy.PolicyDocument;
import dev.alidade.catalog.policy.Principal;
import dev.alidade.catalog.policy.Principals;
import dev.alidade.catalog.policy.Statement;
import dev.alidade.graph.Place;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a trust policy leaves open. The contract charts whom a role trusts, but not everyone, whom
 * no node stands for, and no conditions; whoever looks for loose trust needs both.
 *
 * @param anyone whether some statement trusts everyone, under whatever condition
 * @param unconditionally principals that a statement without a condition trusts, {@code *} too
 * @param withoutExternalId AWS principals that a statement trusts without asking for an external id
 */
record LooseTrust(boolean anyone, Set<String> unconditionally, Set<String> withoutExternalId) {

  private static final String ANYONE = "*";
  private static final String ASSUME = "sts:assumerole";
  private static final String EXTERNAL_ID = "sts:ExternalId";

  /** With any other comparison a request without an external id can pass. */
  private static final Set<String> REQUIRING = Set.of("stringequals", "stringlike");

  static LooseTrust of(PolicyDocument document, Place at) {
    var anyone = false;
    var unconditionally = new LinkedHashSet<String>();
    var withoutExternalId = new LinkedHashSet<String>();
    for (var statement : document.statements()) {
      if (!statement.allows() || !letsAssume(statement)) {
        continue;
      }
      var principals = awsPrincipals(statement.principals(), at);
      anyone |= principals.contains(ANYONE);
      if (statement.condition() == null) {
        unconditionally.addAll(principals);
        unconditionally.addAll(providers(statement.principals()));
      }
      if (statement.condition() == null || !asksForExternalId(statement.condition())) {
        withoutExternalId.addAll(principals);
      }
    }
    return new LooseTrust(anyone, unconditionally, withoutExternalId);
  }

  /** Whether a statement is about assuming the role, and not only about tagging the session. */
  private static boolean letsAssume(Statement statement) {
    var actions = statement.actions();
    return actions == null || actions.stream().anyMatch(LooseTrust::mayMeanAssume);
  }

  private static boolean mayMeanAssume(String action) {
    var lower = action.toLowerCase(Locale.ROOT);
    var fixed = lower.split("[*?]", 2)[0];
    return lower.startsWith(ASSUME) || (!fixed.equals(lower) && ASSUME.startsWith(fixed));
  }

  private static List<String> awsPrincipals(@Nullable Principals principals, Place at) {
    if (principals == null) {
      return List.of();
    }
    // Everybody but some is nearly everybody.
    if (principals.allBut()) {
      return List.of(ANYONE);
    }
    return principals.named().stream()
        .filter(
            principal ->
                switch (principal) {
                  case Principal.Anyone anyone -> true;
                  case Principal.Account account -> true;
                  case Principal.Identity identity -> true;
                  case Principal.Deleted deleted -> true;
                  case Principal.Unknown unknown -> true;
                  case Principal.Service service -> false;
                  case Principal.Provider provider -> false;
                  case Principal.CanonicalUser user -> false;
                })
        .map(principal -> TrustPolicy.arn(principal, at))
        .toList();
  }

  private static List<String> providers(@Nullable Principals principals) {
    return principals == null || principals.allBut()
        ? List.of()
        : principals.named(Principal.Provider.class).stream()
            .map(Principal.Provider::written)
            .toList();
  }

  private static boolean asksForExternalId(Condition condition) {
    return condition.comparisons().stream()
        .anyMatch(
            comparison ->
                comparison.isOn(EXTERNAL_ID)
                    && !comparison.passesWithoutKey()
                    && REQUIRING.contains(comparison.bareOperator()));
  }
}
