package dev.alidade.survey;

import dev.alidade.analysis.Analysis;
import dev.alidade.catalog.Module;
import dev.alidade.catalog.Resource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run was asked to do.
 *
 * @param onlyIn modules that are asked in these accounts only, by key
 * @param linkTypeNames the relationship types that the run's resources report
 * @param writesTags whether the run was asked for tags; else it neither writes nor removes any
 * @param settings what was said of the settings of modules
 * @param analyses all that there are, of which some are selected by their keys
 */
record Asked(
    List<Module> modules,
    Map<String, Set<String>> onlyIn,
    Set<String> linkTypeNames,
    boolean writesTags,
    long updateTag,
    ModuleSettings settings,
    List<Analysis> analyses) {

  /** Every resource of the run. */
  List<Resource> resources() {
    return modules.stream().flatMap(module -> module.resources().stream()).toList();
  }

  /** Whether a module is asked in an account. */
  boolean asks(String module, String accountId) {
    var accounts = onlyIn.get(module);
    return accounts == null || accounts.contains(accountId);
  }

  /** The analyses that were selected by their keys. */
  List<Analysis> selectedAnalyses() {
    var keys = keys();
    return analyses.stream()
        .filter(analysis -> analysis.module().filter(keys::contains).isPresent())
        .toList();
  }

  /** The analyses of a phase without a key, whose modules are all part of the run. */
  List<Analysis> analyses(Analysis.When when) {
    var keys = keys();
    return analyses.stream()
        .filter(analysis -> analysis.module().isEmpty() && analysis.when() == when)
        .filter(analysis -> keys.containsAll(analysis.needs()))
        .toList();
  }

  private List<String> keys() {
    return modules.stream().map(Module::key).toList();
  }
}
