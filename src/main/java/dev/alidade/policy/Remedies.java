package dev.alidade.policy;

import dev.alidade.aws.Outcome;
import java.util.List;

/** What to do about a denied action: who must change what, and which of AWS's own policies help. */
public final class Remedies {

  /** Read when they are first asked for: most runs have nothing denied. */
  private List<ManagedPolicy> policies = List.of();

  /** The names of AWS's policies that allow an action, the narrower one first. */
  public List<String> allowedBy(String action) {
    return policies().stream()
        .filter(policy -> policy.allows(action))
        .map(ManagedPolicy::name)
        .toList();
  }

  private synchronized List<ManagedPolicy> policies() {
    if (policies.isEmpty()) {
      policies = List.of(ManagedPolicy.inspectorReadOnly(), ManagedPolicy.securityAudit());
    }
    return policies;
  }

  /** Who must change what, in one line. */
  public String advice(Outcome.Denied denied) {
    return switch (denied.cause()) {
      case NOT_ALLOWED -> {
        var names = allowedBy(denied.permission());
        yield switch (names.size()) {
          case 0 ->
              "allow %s: neither SecurityAudit nor AmazonInspector2ReadOnlyAccess does; «alidade policy» prints a policy that does"
                  .formatted(denied.permission());
          case 1 -> "attach %s, which allows %s".formatted(names.getFirst(), denied.permission());
          default ->
              "attach %s, which allow %s"
                  .formatted(String.join(" or ", names), denied.permission());
        };
      }
      case EXPLICIT_DENY ->
          "a policy denies %s, so that allowing it elsewhere does not help: take the denial out"
              .formatted(denied.permission());
      case ORGANISATION ->
          "let the organisation change its service control policy, or leave the region out with --aws-regions";
      case NOT_ENABLED -> "enable the region for the account, or leave it out with --aws-regions";
    };
  }
}
