package dev.alidade.survey;

import dev.alidade.analysis.Analysis;
import dev.alidade.analysis.DerivedModule;
import dev.alidade.aws.AwsClients;
import dev.alidade.catalog.Module;
import dev.alidade.graph.NodeType;
import dev.alidade.store.GraphStore;
import dev.alidade.store.GraphWriter;
import dev.alidade.store.Spool;
import dev.alidade.store.Sweep;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * What the accounts of a run have in common.
 *
 * @param interrupted whether somebody asked to stop
 * @param holdsLease whether this run still holds an account's lease
 * @param onlyIn modules that are asked in these accounts only, by key
 * @param lastWords node rows that are written again when all accounts are done
 * @param lateLinks links that no end was found for while their account was surveyed
 * @param scopesAtOnce how many scopes may hold an answer at the same time
 * @param describingAtOnce the same for scopes that nothing waits for, and which may take long
 */
record Run(
    List<Module> modules,
    Map<String, Set<String>> onlyIn,
    List<NodeType<?>> nodeTypes,
    long updateTag,
    AwsClients clients,
    GraphStore store,
    GraphWriter writer,
    Sweep sweep,
    SweepPlan sweepPlan,
    SyncMetadata metadata,
    List<Analysis> analyses,
    List<DerivedModule> derivedModules,
    Spool lastWords,
    Spool lateLinks,
    Memo memo,
    Semaphore scopesAtOnce,
    Semaphore describingAtOnce,
    Progress progress,
    Clock clock,
    BooleanSupplier isInterrupted,
    Predicate<String> holdsLease) {

  boolean interrupted() {
    return isInterrupted.getAsBoolean();
  }

  /** Whether this run may still remove and derive things of an account. */
  boolean mayChange(String accountId) {
    return holdsLease.test(accountId);
  }

  /** The modules that are derived from the graph, as far as they are part of the run. */
  List<DerivedModule> derived() {
    var keys = modules.stream().map(Module::key).toList();
    return derivedModules.stream().filter(module -> keys.contains(module.key())).toList();
  }

  /** Whether a module is asked in an account. */
  boolean asks(String module, String accountId) {
    var accounts = onlyIn.get(module);
    return accounts == null || accounts.contains(accountId);
  }

  /** The analyses of a phase whose modules are all part of the run. */
  List<Analysis> analyses(Analysis.When when) {
    var keys = modules.stream().map(Module::key).toList();
    return analyses.stream()
        .filter(analysis -> analysis.when() == when && keys.containsAll(analysis.needs()))
        .toList();
  }
}
