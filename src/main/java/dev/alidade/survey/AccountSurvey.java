package dev.alidade.survey;

import dev.alidade.analysis.Analysis;
import dev.alidade.analysis.DerivedModule;
import dev.alidade.aws.Access;
import dev.alidade.aws.Failures;
import dev.alidade.aws.Outcome;
import dev.alidade.aws.SurveyInterruptedException;
import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.NotOfferedException;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.account.SurveyedAccount;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Place;
import dev.alidade.graph.Rows;
import dev.alidade.store.Spool;
import dev.alidade.store.StoreException;
import dev.alidade.store.Sweep;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * One account from its first scope to its sweep: nodes while pages arrive, links when every scope
 * has ended, then removal of what complete scopes no longer show, then what follows from that.
 */
final class AccountSurvey {

  private static final Logger LOG = Logger.getLogger(AccountSurvey.class);

  private final Run run;
  private final Access access;
  private final String displayName;
  private final List<String> regions;
  private final Memo memo = new Memo();
  private final Map<ScopeId, Outcome> outcomes = new HashMap<>();
  private final List<ScopeResult> results = new ArrayList<>();
  private final Map<Set<String>, Boolean> storedElsewhere = new HashMap<>();

  AccountSurvey(Run run, Access access, String displayName, List<String> regions) {
    this.run = run;
    this.access = access;
    this.displayName = displayName;
    this.regions = regions;
  }

  /**
   * Surveys the account.
   *
   * @throws StoreException if the database cannot be used any more
   */
  Result survey() {
    var account = access.accountId();
    var started = run.clock().instant();
    var scopes = Plan.scopes(run.modules(), access, regions);
    run.progress().accountStarted(account, displayName, scopes.size() + run.derived().size());
    run.store().rename(run.nodeTypes(), account);
    writeAccount();
    run.progress().accountPhase(account, Progress.Phase.SURVEYING);
    try (var spool = run.writer().spool();
        var descriptions = run.writer().spool();
        var threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
      try {
        var describing = started(threads, scopes, true, descriptions);
        await(started(threads, scopes, false, spool));
        run.writer().settle(account);
        var removed = Sweep.Removed.NONE;
        if (!run.interrupted()) {
          run.progress().accountPhase(account, Progress.Phase.LINKING);
          run.writer().links(spool, run.lateLinks());
          run.writer().settle(account);
        }
        var refused = run.writer().ledger().written(account).refused() > 0;
        if (!run.interrupted() && !refused && run.mayChange(account)) {
          run.progress().accountPhase(account, Progress.Phase.SWEEPING);
          removed = sweep();
          run.progress().accountPhase(account, Progress.Phase.ANALYSING);
          derive();
          analyse();
        }
        run.progress().accountPhase(account, Progress.Phase.SURVEYING);
        await(describing);
        if (!run.mayChange(account)) {
          return ended(
              started, removed, "Another run took over this account", AccountReport.Ended.FAILED);
        }
        if (!run.interrupted()) {
          run.writer().links(descriptions, run.lateLinks());
          run.writer().settle(account);
          if (!refused) {
            run.metadata().accountSynced(account, modulesComplete());
          }
        }
        return ended(
            started,
            removed,
            null,
            run.interrupted() ? AccountReport.Ended.INTERRUPTED : AccountReport.Ended.SURVEYED);
      } catch (RuntimeException e) {
        // What is still being asked of AWS has nobody left to write it.
        threads.shutdownNow();
        throw e;
      }
    }
  }

  /** What came of an account, and how each of its scopes ended. */
  record Result(AccountReport report, Map<ScopeId, Outcome> outcomes) {}

  private void writeAccount() {
    var place = new Place(access.partition(), access.accountId(), Place.GLOBAL);
    var self = new SurveyedAccount(access.accountId(), displayName);
    run.writer().node(SurveyedAccount.ACCOUNT.row(self, place));
    run.writer().settle(access.accountId());
    run.writer().node(SurveyedAccount.ROOT.row(self, place));
  }

  /** Begins to survey the scopes that only describe nodes, or all others. */
  private List<Future<ScopeResult>> started(
      ExecutorService threads, List<Plan.PlannedScope> scopes, boolean describing, Spool spool) {
    var slots = describing ? run.describingAtOnce() : run.scopesAtOnce();
    var running = new ArrayList<Future<ScopeResult>>();
    for (var scope : scopes) {
      if (scope.resource().onlyDescribes() == describing) {
        running.add(threads.submit(() -> surveyScope(scope, spool, slots)));
      }
    }
    return running;
  }

