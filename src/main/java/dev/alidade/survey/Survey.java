package dev.alidade.survey;

import dev.alidade.account.AccountCandidate;
import dev.alidade.account.AccountCheck;
import dev.alidade.account.AccountSelection;
import dev.alidade.account.Accounts;
import dev.alidade.account.Discovery;
import dev.alidade.account.Regions;
import dev.alidade.analysis.Analyses;
import dev.alidade.analysis.Analysis;
import dev.alidade.aws.Access;
import dev.alidade.aws.AwsClients;
import dev.alidade.aws.CallLedger;
import dev.alidade.aws.Failures;
import dev.alidade.aws.SurveyInterruptedException;
import dev.alidade.catalog.Catalogue;
import dev.alidade.catalog.Module;
import dev.alidade.catalog.account.SurveyedAccount;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Ownership;
import dev.alidade.store.GraphStore;
import dev.alidade.store.Labels;
import dev.alidade.store.Leases;
import dev.alidade.store.Neo4jSettings;
import dev.alidade.store.StoreException;
import dev.alidade.store.Sweep;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A run: all accounts at once on virtual threads, each surveyed, linked, swept and analysed by
 * itself; then what needs all of them.
 */
public final class Survey {

  /**
   * Scopes that may hold an answer at the same time, over all accounts. A scope holds a page of at
   * most about a megabyte, so that memory stays within a few hundred megabytes whatever the estate.
   */
  private static final int SCOPES_AT_ONCE = 256;

  /**
   * Accounts that are under way at the same time: enough to keep all scopes busy while some
   * accounts wait for AWS' limits, few enough that memory does not grow with the number of
   * accounts.
   */
  private static final int ACCOUNTS_AT_ONCE = 64;

  private final Catalogue catalogue;
  private final List<Analysis> analyses;
  private final Accounts accounts;
  private final Regions regions;
  private final AwsClients clients;
  private final CallLedger calls;
  private final Clock clock;
  private final String version;
  private final AtomicBoolean interrupted = new AtomicBoolean();

  /** A run over these parts. */
  public Survey(
      Catalogue catalogue,
      List<Analysis> analyses,
      Accounts accounts,
      Regions regions,
      AwsClients clients,
      CallLedger calls,
      Clock clock,
      String version) {
    this.catalogue = catalogue;
    this.analyses = List.copyOf(analyses);
    this.accounts = accounts;
    this.regions = regions;
    this.clients = clients;
    this.calls = calls;
    this.clock = clock;
    this.version = version;
  }

  /** Stops calling AWS; what is in flight ends, nothing more is removed, {@code run} returns. */
  public void interrupt() {
    interrupted.set(true);
    clients.stopCalling();
  }

  /**
   * Surveys.
   *
   * @throws dev.alidade.account.ConfigurationException if the profiles asked for cannot be used
   * @throws StoreException if the database cannot be used
   */
  public RunReport run(SurveyRequest request, Neo4jSettings neo4j, Progress progress) {
    var started = clock.instant();
    var modules = catalogue.select(request.modules(), request.skipped());
    var nodeTypes = nodeTypes(modules);
    var linkTypes = linkTypes(modules);
    try (var store = GraphStore.connect(neo4j);
        var threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
      // Asks somebody only where an organisation lists the accounts.
      var found = threads.submit(() -> discovered(request.accounts(), progress));
      var prepared = store.prepare(nodeTypes, linkTypes);
      var indexes = threads.submit(prepared.rest());
      var writer = store.writer(request.updateTag(), version, nodeTypes, linkTypes);
      var labels = new Labels(catalogue.nodeTypes());
      var sweep = store.sweep(request.updateTag(), writer.ledger(), labels);
      try (writer;
          var lateLinks = writer.spool();
          var lastWords = writer.spool();
          var leases = new LeaseKeeper(store.leases(request.owner()))) {
        var run =
            new Run(
                modules,
                request.onlyIn(),
                nodeTypes,
                request.updateTag(),
                clients,
                store,
                writer,
                sweep,
                new SweepPlan(catalogue, labels),
                new SyncMetadata(store.queries(), request.updateTag()),
                analyses,
                Analyses.derivedModules(request.permissions()),
                lastWords,
                lateLinks,
                new Memo(),
                new Semaphore(SCOPES_AT_ONCE),
                new Semaphore(SCOPES_AT_ONCE),
                progress,
                clock,
                interrupted::get,
                leases::holds);
        var results = surveyAccounts(run, request, join(found), leases, progress);
        var removedAtEnd =
            interrupted.get() ? Sweep.Removed.NONE : finish(run, store, request, results);
        join(indexes);
        var report =
            new RunReport(
                UUID.randomUUID().toString(),
                version,
                store.version(),
                request.updateTag(),
                started,
                Duration.between(started, clock.instant()),
                interrupted.get(),
                modules.stream().map(Module::key).toList(),
                results.stream().map(AccountSurvey.Result::report).toList(),
                calls.snapshot(),
                writer.ledger().changes(),
                removedAtEnd,
                warnings(prepared.warnings(), request, results));
        new RunNode(store.queries()).write(report);
        return report;
      }
    }
  }

