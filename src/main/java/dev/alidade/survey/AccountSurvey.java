package dev.alidade.survey;

import dev.alidade.analysis.Analysis;
import dev.alidade.aws.Access;
import dev.alidade.catalog.account.SurveyedAccount;
import dev.alidade.graph.Place;
import dev.alidade.graph.Reporter;
import dev.alidade.store.Leases;
import dev.alidade.store.LinkPattern;
import dev.alidade.store.StoreException;
import dev.alidade.store.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One account from its first scope to its sweep: nodes while pages arrive, links when every scope
 * has ended, then removal of what was asked in full and is no longer shown, then what follows from
 * that.
 */
final class AccountSurvey {

  private final Run run;
  private final Access access;
  private final String displayName;
  private final Where where;
  private final ScopeResults.Count results = new ScopeResults.Count();
  private final Evidence evidence = new Evidence();
  private boolean tookOver;
  private Set<String> looseBefore = Set.of();

  /**
   * Where an account is surveyed.
   *
   * @param regions the regions to ask
   * @param gone regions that AWS itself says the account has not got
   * @param allThereAre whether there are no others
   */
  record Where(List<String> regions, List<String> gone, boolean allThereAre) {}

  AccountSurvey(Run run, Access access, String displayName, Where where) {
    this.run = run;
    this.access = access;
    this.displayName = displayName;
    this.where = where;
  }

