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
import dev.alidade.catalog.FormerLabels;
import dev.alidade.catalog.Module;
import dev.alidade.catalog.account.SurveyedAccount;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Tag;
import dev.alidade.store.GraphStore;
import dev.alidade.store.Keepers;
import dev.alidade.store.Leases;
import dev.alidade.store.Neo4jSettings;
import dev.alidade.store.SchemaStatements;
import dev.alidade.store.StoreException;
import dev.alidade.store.Sweep;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A run: all accounts at once on virtual threads, each surveyed, linked, swept and analysed by
 * itself; then what needs all of them.
 */
public final class Survey {

  /**
   * Scopes that may be busy at the same time, over all accounts: as many as calls can be on their
   * way, {@code InFlight}.
   */
  private static final int SCOPES_AT_ONCE = 256;

  /**
   * Scopes that may have begun, those included that wait for a rate limit: ours, eight for each
   * account that is under way. Each holds a page at most and what its details answer, mostly some
   * tens of kilobytes.
   */
  private static final int SCOPES_BEGUN = 512;

  /**
   * Accounts that are under way at the same time: enough to keep all scopes busy while some
   * accounts wait for AWS' limits, few enough that memory does not grow with the number of
   * accounts.
   */
  private static final int ACCOUNTS_AT_ONCE = 64;

  /** Ours: some times what the end of a run over hundreds of accounts takes. */
  private static final Duration CLOSING_PATIENCE = Duration.ofMinutes(5);

  private static final Logger LOG = Logger.getLogger(Survey.class);

