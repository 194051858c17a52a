package dev.alidade.model;

import dev.alidade.account.AccountSelection;
import dev.alidade.account.Accounts;
import dev.alidade.account.AwsEnvironment;
import dev.alidade.account.Regions;
import dev.alidade.analysis.Analyses;
import dev.alidade.analysis.PermissionMapping;
import dev.alidade.aws.AwsClients;
import dev.alidade.aws.AwsSettings;
import dev.alidade.aws.CallLedger;
import dev.alidade.aws.Limiter;
import dev.alidade.aws.Ticker;
import dev.alidade.catalog.Catalogue;
import dev.alidade.catalog.all.AwsCatalogue;
import dev.alidade.embedded.EmbeddedNeo4j;
import dev.alidade.embedded.Neo4jOptions;
import dev.alidade.embedded.Neo4jVersion;
import dev.alidade.store.GraphStore;
import dev.alidade.store.Neo4jSettings;
import dev.alidade.store.StoreException;
import dev.alidade.survey.ModuleSettings;
import dev.alidade.survey.Progress;
import dev.alidade.survey.RunReport;
import dev.alidade.survey.Survey;
import dev.alidade.survey.SurveyRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.SessionConfig;

/** A database of its own, and the real survey over it of an AWS that is remembered. */
final class Stage implements AutoCloseable {

  private final Catalogue catalogue;
  private final AwsEnvironment environment;
  private final EmbeddedNeo4j server;
  private final Driver driver;
  private final Neo4jSettings neo4j;
  private long tag;

  Stage(Catalogue catalogue, Path home) {
    this.catalogue = catalogue;
    // One attempt: what a mishap says shall happen happens at once.
    this.environment = new AwsEnvironment(Map.of("AWS_MAX_ATTEMPTS", "1"), home);
    this.server =
        EmbeddedNeo4j.start(
            Neo4jVersion.NEO4J_5_26, Neo4jOptions.defaults().keepingPlans().runningLong());
    this.neo4j = new Neo4jSettings(server.boltUri().toString(), null, null, null);
    this.driver =
        GraphDatabase.driver(
            server.boltUri(),
            AuthTokens.none(),
            Config.builder().withTelemetryDisabled(true).build());
  }

  /** Runs, and returns the report; null where the run died. */
  @Nullable RunReport run(Step step) {
    var survey = new AtomicReference<Survey>();
    var aws = new RememberedAws(step.moment(), step.mishaps(), () -> survey.get().interrupt());
    var settings = AwsSettings.from(environment.variables());
    var clock = Clock.systemUTC();
    var calls = new CallLedger(clock);
    var limiter = new Limiter(AwsCatalogue.create().services().rates(), Ticker.system());
    try (var clients = AwsClients.over(aws, settings, calls, limiter);
        var accounts = new Accounts(environment, clients)) {
      survey.set(
          new Survey(
              catalogue,
              Analyses.all(),
              accounts,
              new Regions(clients),
              clients,
              calls,
              clock,
              "model",
              to -> GraphStore.over(MortalDriver.of(driver, transactions(step)), to)));
      return survey.get().run(request(step.selection()), neo4j, Progress.SILENT);
    } catch (StoreException e) {
      if (transactions(step) == Integer.MAX_VALUE) {
        throw e;
      }
      return null;
    } finally {
      aWhilePasses();
    }
  }

  private static int transactions(Step step) {
    return step.mishaps().stream()
        .filter(Mishap.Killed.class::isInstance)
        .mapToInt(mishap -> ((Mishap.Killed) mishap).transactions())
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  private SurveyRequest request(Selection selection) {
    tag++;
    return new SurveyRequest(
        new AccountSelection.Named(selection.profiles()),
        Set.copyOf(selection.modules()),
        Map.of(),
        Set.of(),
        selection.regions(),
        OptionalLong.of(tag),
        "run " + tag,
        PermissionMapping.NONE,
        ModuleSettings.USUAL,
        Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** The leases of a run that died expire. */
  private void aWhilePasses() {
    write("MATCH (l:AlidadeLease) SET l.expires = 0");
    write("MATCH (n:AlidadeRun) DETACH DELETE n");
  }

  /** What is in the database. */
  Chart chart() {
    return Chart.of(driver);
  }

  void empty() {
    write("MATCH (n) DETACH DELETE n");
  }

  private void write(String cypher) {
    try (var session = driver.session(SessionConfig.defaultConfig())) {
      session.run(cypher).consume();
    }
  }

  @Override
  public void close() {
    driver.close();
    server.close();
  }
}
