package dev.alidade.survey;

import dev.alidade.account.AccountSelection;
import dev.alidade.account.Accounts;
import dev.alidade.account.Discovery;
import dev.alidade.account.Regions;
import dev.alidade.analysis.Analyses;
import dev.alidade.analysis.Analysis;
import dev.alidade.aws.AwsClients;
import dev.alidade.aws.CallLedger;
import dev.alidade.aws.SideBySide;
import dev.alidade.aws.SurveyInterruptedException;
import dev.alidade.catalog.Catalogue;
import dev.alidade.catalog.FormerLabels;
import dev.alidade.catalog.Module;
import dev.alidade.catalog.Resource;
import dev.alidade.catalog.account.SurveyedAccount;
import dev.alidade.catalog.all.ChosenTypes;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Tag;
import dev.alidade.store.GraphStore;
import dev.alidade.store.Keepers;
import dev.alidade.store.Leases;
import dev.alidade.store.Neo4jSettings;
import dev.alidade.store.SchemaStatements;
import dev.alidade.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    try (var asking = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
      try {
        var proofs = new Proofs(accounts, asking);
        // Asks somebody only where an organisation lists the accounts.
        var found = asking.submit(() -> discovered(request.accounts(), proofs, progress));
        return run(request, neo4j, proofs, found, progress);
      } finally {
        // After a run nobody is being asked; without a database nobody need be.
        asking.shutdownNow();
      }
    }
  }

  private RunReport run(
      SurveyRequest request,
      Neo4jSettings neo4j,
      Proofs proofs,
      Future<Discovery> found,
      Progress progress) {
    var started = clock.instant();
    var modules = catalogue.select(request.modules(), request.skipped());
    var nodeTypes = ChosenTypes.nodes(modules);
    var tagsNotAsked = tagsNotAsked(modules);
    Predicate<LinkType<?>> ours =
        nodeTypes.contains(Tag.TYPE)
            ? link -> !tagsNotAsked.contains(link.pattern())
            : link -> !Tag.isEndOf(link);
    var linkTypes = ChosenTypes.links(modules).stream().filter(ours).toList();
    try (var store = stores.apply(neo4j);
        var threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
      var prepared = store.prepare(nodeTypes, linkTypes);
      var updateTag =
          request.updateTag().orElseGet(() -> store.unusedTag(started.getEpochSecond()));
      var leases = store.leases(request.owner(), updateTag);
      var relabelling = store.relabelling(FormerLabels.today(), leases);
      var indexes = threads.submit(prepared.rest());
      var keepers = new Keepers(allNodeTypes());
      var writer =
          store.writer(updateTag, version, leases, nodeTypes, linkTypes, request.spoolDirectory());
      try (writer;
          var lateLinks = writer.spool();
          var lastWords = writer.spool();
          var keeper = new LeaseKeeper(Lessor.of(leases), System::nanoTime, Leases.HEARTBEAT)) {
        var run =
            new Run(
                new Asked(
                    modules,
                    request.onlyIn(),
                    SchemaStatements.markedTypes(linkTypes),
                    nodeTypes.contains(Tag.TYPE),
                    updateTag,
                    request.settings(),
                    Stream.concat(
                            analyses.stream(), Analyses.selectable(request.permissions()).stream())
                        .toList()),
                clients,
                store,
                writer,
                relabelling,
                new Removal(
                    keepers, new SweepPlan(catalogue, ours), new LooseEnds(catalogue, keepers)),
                new Shared(new Memo(), new OnceForAll(), lateLinks, lastWords),
                new Gates(
                    new ScopeRoom(SCOPES_AT_ONCE, SCOPES_BEGUN),
                    new ScopeRoom(SCOPES_AT_ONCE, SCOPES_BEGUN),
                    interrupted::get,
                    leases,
                    keeper),
                progress,
                clock);
        var results =
            new AccountTurns(run, request, proofs, regions).survey(SideBySide.joined(found));
        var end = interrupted.get() ? Closing.End.NOTHING : Closing.of(run, results);
        SideBySide.joined(indexes);
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
                RunWarnings.leftAlone(leases, request.accounts(), results),
                RunWarnings.of(
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

  /** Tags that are listed by themselves, and not of what these modules bring. */
  private Set<String> tagsNotAsked(List<Module> modules) {
    var patterns = tagsByThemselves(catalogue.resources());
    modules.forEach(module -> patterns.removeAll(tagsByThemselves(module.resources())));
    return patterns;
  }

  private static Set<String> tagsByThemselves(List<Resource> resources) {
    return resources.stream()
        .flatMap(resource -> resource.links().stream())
        .filter(Tag::isEndOf)
        .map(LinkType::pattern)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private List<NodeType<?>> allNodeTypes() {
    return Stream.concat(SurveyedAccount.types().stream(), catalogue.nodeTypes().stream())
        .distinct()
        .toList();
  }

  private Discovery discovered(AccountSelection selection, Proofs proofs, Progress progress) {
    Discovery found;
    try {
      found = accounts.discover(selection);
    } catch (SurveyInterruptedException e) {
      found = new Discovery(List.of(), List.of());
    }
    progress.planned(found.candidates().size() + found.problems().size());
    proofs.begin(found.candidates());
    return found;
  }
}
