package dev.alidade.survey;

import dev.alidade.account.AccountSelection;
import dev.alidade.analysis.PermissionMapping;
import java.util.List;
import java.util.Set;

/**
 * What a run is asked to do.
 *
 * @param accounts which profiles
 * @param modules the keys of the modules to survey
 * @param regions the regions to survey; empty for those that each account has enabled
 * @param updateTag what everything written carries as {@code lastupdated}
 * @param owner who runs, as others read it in a lease
 * @param permissions which permissions become relationships
 */
public record SurveyRequest(
    AccountSelection accounts,
    Set<String> modules,
    List<String> regions,
    long updateTag,
    String owner,
    PermissionMapping permissions) {

  /** Keeps copies. */
  public SurveyRequest {
    modules = Set.copyOf(modules);
    regions = List.copyOf(regions);
  }
}