  private Discovery discovered(AccountSelection selection, Progress progress) {
    Discovery found;
    try {
      found = accounts.discover(selection);
    } catch (SurveyInterruptedException e) {
      found = new Discovery(List.of(), List.of());
    }
    progress.planned(found.candidates().size() + found.problems().size());
    return found;
  }

  private static List<String> warnings(
      List<String> ofTheSchema, SurveyRequest request, List<AccountSurvey.Result> results) {
    var warnings = new ArrayList<>(ofTheSchema);
    var accounts =
        results.stream().map(result -> String.valueOf(result.report().accountId())).toList();
    request
        .onlyIn()
        .forEach(
            (module, wanted) ->
                wanted.stream()
                    .filter(account -> request.modules().contains(module))
                    .filter(account -> !accounts.contains(account))
                    .sorted()
                    .forEach(
                        account ->
                            warnings.add(
                                "%s was to be asked in account %s, which is none of this run"
                                    .formatted(module, account))));
    return warnings;
  }

  /** Each account is proven when its turn comes; one that hangs there keeps nobody else waiting. */
  private List<AccountSurvey.Result> surveyAccounts(
      Run run, SurveyRequest request, Discovery found, LeaseKeeper leases, Progress progress) {
    var candidates = found.candidates();
    var claims = new Claims(candidates.stream().map(AccountCandidate::expectedAccount).toList());
    var results =
        side(
            candidates,
            (index, candidate) -> {
              var assignment = claims.decide(index, () -> check(candidate));
              var result =
                  switch (assignment) {
                    case Plan.Assignment.Refused(var profile, var reason, var advice) ->
                        ended(null, profile, reason, advice, AccountReport.Ended.REFUSED);
                    case Plan.Assignment.Duplicate(var access, var name, var surveyedAs) ->
                        ended(
                            access.accountId(),
                            name,
                            "is the same account as profile " + surveyedAs + ", which is surveyed",
                            "remove one of the two profiles, or name one with --profile",
                            AccountReport.Ended.DUPLICATE);
                    case Plan.Assignment.Surveyed(var access, var name) ->
                        surveyAccount(run, request, access, name, leases);
                  };
              progress.accountEnded(result.report());
              return result;
            });
    // What could not be found out about accounts is what a person has to look at.
    var unknown =
        found.problems().stream()
            .map(
                refused ->
                    ended(
                        null,
                        refused.profile(),
                        refused.reason(),
                        refused.advice(),
                        AccountReport.Ended.REFUSED))
            .toList();
    unknown.forEach(result -> progress.accountEnded(result.report()));
    return Stream.concat(unknown.stream(), results.stream())
        .sorted(Comparator.comparing(result -> result.report().profile()))
        .toList();
  }

  private AccountCheck check(AccountCandidate candidate) {
    try {
      return accounts.check(candidate);
    } catch (SurveyInterruptedException e) {
      return new AccountCheck.Refused(candidate.name(), "interrupted", "");
    }
  }

  private AccountSurvey.Result surveyAccount(
      Run run, SurveyRequest request, Access access, String displayName, LeaseKeeper leases) {
    var account = access.accountId();
    if (leases.take(account) instanceof Leases.Answer.Taken(var owner, var left)) {
      return ended(
          account,
          displayName,
          "is being written by %s; its lease runs for another %d s"
              .formatted(owner, left.toSeconds()),
          "wait until that run has ended; a lease of a run that died expires by itself",
          AccountReport.Ended.FAILED);
    }
    try {
      var surveyed = request.regions().isEmpty() ? regions.enabled(access) : request.regions();
      var result = new AccountSurvey(run, access, displayName, surveyed).survey();
      clients.forget(access);
      return result;
    } catch (SurveyInterruptedException e) {
      return ended(account, displayName, "interrupted", null, AccountReport.Ended.INTERRUPTED);
    } catch (SdkException e) {
      if (Failures.isInterruption(e)) {
        return ended(account, displayName, "interrupted", null, AccountReport.Ended.INTERRUPTED);
      }
      return ended(
          account,
          displayName,
          "its regions cannot be listed: " + Outcomes.reason(Failures.outcomeOf(e)),
          "allow ec2:DescribeRegions, or name regions with --aws-regions",
          AccountReport.Ended.FAILED);
    }
  }

  private AccountSurvey.Result ended(
      @Nullable String accountId,
      String profile,
      String problem,
      @Nullable String advice,
      AccountReport.Ended how) {
    return new AccountSurvey.Result(
        new AccountReport(
            accountId,
            profile,
            List.of(),
            problem,
            advice,
            List.of(),
            0,
            0,
            Sweep.Removed.NONE,
            List.of(),
            clock.instant(),
            Duration.ZERO,
            how),
        Map.of());
  }

