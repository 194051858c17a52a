import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.connectors.HttpsConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.harness.Neo4j;
import org.neo4j.harness.Neo4jBuilder;
import org.neo4j.harness.Neo4jBuilders;
import org.neo4j.io.ByteUnit;

/**
 * A Neo4j Community server in a JVM of its own, on the loopback address: {@code BOLT_PORT HTTP_PORT
 * DIRECTORY [PASSWORD]}. Bolt port 0 is any free one; HTTP port 0 is no HTTP. Without a password
 * nobody is asked for one. The property {@code transaction.memory} limits a transaction; with
 * {@code -Dalidade.keepPlans=true} statements are planned once. Prints {@code http URL} where HTTP
 * is on, and {@code ready bolt://127.0.0.1:PORT}. Ends when its standard input ends, so that it
 * never outlives who started it, and takes its data with it: a new folder in DIRECTORY.
 *
 * <p>Not compiled with the project: the two server versions it runs with do not fit on one class
 * path, nor with the project's own.
 */
public final class Neo4jServer {

  private Neo4jServer() {}

  public static void main(String[] arguments) throws Exception {
    int boltPort = Integer.parseInt(arguments[0]);
    int httpPort = Integer.parseInt(arguments[1]);
    var directory = Files.createTempDirectory(Path.of(arguments[2]), "alidade-neo4j");
    var password = arguments.length > 3 ? arguments[3] : "";
    var builder =
        Neo4jBuilders.newInProcessBuilder(directory)
            .withConfig(BoltConnector.enabled, true)
            .withConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", boltPort))
            .withConfig(HttpConnector.enabled, httpPort != 0)
            .withConfig(HttpsConnector.enabled, false)
            .withConfig(GraphDatabaseSettings.auth_enabled, !password.isEmpty())
            .withConfig(GraphDatabaseSettings.pagecache_memory, ByteUnit.mebiBytes(64))
            // Else each database starts with 256 MB of empty log.
            .withConfig(GraphDatabaseSettings.preallocate_logical_logs, false);
    var memory = System.getProperty("transaction.memory");
    if (memory != null) {
      builder.withConfig(GraphDatabaseSettings.memory_transaction_max_size, ByteUnit.parse(memory));
    }
    if (Boolean.getBoolean("alidade.keepPlans")) {
      // A database of a few nodes, emptied and filled anew, is another one to the planner each
      // time.
      builder.withConfig(GraphDatabaseSettings.cypher_min_replan_interval, Duration.ofDays(1));
    }
    if (boltPort != 0) {
      // Browser asks the HTTP connector where Bolt is.
      builder.withConfig(
          BoltConnector.advertised_address, new SocketAddress("127.0.0.1", boltPort));
    }
    if (httpPort != 0) {
      builder.withConfig(HttpConnector.listen_address, new SocketAddress("127.0.0.1", httpPort));
    }
    var server = started(builder, directory);
    if (!password.isEmpty()) {
      server
          .databaseManagementService()
          .database(GraphDatabaseSettings.SYSTEM_DATABASE_NAME)
          .executeTransactionally(
              "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
              Map.of("password", password));
    }
    if (httpPort != 0) {
      System.out.println("http " + server.httpURI());
    }
    System.out.println("ready bolt://127.0.0.1:" + server.boltURI().getPort());
    System.out.flush();
    try {
      // The pipe closes when the parent dies, however it dies.
      while (System.in.read() >= 0) {}
      delete(directory);
    } finally {
      // An orderly stop waits ten seconds for connections to become quiet, for data nobody wants.
      Runtime.getRuntime().halt(0);
    }
  }

  /** Where it does not start, the innermost cause is what a person can do something about. */
  private static Neo4j started(Neo4jBuilder builder, Path directory) throws IOException {
    try {
      return builder.build();
    } catch (RuntimeException e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      System.out.println("failed " + e.getMessage() + ": " + cause.getMessage());
      System.out.flush();
      delete(directory);
      Runtime.getRuntime().halt(1);
      throw e;
    }
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