  /**
   * Surveys the account.
   *
   * @throws StoreException if the database cannot be used any more, or refuses a statement
   */
  Result survey() {
    var account = access.accountId();
    var started = run.clock().instant();
    var scopes = Plan.scopes(run.asked().modules(), access, where.regions());
    run.progress()
        .accountStarted(
            account, displayName, scopes.size() + run.asked().selectedAnalyses().size());
    run.relabelling().apply(account);
    looseBefore =
        run.gates()
            .leases()
            .loosen(
                account,
                run.removal().looseEnds().of(scopes.stream().map(Plan.PlannedScope::id).toList()));
    writeAccount();
    run.progress().accountPhase(account, Progress.Phase.SURVEYING);
    try (var spool = run.writer().spool();
        var descriptions = run.writer().spool();
        var threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
      try {
        var runner = new ScopeRunner(run, access, where.regions(), threads);
        var describing =
            runner.start(
                scopes.stream().filter(scope -> scope.resource().writesFacetsOnly()).toList(),
                descriptions,
                run.gates().describingAtOnce());
        take(
            runner
                .start(
                    scopes.stream().filter(scope -> !scope.resource().writesFacetsOnly()).toList(),
                    spool,
                    run.gates().scopesAtOnce())
                .ended());
        run.writer().settle(account);
        var removed = Sweep.Removed.NONE;
        if (!run.interrupted()) {
          run.progress().accountPhase(account, Progress.Phase.LINKING);
          run.writer().links(spool, run.shared().lateLinks());
          run.writer().settle(account);
          runner.wholes().forEach(evidence::wholeRead);
        }
        var refused = run.writer().ledger().written(account).refused() > 0;
        String problem = null;
        if (!run.interrupted() && !refused && run.holds(account)) {
          try {
            run.progress().accountPhase(account, Progress.Phase.SWEEPING);
            removed = sweep();
            run.progress().accountPhase(account, Progress.Phase.ANALYSING);
            derive();
          } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.UNUSABLE) {
              throw e;
            }
            // What was found is written; only the rest of what would follow from it is not done.
            problem = "the database refused a statement: " + e.getMessage();
          }
        }
        run.progress().accountPhase(account, Progress.Phase.SURVEYING);
        take(describing.ended());
        if (!run.interrupted() && run.holds(account)) {
          run.writer().links(descriptions, run.shared().lateLinks());
          run.writer().settle(account);
        }
        if (!run.gates().keeper().confirm(account)) {
          return ended(
              started,
              removed,
              run.gates().keeper().lost(account) + "; what was written since then was refused",
              AccountReport.Ended.FAILED);
        }
        if (problem != null) {
          return ended(started, removed, problem, AccountReport.Ended.FAILED);
        }
        if (run.interrupted()) {
          return ended(started, removed, null, AccountReport.Ended.INTERRUPTED);
        }
        if (!refused) {
          run.metadata(account).accountSynced(account, modulesComplete());
          run.surveyed(account);
        }
        return ended(started, removed, null, AccountReport.Ended.SURVEYED);
      } catch (RuntimeException e) {
        // What is still being asked of AWS has nobody left to write it.
        threads.shutdownNow();
        throw e;
      }
    }
  }

  private void take(Intake some) {
    results.add(some.results());
    evidence.add(some.evidence());
  }

  private void writeAccount() {
    var place = new Place(access.partition(), access.accountId(), Place.GLOBAL);
    var self = new SurveyedAccount(access.accountId(), displayName);
    run.writer().node(SurveyedAccount.ACCOUNT.row(self, place));
    run.writer().settle(access.accountId());
    run.writer().node(SurveyedAccount.ROOT.row(self, place));
  }

  private Sweep.Removed sweep() {
    var account = access.accountId();
    where.gone().forEach(region -> evidence.regionGone(region, run.asked().resources()));
    var sweep = new AccountSweep(run.removal().sweepPlan(), run.sweep(account), account, evidence);
    var swept = sweep.sweep(run.asked().linkTypeNames());
    return swept.removed().plus(takeOver(sweep, swept.unmarked()));
  }

  /** Once for each module and region, or when something without a mark is met again. */
  private Sweep.Removed takeOver(AccountSweep sweep, boolean unmarked) {
    var account = access.accountId();
    var regions = new ArrayList<>(where.regions());
    regions.add(Place.GLOBAL);
    var before = run.gates().leases().takenOver(account);
    var modules = run.asked().modules().stream().map(module -> module.key()).toList();
    tookOver =
        unmarked
            || !before.modules().containsAll(modules)
            || !before.regions().containsAll(regions);
    if (!tookOver || run.interrupted() || !run.holds(account)) {
      return Sweep.Removed.NONE;
    }
    if (sweep.rests()) {
      // Nobody has looked: another tool may write beside the first run.
      return Sweep.Removed.NONE;
    }
    var removed = sweep.takeOver(regions, where.allThereAre());
    if (!run.interrupted() && run.holds(account)) {
      remember(before, Set.copyOf(modulesComplete()), regions);
    }
    return removed;
  }

  /** Only what covers all that was known before: modules and regions are kept apart. */
  private void remember(Leases.TakenOver before, Set<String> modules, List<String> regions) {
    if (modules.containsAll(before.modules())) {
      var where = new HashSet<>(regions);
      if (modules.equals(before.modules())) {
        where.addAll(before.regions());
      }
      run.gates()
          .leases()
          .takenOver(access.accountId(), new Leases.TakenOver(modules, Set.copyOf(where)));
    }
  }

  private void derive() {
    var account = access.accountId();
    var derivation = new Derivation(run, run.queries(account), account, results.results());
    for (var module : run.asked().selectedAnalyses()) {
      if (!run.interrupted() && run.holds(account)) {
        results.add(derivation.module(module));
      }
    }
    derivation.analyse();
  }

  private List<String> modulesComplete() {
    var ended = results.results();
    return run.asked().modules().stream()
        .map(module -> module.key())
        .filter(key -> ended.tally(key).isWhole())
        .toList();
  }

  private Result ended(
      Instant started, Sweep.Removed removed, @Nullable String problem, AccountReport.Ended ended) {
    var written = run.writer().ledger().written(access.accountId());
    var report =
        new AccountReport(
            access.accountId(),
            displayName,
            where.regions(),
            problem,
            null,
            results.results(),
            written.nodes(),
            written.links(),
            removed,
            written.reasons(),
            started,
            Duration.between(started, run.clock().instant()),
            ended);
    return new Result(report, evidence, tookOver, looseBefore);
  }

  /**
   * What came of an account.
   *
   * @param evidence what of it was asked in full
   * @param tookOver whether it may have had things of another tool's
   * @param looseBefore what runs that died had left loose
   */
  record Result(
      AccountReport report, Evidence evidence, boolean tookOver, Set<String> looseBefore) {

    /** The account; only of one that is known. */
    String accountId() {
      return String.valueOf(report.accountId());
    }

    /** Adds the marks of those regions that pass. */
    void marks(Predicate<String> passes, Set<String> to) {
      regions().stream()
          .flatMap(region -> Stream.of(region, region + Reporter.IN_PASSING))
          .filter(passes)
          .forEach(region -> to.add(Reporter.of(accountId(), region).mark()));
    }

    /** Whether every scope that may report a pattern was asked in full. */
    boolean complete(SweepPlan plan, LinkPattern pattern) {
      return plan.writersReportIn(pattern, regions()).stream()
          .allMatch(region -> plan.mayGo(pattern, region, evidence));
    }

    /** Whether no scope that an analysis needs has a gap. */
    boolean complete(Analysis analysis) {
      return Derivation.complete(analysis, report.scopes());
    }

    /** Whether some scope of a module was answered in full. */
    boolean answered(String module) {
      return report.scopes().tally(module).complete() > 0;
    }

    /** Whether some scope of a module failed; it may be denied. */
    boolean failed(String module) {
      var tally = report.scopes().tally(module);
      return tally.partial() + tally.failed() > 0;
    }

    private List<String> regions() {
      var all = new ArrayList<>(report.regions());
      all.add(Place.GLOBAL);
      all.addAll(evidence.goneRegions());
      return all;
    }
  }
}
