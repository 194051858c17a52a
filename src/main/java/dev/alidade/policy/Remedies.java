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
    return advice(denied.cause(), List.of(denied.permission()));
  }

  /** The same for actions that are denied for one cause, of which there must be one. */
  public String advice(Outcome.Denied.Cause cause, List<String> actions) {
    var named = String.join(", ", actions);
    return switch (cause) {
      case NOT_ALLOWED -> {
        var names =
            policies().stream()
                .filter(policy -> actions.stream().allMatch(policy::allows))
                .map(ManagedPolicy::name)
                .toList();
        yield names.isEmpty()
            ? "allow "
                + named
                + ": none of AWS's policies for auditors does; «alidade policy» prints one that does"
            : "attach "
                + String.join(" or ", names)
                + (names.size() == 1 ? ", which allows " : ", which allow ")
                + named;
      }
      case EXPLICIT_DENY ->
          "a policy denies " + named + ", whatever others allow: take that denial out";
      case ORGANISATION ->
          "let the organisation change its service control policy, or leave the region out with"
              + " --aws-regions";
      case NOT_ENABLED -> "enable the region for the account, or leave it out with --aws-regions";
    };
  }
}
