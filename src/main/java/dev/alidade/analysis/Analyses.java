package dev.alidade.analysis;

import java.util.List;

/** All analyses, one line for each. */
public final class Analyses {

  private Analyses() {}

  /** Every analysis, in the order in which they run. */
  public static List<Analysis> all() {
    return List.of(
        InstanceRoles.allowed(),
        InstanceRoles.assumed(),
        new AssumableRoles(),
        new ForeignAccounts(),
        new FormerMembers(),
        new SameKeyPairs());
  }
}
