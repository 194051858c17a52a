package dev.alidade.analysis;

import java.util.List;
import java.util.Set;

/** All analyses, one line for each. */
public final class Analyses {

  private Analyses() {}

  /** Those that have no key of their own, in the order in which they run. */
  public static List<Analysis> all() {
    return List.of(
        InstanceRoles.allowed(),
        InstanceRoles.assumed(),
        new AssumableRoles(),
        new ForeignAccounts(),
        new FormerMembers(),
        new SameKeyPairs(),
        new Subzones(),
        new NameServerZones());
  }

  /** Those that people select by a key, in the order in which they run. */
  public static List<Analysis> selectable(PermissionMapping permissions) {
    return List.of(new PermissionRelationships(permissions));
  }

  /** Those that need no other modules than these. */
  public static List<Analysis> within(Set<String> modules) {
    return all().stream().filter(analysis -> modules.containsAll(analysis.needs())).toList();
  }
}
