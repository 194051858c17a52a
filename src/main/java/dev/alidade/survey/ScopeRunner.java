package dev.alidade.survey;

import dev.alidade.aws.Access;
import dev.alidade.aws.Answered;
import dev.alidade.aws.Failures;
import dev.alidade.aws.Outcome;
import dev.alidade.aws.SurveyInterruptedException;
import dev.alidade.catalog.CarriedResource;
import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.NotOfferedException;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Resource;
import dev.alidade.catalog.RunResource;
import dev.alidade.store.Spool;
import dev.alidade.store.StoreException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** Asks the scopes of one account, side by side, and says of each how it ended. */
final class ScopeRunner {

  private static final Logger LOG = Logger.getLogger(ScopeRunner.class);

  private final Run run;
  private final Access access;
  private final ExecutorService threads;
  private final List<String> regions;
  private final Memo memo = new Memo();
  private final RegionMemos regionMemos = new RegionMemos();
  private final Set<String> wholes = ConcurrentHashMap.newKeySet();

  ScopeRunner(Run run, Access access, List<String> regions, ExecutorService threads) {
    this.run = run;
    this.access = access;
    this.regions = List.copyOf(regions);
    this.threads = threads;
  }

  /** The marks of the wholes that scopes have read to their end. */
  Set<String> wholes() {
    return wholes;
  }

  /** Begins scopes; what has to wait for the account's nodes goes to the spool. */
  List<Future<ScopeResult>> start(List<Plan.PlannedScope> scopes, Spool spool, Semaphore slots) {
    var turns = new Turns(scopes);
    var running = new ArrayList<Future<ScopeResult>>();
    scopes.forEach(scope -> regionMemos.expect(scope.id().region()));
    for (var scope : scopes) {
      running.add(
          threads.submit(
              () -> {
                try {
                  // Without a slot: those that it waits for need one.
                  turns.await(scope);
                  return survey(scope, spool, slots);
                } finally {
                  turns.ended(scope);
                }
              }));
    }
    return running;
  }

  /** Waits for scopes to end. */
  static List<ScopeResult> results(List<Future<ScopeResult>> running) {
    var results = new ArrayList<ScopeResult>();
    try {
      for (var future : running) {
        results.add(future.get());
      }
      return results;
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

  private ScopeResult survey(Plan.PlannedScope scope, Spool spool, Semaphore slots)
      throws InterruptedException {
    slots.acquire();
    try {
      run.progress().scopeStarted(scope.id());
      var started = run.clock().instant();
      var at =
          new AccountScope(
              scope.place(),
              access,
              run.clients(),
              new AccountScope.Memos(regionMemos.of(scope.id().region()), memo, run.memo()),
              regions,
              run.settings(),
              run::interrupted);
      var rows = new RowSink(Outlet.of(run, spool), scope.resource(), scope.place(), at::withoutId);
      var failure = failureOf(scope, at, rows);
      wholes.addAll(rows.wholes());
      var result =
          new ScopeResult(
              scope.id(),
              failure == null ? at.gaps().outcome() : failure,
              failure == null ? at.gaps().answered() : Answered.NOTHING,
              rows.nodes(),
              rows.links(),
              started,
              Duration.between(started, run.clock().instant()));
      run.progress().scopeEnded(result);
      return result;
    } finally {
      regionMemos.ended(scope.id().region());
      slots.release();
    }
  }

  /** What kept the scope from reading its lists to their end; null where nothing did. */
  private @Nullable Outcome failureOf(Plan.PlannedScope scope, AccountScope at, RowSink rows) {
    var module = scope.id().module();
    if (!run.asks(module, scope.id().accountId())) {
      return new Outcome.NotAsked(module + " is asked in other accounts only, as the options say");
    }
    if (scope.resource() instanceof RegionalResource regional
        && !regional.offeredIn(scope.id().region())) {
      return new Outcome.NotAsked(
          "%s is not offered in %s, as far as this version of Alidade knows"
              .formatted(module, scope.id().region()));
    }
    try {
      return access.call(() -> ask(scope.resource(), at, rows));
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

  private @Nullable Outcome ask(Resource resource, AccountScope at, RowSink rows) {
    return switch (resource) {
      case GlobalResource global -> {
        global.survey(at, rows);
        yield null;
      }
      case RegionalResource regional -> {
        regional.survey(at, rows);
        yield null;
      }
      case RunResource once -> run.once().survey(once, at, rows);
      case CarriedResource carried ->
          throw new IllegalStateException(carried.name() + " has no scope");
    };
  }
}
