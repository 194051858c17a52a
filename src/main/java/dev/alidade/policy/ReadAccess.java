package dev.alidade.policy;

import java.util.List;

/**
 * What the role of an account is given to read it.
 *
 * @param managedPolicies the names of AWS's policies
 * @param documents policy documents of our own
 * @param lacking the actions of the survey that are not among all that
 */
public record ReadAccess(
    List<String> managedPolicies, List<String> documents, List<String> lacking) {

  private static final String INSPECTOR = "inspector2:";

  /** Keeps copies. */
  public ReadAccess {
    managedPolicies = List.copyOf(managedPolicies);
    documents = List.copyOf(documents);
    lacking = List.copyOf(lacking);
  }

  /**
   * AWS's policies: {@code SecurityAudit}, and Inspector's for what Inspector is asked. The first
   * knew nothing of Inspector for a long time, and knows little of it still.
   */
  public static ReadAccess managed(LeastPrivilege needed) {
    var audit = ManagedPolicy.securityAudit();
    var inspector = ManagedPolicy.inspectorReadOnly();
    return needed.actions().stream().anyMatch(action -> action.startsWith(INSPECTOR))
        ? new ReadAccess(
            List.of(audit.name(), inspector.name()),
            List.of(),
            needed.missingFrom(audit, inspector))
        : new ReadAccess(List.of(audit.name()), List.of(), needed.missingFrom(audit));
  }

  /** AWS's policies, and what they lack. */
  public static ReadAccess complete(LeastPrivilege needed) {
    var managed = managed(needed);
    return new ReadAccess(
        managed.managedPolicies(), LeastPrivilege.documents(managed.lacking()), List.of());
  }

  /** None of AWS's policies: what the survey calls and nothing else. */
  public static ReadAccess least(LeastPrivilege needed) {
    return new ReadAccess(List.of(), needed.documents(), List.of());
  }
}
