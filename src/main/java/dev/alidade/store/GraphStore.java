package dev.alidade.store;

import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import dev.alidade.trust.MachineTrust;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Logging;
import org.neo4j.driver.NotificationConfig;

/** A Neo4j database that a run writes to. */
public final class GraphStore implements AutoCloseable {

  /** How long a connection may take to come about; the driver's default. */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);

  /** As the reference and the driver: connections are renewed every hour. */
  private static final Duration CONNECTION_LIFETIME = Duration.ofHours(1);

  private final Driver driver;
  private final Transactions transactions;
  private final String version;

  private GraphStore(Driver driver, Transactions transactions, String version) {
    this.driver = driver;
    this.transactions = transactions;
    this.version = version;
  }

  /**
   * Connects and checks that the server can be used.
   *
   * @throws StoreException of kind {@code UNUSABLE} if it cannot
   */
  public static GraphStore connect(Neo4jSettings settings) {
    var config =
        Config.builder()
            .withConnectionTimeout(CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
            .withMaxConnectionLifetime(CONNECTION_LIFETIME.toMillis(), TimeUnit.MILLISECONDS)
            .withNotificationConfig(NotificationConfig.disableAllConfig())
            .withTelemetryDisabled(true)
            .withLogging(Logging.none())
            .build();
    var auth =
        settings.user() == null
            ? AuthTokens.none()
            : AuthTokens.basic(
                settings.user(), settings.password() == null ? "" : settings.password());
    Driver driver;
    try {
      var uri = Loopback.in(settings.uri());
      driver =
          checksCertificates(uri)
              ? MachineTrust.ofProcess().asDefault(() -> GraphDatabase.driver(uri, auth, config))
              : GraphDatabase.driver(uri, auth, config);
    } catch (IllegalArgumentException e) {
      throw new StoreException(
          StoreException.Kind.UNUSABLE,
          "Not a Neo4j URI: " + settings.uri() + " (" + e.getMessage() + ")",
          e);
    }
    return over(driver, settings);
  }

  // https://neo4j.com/docs/java-manual/current/connect-advanced/#_connection_protocols_and_security
  static boolean checksCertificates(String uri) {
    return uri.regionMatches(true, 0, "neo4j+s:", 0, "neo4j+s:".length())
        || uri.regionMatches(true, 0, "bolt+s:", 0, "bolt+s:".length());
  }

  /**
   * Checks that the server behind a driver can be used. The driver is closed with the store.
   *
   * @throws StoreException of kind {@code UNUSABLE} if it cannot
   */
  public static GraphStore over(Driver driver, Neo4jSettings settings) {
    var transactions = new Transactions(driver, settings, time -> Thread.sleep(time));
    try {
      // The first contact does not wait for a server that is away.
      driver.verifyConnectivity();
      var version =
          String.valueOf(
              transactions
                  .read(
                      "CALL dbms.components() YIELD versions RETURN versions[0] AS version",
                      Map.of())
                  .getFirst()
                  .get("version"));
      if (isTooOld(version)) {
        throw new StoreException(
            StoreException.Kind.UNUSABLE,
            "Neo4j at %s is version %s; 5.26 or newer is needed".formatted(settings, version));
      }
      return new GraphStore(driver, transactions, version);
    } catch (org.neo4j.driver.exceptions.Neo4jException e) {
      driver.closeAsync();
      var explained = transactions.explained(e);
      throw new StoreException(
          StoreException.Kind.UNUSABLE,
          explained.getMessage() == null ? "Neo4j: " + e.code() : explained.getMessage(),
          e);
    } catch (StoreException e) {
      driver.closeAsync();
      throw e;
    }
  }

  /**
   * Labels, types and property names that come from rows, as {@link Cypher} has them, exist since
   * 5.26 in all places. Calendar versions such as 2026.08 are later; AuraDB's are like {@code
   * 5.27-aura}.
   */
  static boolean isTooOld(String version) {
    var parts = version.split("[^0-9]", 3);
    var major = Integer.parseInt(parts[0]);
    return major < 5
        || (major == 5
            && parts.length > 1
            && !parts[1].isEmpty()
            && Integer.parseInt(parts[1]) < 26);
  }

  /** The server's version. */
  public String version() {
    return version;
  }

  /**
   * What the database is like before a run over these types; nothing is left in it.
   *
   * @param nanos measures how long it takes to answer
   */
  public Checkup checkup(Collection<NodeType<?>> nodes, LongSupplier nanos) {
    return Checkup.of(transactions, version, nodes, nanos);
  }

  /** Any Cypher. */
  public Queries queries() {
    return transactions;
  }

  /**
   * Makes the constraints and indexes that writing needs.
   *
   * @return what could not be made, and the rest, to be made while the survey runs
   */
  public Prepared prepare(Collection<NodeType<?>> nodes, Collection<LinkType<?>> links) {
    var schema = new Schema(transactions);
    var prepared = schema.prepare(nodes, links);
    return new Prepared(prepared.warnings(), () -> schema.finish(prepared.later()));
  }

  /**
   * A schema that can be written to.
   *
   * @param warnings what could not be made, one line each
   * @param rest makes the indexes that only readers need
   */
  public record Prepared(List<String> warnings, Runnable rest) {}

  /**
   * Looks for nodes that have only a label of earlier versions of the graph.
   *
   * @param today the label of today for each former one
   */
  public Relabelling relabelling(Map<String, String> today, Leases leases) {
    return new Relabelling(transactions, today, leases);
  }

  /**
   * A writer for a run over these types.
   *
   * @param spoolDirectory where rows wait that are too many for the memory
   */
  public GraphWriter writer(
      long updateTag,
      String moduleVersion,
      Leases leases,
      Collection<NodeType<?>> nodes,
      Collection<LinkType<?>> links,
      Path spoolDirectory) {
    return new GraphWriter(
        transactions,
        new Stamp(updateTag, moduleVersion, leases.owner()),
        nodes,
        links,
        new SpoolRoom(SpoolRoom.ROWS, spoolDirectory));
  }

  /**
   * An update tag that no run has used of those that the database remembers: two short runs may
   * begin in one second.
   *
   * @param from the smallest that may be it
   */
  public long unusedTag(long from) {
    return Leases.unusedTag(transactions, from);
  }

  /** The leases of a run. */
  public Leases leases(String owner, long updateTag) {
    return new Leases(transactions, owner, updateTag);
  }

  /** Any Cypher; what it writes is written only while we hold a lease. */
  public Queries queries(Leases leases, String lease) {
    return transactions.behind(leases.fence(lease));
  }

  /**
   * The sweep of a run. Where there was nothing before the run, and no other run has written beside
   * it, nothing can be stale, and it looks for nothing.
   *
   * @param writer has written the run
   * @param lease what must be ours: an account's, or that of the run's end
   * @param stop whether to remove no more
   */
  public Sweep sweep(
      long updateTag,
      GraphWriter writer,
      Keepers keepers,
      Leases leases,
      String lease,
      BooleanSupplier stop) {
    return new Sweep(
        transactions,
        writer.ledger(),
        updateTag,
        keepers,
        leases.fence(lease),
        writer.beganWithNothing() && leases.alone() ? () -> true : stop);
  }

  /** What is an account's alone, as a reader sees it. */
  public Foresight foresight(String accountId, Collection<NodeType<?>> nodes) {
    return new Foresight(transactions, accountId, new Keepers(nodes));
  }

  /**
   * Removes an account.
   *
   * @param nodes all types of nodes that surveys write
   * @param leases whoever removes has the account's
   * @param stop whether to remove no more
   */
  public Forgetting forgetting(
      String accountId, Collection<NodeType<?>> nodes, Leases leases, BooleanSupplier stop) {
    return new Forgetting(transactions, leases.fence(accountId), accountId, nodes, stop);
  }

  /** Closes without waiting for Netty's quiet period of 200 ms. */
  @Override
  public void close() {
    driver.closeAsync();
  }
}
