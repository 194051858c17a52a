package dev.alidade.survey;

import dev.alidade.analysis.Analysis;
import dev.alidade.aws.AwsClients;
import dev.alidade.catalog.Module;
import dev.alidade.catalog.Resource;
import dev.alidade.store.GraphStore;
import dev.alidade.store.GraphWriter;
import dev.alidade.store.Keepers;
import dev.alidade.store.Leases;
import dev.alidade.store.Queries;
import dev.alidade.store.Relabelling;
import dev.alidade.store.Spool;
import dev.alidade.store.Sweep;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * What the accounts of a run have in common.
 *
 * @param onlyIn modules that are asked in these accounts only, by key
 * @param linkTypeNames the relationship types that the run's resources report
 * @param writesTags whether the run was asked for tags; else it neither writes nor removes any
 * @param lastWords node rows that are written again when all accounts are done
 * @param lateLinks links that no end was found for while their account was surveyed
 * @param once what is the same for all accounts is listed by one of them
 * @param settings what was said of the settings of modules
 * @param scopesAtOnce room for scopes
 * @param describingAtOnce the same for scopes that nothing waits for, and which may take long
 * @param isInterrupted whether somebody asked to stop
 * @param leases what the database says of who writes what
 * @param keeper holds those of this run
 */
record Run(
    List<Module> modules,
    Map<String, Set<String>> onlyIn,
    Set<String> linkTypeNames,
    boolean writesTags,
    long updateTag,
    AwsClients clients,
    GraphStore store,
    Relabelling relabelling,
    GraphWriter writer,
    Keepers keepers,
    SweepPlan sweepPlan,
    LooseEnds looseEnds,
    List<Analysis> analyses,
    Spool lastWords,
    Spool lateLinks,
    Memo memo,
    OnceForAll once,
    ModuleSettings settings,
    ScopeRoom scopesAtOnce,
    ScopeRoom describingAtOnce,
    Progress progress,
    Clock clock,
    BooleanSupplier isInterrupted,
    Leases leases,
    LeaseKeeper keeper) {

  boolean interrupted() {
    return isInterrupted.getAsBoolean();
  }

  /** Whether this run still holds an account's lease, so that it may change the account. */
  boolean holds(String accountId) {
    return keeper.holds(accountId);
  }

  /** Removes behind a lease: an account's, or that of the run's end. */
  Sweep sweep(String lease) {
    return store.sweep(
        updateTag, writer, keepers, leases, lease, () -> interrupted() || !keeper.holds(lease));
  }

  /** Queries that write behind a lease. */
  Queries queries(String lease) {
    return store.queries(leases, lease);
  }

  /** Queries of the run's end. */
  Queries closingQueries() {
    return queries(Leases.CLOSING);
  }

  /** What the graph says of earlier surveys of an account. */
  SyncMetadata metadata(String accountId) {
    return new SyncMetadata(queries(accountId), updateTag);
  }

  /** Notes that an account was surveyed to its end. */
  void surveyed(String accountId) {
    leases.surveyed(accountId);
  }

  /** Every resource of the run. */
  List<Resource> resources() {
    return modules.stream().flatMap(module -> module.resources().stream()).toList();
  }

  /** The analyses that were selected by their keys. */
  List<Analysis> selectedAnalyses() {
    var keys = modules.stream().map(Module::key).toList();
    return analyses.stream()
        .filter(analysis -> analysis.module().filter(keys::contains).isPresent())
        .toList();
  }

  /** Whether a module is asked in an account. */
  boolean asks(String module, String accountId) {
    var accounts = onlyIn.get(module);
    return accounts == null || accounts.contains(accountId);
  }

  /** The analyses of a phase without a key, whose modules are all part of the run. */
  List<Analysis> analyses(Analysis.When when) {
    var keys = modules.stream().map(Module::key).toList();
    return analyses.stream()
        .filter(analysis -> analysis.module().isEmpty() && analysis.when() == when)
        .filter(analysis -> keys.containsAll(analysis.needs()))
        .toList();
  }
}
