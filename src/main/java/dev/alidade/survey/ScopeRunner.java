package dev.alidade.survey;

import dev.alidade.aws.Access;
import dev.alidade.aws.Answered;
import dev.alidade.aws.Failures;
import dev.alidade.aws.Outcome;
import dev.alidade.aws.SideBySide;
import dev.alidade.aws.SurveyInterruptedException;
import dev.alidade.aws.WaitListener;
import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.NotOfferedException;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Resource;
import dev.alidade.catalog.RunResource;
import dev.alidade.store.Spool;
import dev.alidade.store.StoreException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
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

  /**
   * Scopes that are under way.
   *
   * @param asked ends when all have ended
   */
  record Begun(Future<?> asked, Intake intake) {

    /** Waits for the scopes to end; throws what the first that could not end threw. */
    Intake ended() {
      SideBySide.joined(asked);
      return intake;
    }
  }

  /**
   * Begins scopes, each when it is its turn; what has to wait for the account's nodes goes to the
   * spool.
   */
  Begun start(List<Plan.PlannedScope> scopes, Spool spool, ScopeRoom room) {
    scopes.forEach(scope -> regionMemos.expect(scope.id().region()));
    var asked = new Asked(new Turns(scopes), spool, room);
    return new Begun(
        threads.submit(
            () -> {
              asked.all(scopes);
              return null;
            }),
        asked.intake);
  }

  /** Some scopes of the account, from the first that begins to the last that ends. */
  private final class Asked {
    private final Intake intake = new Intake();
    private final Phaser running = new Phaser(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Turns turns;
    private final Spool spool;
    private final ScopeRoom room;

    private Asked(Turns turns, Spool spool, ScopeRoom room) {
      this.turns = turns;
      this.spool = spool;
      this.room = room;
    }

    /** Begins them one by one, as there is room, and returns when all have ended. */
    private void all(List<Plan.PlannedScope> scopes) throws InterruptedException {
      // Those that follow others, which are few, wait each by itself, and without room, as those
      // that they wait for need it.
      for (var scope : scopes) {
        if (!scope.resource().after().isEmpty()) {
          begin(
              scope,
              () -> {
                turns.await(scope);
                return room.next();
              });
        }
      }
      for (var scope : scopes) {
        if (failure.get() != null) {
          // Not begun; whoever follows it need not wait.
          turns.ended(scope);
        } else if (scope.resource().after().isEmpty()) {
          var place = room.next();
          try {
            begin(scope, () -> place);
          } catch (RejectedExecutionException e) {
            // The account has failed meanwhile, and its threads are told to end.
            place.close();
            throw e;
          }
        }
      }
      running.awaitAdvanceInterruptibly(running.arrive());
      switch (failure.get()) {
        case null -> {}
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        case Throwable e -> throw new IllegalStateException(e);
      }
    }

    private void begin(Plan.PlannedScope scope, Callable<ScopeRoom.Place> place) {
      running.register();
      threads.execute(
          () -> {
            try (var taken = place.call()) {
              intake.add(survey(scope, spool, taken));
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
              failure.compareAndSet(null, new SurveyInterruptedException("interrupted"));
            } catch (Throwable e) {
              failure.compareAndSet(null, e);
            } finally {
              regionMemos.ended(scope.id().region());
              turns.ended(scope);
              running.arriveAndDeregister();
            }
          });
    }
  }

  private ScopeResult survey(Plan.PlannedScope scope, Spool spool, WaitListener turn) {
    run.progress().scopeStarted(scope.id());
    var started = run.clock().instant();
    var at =
        new AccountScope(
            scope.place(),
            access,
            run.clients(),
            new AccountScope.Memos(regionMemos.of(scope.id().region()), memo, run.shared().memo()),
            regions,
            run.asked().settings(),
            run::interrupted,
            turn);
    var rows = new RowSink(Outlet.of(run, spool), scope.resource(), scope.place(), at::withoutId);
    var failure = failureOf(scope, at, rows, turn);
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
  }

  /** What kept the scope from reading its lists to their end; null where nothing did. */
  private @Nullable Outcome failureOf(
      Plan.PlannedScope scope, AccountScope at, RowSink rows, WaitListener turn) {
    var module = scope.id().module();
    if (!run.asked().asks(module, scope.id().accountId())) {
      return new Outcome.NotAsked(module + " is asked in other accounts only, as the options say");
    }
    if (scope.resource() instanceof RegionalResource regional
        && !regional.offeredIn(scope.id().region())) {
      return new Outcome.NotAsked(
          "%s is not offered in %s, as far as this version of Alidade knows"
              .formatted(module, scope.id().region()));
    }
    try {
      return access.call(turn, () -> ask(scope.resource(), at, rows));
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
      case RunResource once -> run.shared().once().survey(once, at, rows);
    };
  }
}