  private final Catalogue catalogue;
  private final List<Analysis> analyses;
  private final Accounts accounts;
  private final Regions regions;
  private final AwsClients clients;
  private final CallLedger calls;
  private final Clock clock;
  private final String version;
  private final Function<Neo4jSettings, GraphStore> stores;
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
    this(
        catalogue,
        analyses,
        accounts,
        regions,
        clients,
        calls,
        clock,
        version,
        GraphStore::connect);
  }

  /** The same with a database that is connected to in a way of the caller's. */
  public Survey(
      Catalogue catalogue,
      List<Analysis> analyses,
      Accounts accounts,
      Regions regions,
      AwsClients clients,
      CallLedger calls,
      Clock clock,
      String version,
      Function<Neo4jSettings, GraphStore> stores) {
    this.catalogue = catalogue;
    this.analyses = List.copyOf(analyses);
    this.accounts = accounts;
    this.regions = regions;
    this.clients = clients;
    this.calls = calls;
    this.clock = clock;
    this.version = version;
    this.stores = stores;
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
    Predicate<LinkType<?>> ours =
        nodeTypes.contains(Tag.TYPE) ? link -> true : link -> !Tag.isEndOf(link);
    var linkTypes = linkTypes(modules).stream().filter(ours).toList();
    try (var store = stores.apply(neo4j);
        var threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
      // Asks somebody only where an organisation lists the accounts.
      var found = threads.submit(() -> discovered(request.accounts(), progress));
      var prepared = store.prepare(nodeTypes, linkTypes);
      var updateTag =
          request.updateTag().orElseGet(() -> store.unusedTag(started.getEpochSecond()));
      var leases = store.leases(request.owner(), updateTag);
      var relabelling = store.relabelling(FormerLabels.today(), leases);
      var indexes = threads.submit(prepared.rest());
      var keepers = new Keepers(allNodeTypes());
      var writer = store.writer(updateTag, version, leases, nodeTypes, linkTypes);
      try (writer;
          var lateLinks = writer.spool();
          var lastWords = writer.spool();
          var keeper = new LeaseKeeper(Lessor.of(leases), System::nanoTime, Leases.HEARTBEAT)) {
        var run =
            new Run(
                modules,
                request.onlyIn(),
                SchemaStatements.markedTypes(linkTypes),
                nodeTypes.contains(Tag.TYPE),
                updateTag,
                clients,
                store,
                relabelling,
                writer,
                keepers,
                new SweepPlan(catalogue, ours),
                new LooseEnds(catalogue, keepers),
                Stream.concat(
                        analyses.stream(), Analyses.selectable(request.permissions()).stream())
                    .toList(),
                lastWords,
                lateLinks,
                new Memo(),
                new OnceForAll(),
                request.settings(),
                new ScopeRoom(SCOPES_AT_ONCE, SCOPES_BEGUN),
                new ScopeRoom(SCOPES_AT_ONCE, SCOPES_BEGUN),
                progress,
                clock,
                interrupted::get,
                leases,
                keeper);
        var results = surveyAccounts(run, request, join(found), progress);
        var end = interrupted.get() ? End.NOTHING : finish(run, results);
        join(indexes);
        var report =
            new RunReport(
                UUID.randomUUID().toString(),
                version,
                store.version(),
                updateTag,
                started,
                Duration.between(started, clock.instant()),
                interrupted.get(),
                modules.stream().map(Module::key).toList(),
                results.stream().map(AccountSurvey.Result::report).toList(),
                calls.snapshot(),
                calls.byAccount(),
                writer.ledger().changes(),
                end.removed(),
                end.problems(),
                leftAlone(leases, request.accounts(), results),
                warnings(
                    modules,
                    Stream.concat(prepared.warnings().stream(), relabelling.warnings().stream())
                        .toList(),
                    request,
                    results));
        if (report.verdict() != RunReport.Verdict.TAG_USED) {
          new RunNode(store.queries()).write(report);
        }
        return report;
      }
    }
  }

  private List<NodeType<?>> allNodeTypes() {
    return Stream.concat(SurveyedAccount.types().stream(), catalogue.nodeTypes().stream())
        .distinct()
        .toList();
  }

  /** Accounts that were surveyed once and are none of this run, though it was to survey all. */
  private static List<RunReport.LeftAlone> leftAlone(
      Leases leases, AccountSelection selection, List<AccountSurvey.Result> results) {
    var everybody =
        switch (selection) {
          case AccountSelection.AllProfiles _, AccountSelection.Organization _ -> true;
          case AccountSelection.Named _, AccountSelection.DefaultChain _ -> false;
        };
    if (!everybody) {
      return List.of();
    }
    var these =
        results.stream()
            .map(result -> result.report().accountId())
            .filter(Objects::nonNull)
            .toList();
    return leases.surveyedBefore(these).entrySet().stream()
        .map(e -> new RunReport.LeftAlone(e.getKey(), e.getValue()))
        .sorted(Comparator.comparing(RunReport.LeftAlone::accountId))
        .toList();
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
      List<Module> modules,
      List<String> ofTheDatabase,
      SurveyRequest request,
      List<AccountSurvey.Result> results) {
    var warnings = new ArrayList<>(ofTheDatabase);
    if (modules.stream().allMatch(Module::carried)) {
      warnings.add(
          "%s lists nothing by itself: it comes with the modules that list the resources; name those as well"
              .formatted(modules.stream().map(Module::key).collect(Collectors.joining(", "))));
    }
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
      Run run, SurveyRequest request, Discovery found, Progress progress) {
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
                        surveyAccount(run, request, access, name);
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
      Run run, SurveyRequest request, Access access, String displayName) {
    var account = access.accountId();
    var keeper = run.keeper();
    try {
      if (run.leases().lastSurveyedUnder(account).equals(OptionalLong.of(run.updateTag()))) {
        return ended(
            account,
            displayName,
            "was last surveyed under the same update tag, %d: what is gone since then could not be told from what is there"
                .formatted(run.updateTag()),
            "give another --update-tag, or none: it is then the time of the run",
            AccountReport.Ended.TAG_USED);
      }
      keeper.takeOnce(run.leases().ofTheRun());
      if (keeper.take(account) instanceof Leases.Answer.Taken(var owner, var left)) {
        return ended(
            account,
            displayName,
            "is being written by %s; its lease runs for another %d s"
                .formatted(owner, left.toSeconds()),
            "wait until that run has ended; a lease of a run that died expires by itself",
            AccountReport.Ended.FAILED);
      }
      try {
        return new AccountSurvey(run, access, displayName, where(request, access)).survey();
      } finally {
        keeper.release(List.of(account));
      }
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
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.UNUSABLE) {
        keeper.abandon();
        throw e;
      }
      return ended(
          account,
          displayName,
          "the database refused a statement: " + e.getMessage(),
          "nothing more of it was removed; run it again",
          AccountReport.Ended.FAILED);
    } catch (RuntimeException e) {
      // A defect in the survey of one account must not end the others. It is not hidden: the
      // account has failed, and the exit code says so.
      LOG.debugf(e, "Defect while surveying account %s", account);
      return ended(
          account,
          displayName,
          "defect in Alidade, please report: " + e,
          null,
          AccountReport.Ended.FAILED);
    } finally {
      clients.forget(access);
    }
  }

  private AccountSurvey.Where where(SurveyRequest request, Access access) {
    if (!request.regions().isEmpty()) {
      return new AccountSurvey.Where(request.regions(), List.of(), false);
    }
    var listed = regions.listed(access);
    return new AccountSurvey.Where(listed.enabled(), listed.notOptedIn(), true);
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
            ScopeResults.NONE,
            0,
            0,
            Sweep.Removed.NONE,
            List.of(),
            clock.instant(),
            Duration.ZERO,
            how),
        new Evidence(),
        false,
        Set.of());
  }

  /** What came of the end of a run. */
  private record End(Sweep.Removed removed, List<String> problems) {
    static final End NOTHING = new End(Sweep.Removed.NONE, List.of());
  }

  /** What needs all accounts: links between them, what they share, facts that span them. */
  private static End finish(Run run, List<AccountSurvey.Result> results) {
    var keeper = run.keeper();
    var surveyed =
        results.stream()
            .filter(result -> result.report().ended() == AccountReport.Ended.SURVEYED)
            .toList();
    // Accounts that another run has begun to write meanwhile are its own.
    var again =
        keeper.takeAgain(
            results.stream()
                .filter(result -> result.report().accountId() != null)
                .map(AccountSurvey.Result::accountId)
                .distinct()
                .toList());
    try {
      Closing.links(run);
      var lost = again.stream().filter(account -> !keeper.confirm(account)).toList();
      // What the database did not take is unknown: nothing may be concluded from its absence.
      var whole =
          surveyed.stream()
              .filter(result -> again.contains(result.accountId()))
              .filter(result -> !lost.contains(result.accountId()))
              .filter(result -> run.writer().ledger().written(result.accountId()).refused() == 0)
              .toList();
      var closing =
          new Closing(run, run.keepers(), run.sweep(Leases.CLOSING), whole, run.linkTypeNames());
      lost.forEach(
          account ->
              closing.problem(
                  "links of account %s to others may be missing: %s"
                      .formatted(account, keeper.lost(account))));
      closing.tieEnds();
      var other = keeper.takePatiently(Leases.CLOSING, CLOSING_PATIENCE, run::interrupted);
      if (other.isPresent()) {
        return new End(
            Sweep.Removed.NONE,
            List.of(
                "after the accounts: the end of another run takes long (%s); what accounts share was not looked through, the next run will"
                    .formatted(other.get())));
      }
      var removed = closing.sweep(run.sweepPlan());
      closing.analyse();
      return new End(removed.plus(closing.forgetAccounts()), closing.problems());
    } finally {
      var all = new ArrayList<>(again);
      all.add(Leases.CLOSING);
      keeper.release(all);
    }
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
