package dev.alidade.survey;

import dev.alidade.account.AccountSelection;
import dev.alidade.analysis.PermissionMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a run is asked to do.
 *
 * @param accounts which accounts
 * @param modules the keys of the modules to survey
 * @param onlyIn modules that are asked in these accounts only, by key
 * @param skipped the names of resources to leave out of them
 * @param regions the regions to survey; empty for those that each account has enabled
 * @param updateTag what everything written carries as {@code lastupdated}; empty for the second in
 *     which the run begins, or the next that no run has used
 * @param owner who runs, as others read it in a lease
 * @param permissions which permissions become relationships
 * @param settings what was said of the settings of modules
 * @param spoolDirectory where rows wait that are too many for the memory
 */
public record SurveyRequest(
    AccountSelection accounts,
    Set<String> modules,
    Map<String, Set<String>> onlyIn,
    Set<String> skipped,
    List<String> regions,
    OptionalLong updateTag,
    String owner,
    PermissionMapping permissions,
    ModuleSettings settings,
    Path spoolDirectory) {

  /** Keeps copies. */
  public SurveyRequest {
    modules = Set.copyOf(modules);
    onlyIn = Map.copyOf(onlyIn);
    skipped = Set.copyOf(skipped);
    regions = List.copyOf(regions);
  }
}