  /** What needs all accounts: links between them, what they share, facts that span them. */
  private Sweep.Removed finish(
      Run run, GraphStore store, SurveyRequest request, List<AccountSurvey.Result> results) {
    run.writer().lastLinks(run.lastWords());
    run.writer().lastLinks(run.lateLinks());
    run.writer().settleAll();
    var surveyed =
        results.stream()
            .filter(result -> result.report().ended() == AccountReport.Ended.SURVEYED)
            .toList();
    var removed = Sweep.Removed.NONE;
    if (store.leases(request.owner()).alone()) {
      for (var result : surveyed) {
        var account = String.valueOf(result.report().accountId());
        for (var step : run.sweepPlan().steps(result.outcomes())) {
          if (step instanceof SweepPlan.Step.Keepers(var type, var region, var unless)
              && (unless.isEmpty()
                  || !run.sweep().storesElsewhere(account, unless, result.report().regions()))) {
            removed = removed.plus(run.sweep().keepers(type, account, region));
          }
        }
      }
      if (!surveyed.isEmpty()) {
        for (var type : orphansFirstToLast(run)) {
          removed = removed.plus(run.sweep().orphans(type));
        }
      }
      removed = removed.plus(parts(run, surveyed));
    }
    for (var analysis : run.analyses(Analysis.When.RUN_DONE)) {
      if (analysis.aboutTheWholeRun()) {
        surveyed.stream()
            .limit(1)
            .forEach(
                result ->
                    analysis.derive(
                        store.queries(),
                        new Analysis.Subject(
                            String.valueOf(result.report().accountId()),
                            run.updateTag(),
                            AccountSurvey.answered(
                                analysis,
                                surveyed.stream().map(AccountSurvey.Result::outcomes).toList()))));
        continue;
      }
      for (var result : surveyed) {
        analysis.derive(
            store.queries(),
            new Analysis.Subject(
                String.valueOf(result.report().accountId()),
                run.updateTag(),
                AccountSurvey.complete(analysis, result.outcomes())));
      }
    }
    return removed;
  }

  /** Where the database refused a row, the whole may be there without all of its parts. */
  private static Sweep.Removed parts(Run run, List<AccountSurvey.Result> surveyed) {
    var removed = Sweep.Removed.NONE;
    if (surveyed.stream().anyMatch(result -> !result.report().refusedRows().isEmpty())) {
      return removed;
    }
    for (var step :
        run.sweepPlan().partSteps(surveyed.stream().map(AccountSurvey.Result::outcomes).toList())) {
      removed =
          removed.plus(
              switch (step) {
                case SweepPlan.PartStep.Nodes(var type) -> run.sweep().parts(type);
                case SweepPlan.PartStep.Links(var type, var atNear, var part) ->
                    run.sweep().partLinks(type, atNear, part);
              });
    }
    return removed;
  }

  /** What hangs on a long path goes after what it hangs on. */
  private static List<NodeType<?>> orphansFirstToLast(Run run) {
    return run.nodeTypes().stream()
        .filter(type -> type.ownership() instanceof Ownership.ReachedFrom)
        .sorted(
            Comparator.comparingInt(
                type -> ((Ownership.ReachedFrom) type.ownership()).path().size()))
        .toList();
  }

  private static List<NodeType<?>> nodeTypes(List<Module> modules) {
    var types = new ArrayList<NodeType<?>>(SurveyedAccount.types());
    modules.forEach(
        module -> module.resources().forEach(resource -> types.addAll(resource.nodes())));
    return types.stream().distinct().toList();
  }

  private static List<LinkType<?>> linkTypes(List<Module> modules) {
    var types = new ArrayList<LinkType<?>>();
    modules.forEach(
        module ->
            module.resources().forEach(resource -> types.addAll(Catalogue.linksOf(resource))));
    return types.stream().<LinkType<?>>map(type -> type).distinct().toList();
  }

  private interface Task<T, R> {
    R of(int index, T item);
  }

  /**
   * Each item on a virtual thread of its own, begun in order and not too many at a time; the first
   * failure is thrown when all have ended.
   */
  private static <T, R> List<R> side(List<T> items, Task<T, R> task) {
    var free = new Semaphore(ACCOUNTS_AT_ONCE);
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
      var futures = new ArrayList<Future<R>>();
      for (var i = 0; i < items.size(); i++) {
        var index = i;
        free.acquireUninterruptibly();
        futures.add(
            threads.submit(
                () -> {
                  try {
                    return task.of(index, items.get(index));
                  } finally {
                    free.release();
                  }
                }));
      }
      var results = new ArrayList<R>();
      for (var future : futures) {
        results.add(join(future));
      }
      return results;
    }
  }

  private static <R> R join(Future<R> future) {
    try {
      return future.get();
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
}