  private void await(List<Future<ScopeResult>> running) {
    try {
      for (var future : running) {
        var result = future.get();
        results.add(result);
        outcomes.put(result.scope(), result.outcome());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SurveyInterruptedException("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private ScopeResult surveyScope(Plan.PlannedScope scope, Spool spool, Semaphore slots)
      throws InterruptedException {
    slots.acquire();
    try {
      run.progress().scopeStarted(scope.id());
      var started = run.clock().instant();
      var rows = new CountingRows(scope.place(), spool);
      var outcome = outcomeOf(scope, rows);
      var result =
          new ScopeResult(
              scope.id(),
              outcome,
              rows.nodes.sum(),
              rows.links.sum(),
              started,
              Duration.between(started, run.clock().instant()));
      run.progress().scopeEnded(result);
      return result;
    } finally {
      slots.release();
    }
  }

  private Outcome outcomeOf(Plan.PlannedScope scope, Rows rows) {
    var at =
        new AccountScope(scope.place(), access, run.clients(), memo, run.memo(), run::interrupted);
    if (!run.asks(scope.id().module(), scope.id().accountId())) {
      return new Outcome.Unsupported(
          scope.id().module() + " is asked in other accounts only, as the options say");
    }
    try {
      switch (scope.resource()) {
        case GlobalResource global -> global.survey(at, rows);
        case RegionalResource regional -> {
          if (!regional.offeredIn(scope.id().region())) {
            return new Outcome.Unsupported(
                scope.id().module() + " is not offered in " + scope.id().region());
          }
          regional.survey(at, rows);
        }
      }
      return at.outcome();
    } catch (NotOfferedException e) {
      return new Outcome.Unsupported(String.valueOf(e.getMessage()));
    } catch (SurveyInterruptedException e) {
      return new Outcome.Failed("interrupted");
    } catch (SdkException e) {
      return Failures.isInterruption(e) ? new Outcome.Failed("interrupted") : Failures.outcomeOf(e);
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.UNUSABLE) {
        throw e;
      }
      return new Outcome.Failed(String.valueOf(e.getMessage()));
    } catch (UncheckedIOException | IllegalArgumentException e) {
      return new Outcome.Failed(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // A defect in one definition must not take the other scopes with it. It is not hidden: the
      // scope is failed, nothing of it is swept, and the run's exit code says so.
      LOG.debugf(e, "Defect while surveying %s", scope.id());
      return new Outcome.Failed("defect in Alidade, please report: " + e);
    }
  }

  private final class CountingRows implements Rows {
    private final Place place;
    private final Spool spool;
    private final LongAdder nodes = new LongAdder();
    private final LongAdder links = new LongAdder();

    CountingRows(Place place, Spool spool) {
      this.place = place;
      this.spool = spool;
    }

    @Override
    public <T> void add(NodeType<T> type, T item) {
      var row = type.row(item, place);
      if (Spool.waits(type)) {
        spool.add(row);
      } else {
        run.writer().node(row);
      }
      if (type.lastWord()) {
        run.lastWords().add(row);
      }
      nodes.increment();
      type.linkRows(
          item,
          place,
          link -> {
            spool.add(link);
            links.increment();
          });
    }

    @Override
    public <T> void link(LinkType<T> type, T item) {
      type.rows(
          item,
          place,
          link -> {
            spool.add(link);
            links.increment();
          });
    }
  }

  private Sweep.Removed sweep() {
    var account = access.accountId();
    var removed = Sweep.Removed.NONE;
    var stale = run.sweep().stale(account);
    for (var step : run.sweepPlan().steps(outcomes)) {
      if (run.interrupted() || !run.mayChange(account)) {
        return removed;
      }
      if (!concerns(step, stale)) {
        continue;
      }
      removed =
          removed.plus(
              switch (step) {
                case SweepPlan.Step.Links(var type, var region, var unless) ->
                    elsewhere(unless)
                        ? Sweep.Removed.NONE
                        : run.sweep().links(type, account, region);
                case SweepPlan.Step.Nodes(var type, var region, var unless) ->
                    elsewhere(unless)
                        ? Sweep.Removed.NONE
                        : run.sweep().nodes(type, account, region);
                // Shared: left to the end of the run.
                case SweepPlan.Step.Keepers keepers -> Sweep.Removed.NONE;
              });
    }
    return removed;
  }

  private static boolean concerns(SweepPlan.Step step, Sweep.Stale stale) {
    return switch (step) {
      case SweepPlan.Step.Links links -> stale.types().contains(links.type().type());
      case SweepPlan.Step.Nodes nodes -> stale.labels().contains(nodes.type().label());
      case SweepPlan.Step.Keepers keepers -> false;
    };
  }

  private boolean elsewhere(Set<String> labels) {
    return !labels.isEmpty()
        && storedElsewhere.computeIfAbsent(
            labels, these -> run.sweep().storesElsewhere(access.accountId(), these, regions));
  }

  private void derive() {
    for (var module : run.derived()) {
      if (run.interrupted() || !run.mayChange(access.accountId())) {
        return;
      }
      var scope = new ScopeId(access.accountId(), module.key(), module.key(), Place.GLOBAL);
      run.progress().scopeStarted(scope);
      var result = derived(module, scope);
      results.add(result);
      run.progress().scopeEnded(result);
    }
  }

  /** A module is as complete as what it follows from. */
  private ScopeResult derived(DerivedModule module, ScopeId scope) {
    var started = run.clock().instant();
    var gaps = gaps(module.inputs());
    long links = 0;
    Outcome outcome;
    try {
      links =
          module.derive(
              run.store().queries(),
              new Analysis.Subject(access.accountId(), run.updateTag(), gaps.isEmpty()));
      outcome = gaps.isEmpty() ? new Outcome.Complete() : gaps.getFirst();
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.UNUSABLE) {
        throw e;
      }
      outcome = new Outcome.Failed(String.valueOf(e.getMessage()));
    }
    return new ScopeResult(
        scope, outcome, 0, links, started, Duration.between(started, run.clock().instant()));
  }

  /** What keeps a derived module from being complete: in this run, or as its inputs are stored. */
  private List<Outcome> gaps(Set<String> inputs) {
    var gaps = new ArrayList<Outcome>();
    for (var input : inputs) {
      var asked =
          outcomes.entrySet().stream().filter(e -> e.getKey().module().equals(input)).toList();
      asked.stream()
          .map(Map.Entry::getValue)
          .filter(outcome -> !outcome.allowsSweep())
          .map(outcome -> because(input, outcome))
          .forEach(gaps::add);
      if (asked.isEmpty() && !run.metadata().storedComplete(access.accountId(), input)) {
        gaps.add(
            new Outcome.Partial(
                List.of(
                    "it follows from " + input + ", which was never surveyed in full; add it")));
      }
    }
    return gaps;
  }

  private static Outcome because(String input, Outcome outcome) {
    var why = "it follows from " + input + ", which is incomplete; nothing was removed";
    return switch (outcome) {
      case Outcome.Denied(var permission, var cause, var detail) ->
          new Outcome.Denied(permission, cause, why);
      case Outcome.Partial p -> new Outcome.Partial(List.of(why));
      case Outcome.Failed f -> new Outcome.Partial(List.of(why));
      case Outcome.Complete c -> c;
      case Outcome.Unsupported u -> u;
    };
  }

  private void analyse() {
    for (var analysis : run.analyses(Analysis.When.ACCOUNT_DONE)) {
      analysis.derive(
          run.store().queries(),
          new Analysis.Subject(access.accountId(), run.updateTag(), complete(analysis, outcomes)));
    }
  }

  static boolean complete(Analysis analysis, Map<ScopeId, Outcome> outcomes) {
    return outcomes.entrySet().stream()
        .filter(e -> analysis.needs().contains(e.getKey().module()))
        .allMatch(e -> e.getValue().allowsSweep());
  }

  /** Whether each needed module answered in full in some account, and failed in none. */
  static boolean answered(Analysis analysis, List<Map<ScopeId, Outcome>> accounts) {
    return analysis.needs().stream()
        .allMatch(
            module -> {
              var asked =
                  accounts.stream()
                      .flatMap(outcomes -> outcomes.entrySet().stream())
                      .filter(e -> e.getKey().module().equals(module))
                      .map(Map.Entry::getValue)
                      .toList();
              return SweepPlan.answered(asked);
            });
  }

  private List<String> modulesComplete() {
    return run.modules().stream()
        .map(module -> module.key())
        .filter(
            key ->
                outcomes.entrySet().stream()
                    .filter(e -> e.getKey().module().equals(key))
                    .allMatch(e -> e.getValue().allowsSweep()))
        .toList();
  }

  private Result ended(
      Instant started, Sweep.Removed removed, @Nullable String problem, AccountReport.Ended ended) {
    var written = run.writer().ledger().written(access.accountId());
    var report =
        new AccountReport(
            access.accountId(),
            displayName,
            regions,
            problem,
            null,
            results,
            written.nodes(),
            written.links(),
            removed,
            written.reasons(),
            started,
            Duration.between(started, run.clock().instant()),
            ended);
    return new Result(report, Map.copyOf(outcomes));
  }
}
