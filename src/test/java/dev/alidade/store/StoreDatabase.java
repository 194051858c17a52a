package dev.alidade.store;

import dev.alidade.embedded.EmbeddedNeo4j;
import dev.alidade.embedded.Neo4jOptions;
import dev.alidade.embedded.Neo4jVersion;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Logging;
import org.neo4j.driver.NotificationConfig;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;

/** One database of each version for all tests of this room; they end with this JVM. */
final class StoreDatabase {

  private static final Map<Neo4jVersion, StoreDatabase> STARTED = new EnumMap<>(Neo4jVersion.class);
  private static final Map<Neo4jVersion, StoreDatabase> SMALL = new EnumMap<>(Neo4jVersion.class);

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Driver driver;
  private final Transactions transactions;

  StoreDatabase(EmbeddedNeo4j server) {
    var uri = server.boltUri().toString();
    driver =
        GraphDatabase.driver(
            uri,
            AuthTokens.none(),
            Config.builder()
                .withLogging(Logging.none())
                .withNotificationConfig(NotificationConfig.disableAllConfig())
                .build());
    transactions =
        new Transactions(
            driver, new Neo4jSettings(uri, null, null, null), time -> Thread.sleep(time));
  }

  static synchronized StoreDatabase of(Neo4jVersion version) {
    return STARTED.computeIfAbsent(version, v -> new StoreDatabase(EmbeddedNeo4j.start(v)));
  }

  /** One whose transactions may take ten megabytes. */
  static synchronized StoreDatabase small(Neo4jVersion version) {
    return SMALL.computeIfAbsent(
        version,
        v ->
            new StoreDatabase(
                EmbeddedNeo4j.start(v, Neo4jOptions.defaults().withTransactionMemory("10m"))));
  }

  Transactions transactions() {
    return transactions;
  }

  void empty() {
    write("MATCH (n) DETACH DELETE n");
  }

  /** Accounts whose leases a run has, for an hour. */
  void accountsHeldBy(String owner, String... accounts) {
    write(
        """
        UNWIND $accounts AS id
        CREATE (:AWSAccount {id: id})
        CREATE (:AlidadeLease {id: id, owner: $owner, expires: timestamp() + 3600000})\
        """,
        "accounts",
        List.of(accounts),
        "owner",
        owner);
  }

  /** Writes, with parameters as names and values in turn. */
  void write(String cypher, Object... parameters) {
    transactions.write(cypher, named(parameters));
  }

  List<Map<String, Object>> rows(String cypher, Object... parameters) {
    return transactions.read(cypher, named(parameters));
  }

  /** What the single column of each row says, in words. */
  List<String> said(String cypher, Object... parameters) {
    return rows(cypher, parameters).stream()
        .map(row -> String.valueOf(row.values().iterator().next()))
        .toList();
  }

  private static Map<String, Object> named(Object... parameters) {
    var named = new HashMap<String, Object>();
    for (var i = 0; i < parameters.length; i += 2) {
      named.put(String.valueOf(parameters[i]), parameters[i + 1]);
    }
    return named;
  }

  /**
   * Runs a statement in another transaction, which stays open until what is asked for meanwhile
   * waits for a lock of it; then that transaction commits.
   *
   * @return what was asked for
   */
  <R> R whileOpen(String cypher, Map<String, Object> parameters, Supplier<R> meanwhile) {
    try (var session = driver.session();
        var transaction = session.beginTransaction()) {
      transaction.run(cypher, parameters).consume();
      var answer = CompletableFuture.supplyAsync(meanwhile, run -> Thread.ofVirtual().start(run));
      untilBlocked(answer);
      transaction.commit();
      return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
  }

  private void untilBlocked(CompletableFuture<?> asked) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (blocked() == 0) {
      if (asked.isDone()) {
        throw new AssertionError("It did not wait for the open transaction: " + asked.join());
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("Nobody waits");
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(10));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private long blocked() {
    try (var session = driver.session()) {
      return session
          .run("SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN count(*)")
          .single()
          .get(0)
          .asLong();
    }
  }

  Driver driver() {
    return driver;
  }

  /** Transactions that note the plan of each statement before they run it. */
  Transactions planning(List<String> plans) {
    return new Transactions(
        watched(Driver.class, driver, plans),
        new Neo4jSettings("bolt://watched", null, null, null),
        time -> Thread.sleep(time));
  }

  private static <T> T watched(Class<T> type, Object real, List<String> plans) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getName().equals("run")
                  && real instanceof Transaction transaction
                  && arguments[1] instanceof Map<?, ?>) {
                var explained = arguments.clone();
                explained[0] = "EXPLAIN " + arguments[0];
                var result = (Result) method.invoke(transaction, explained);
                plans.add(String.valueOf(result.consume().plan()));
              }
              try {
                var answer = method.invoke(real, arguments);
                return switch (answer) {
                  case Session session -> watched(Session.class, session, plans);
                  case Transaction transaction -> watched(Transaction.class, transaction, plans);
                  case null, default -> answer;
                };
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
