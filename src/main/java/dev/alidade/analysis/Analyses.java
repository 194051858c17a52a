package dev.alidade.analysis;

import java.util.List;
import java.util.Set;

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

  /** Every module that follows from the graph, in the order in which they run. */
  public static List<DerivedModule> derivedModules(PermissionMapping permissions) {
    return List.of(new PermissionRelationships(permissions));
  }

  /** Those that need no other modules than these. */
  public static List<Analysis> within(Set<String> modules) {
    return all().stream().filter(analysis -> modules.containsAll(analysis.needs())).toList();
  }
}
