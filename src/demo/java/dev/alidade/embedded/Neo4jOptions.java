package dev.alidade.embedded;

import java.nio.file.Path;

/**
 * How an embedded server is to run.
 *
 * @param boltPort 0 for any free port
 * @param httpPort 0 for Bolt only
 * @param password the password of {@code neo4j}; "" for a server that asks for none
 * @param directory where the server makes a folder for its data, which it deletes when it ends
 * @param heap the child's {@code -Xmx}
 * @param transactionMemory what a transaction may take, {@code 10m}; "" for as much as there is
 * @param keepsPlans whether a statement once planned stays so, however its data change: for
 *     databases that are small for ever, and emptied and filled again and again
 * @param runsLong whether it lives for minutes, so that the JVM's slower compiler pays
 */
public record Neo4jOptions(
    int boltPort,
    int httpPort,
    String password,
    Path directory,
    String heap,
    String transactionMemory,
    boolean keepsPlans,
    boolean runsLong) {

  /** Bolt on a free port, no password, data among the temporary files, small. */
  public static Neo4jOptions defaults() {
    // A sample run peaks at some 200 MB; twice that keeps the collector quiet.
    return new Neo4jOptions(
        0, 0, "", Path.of(System.getProperty("java.io.tmpdir")), "512m", "", false, false);
  }

  /** Returns these options with a password asked for. */
  public Neo4jOptions withPassword(String secret) {
    return new Neo4jOptions(
        boltPort, httpPort, secret, directory, heap, transactionMemory, keepsPlans, runsLong);
  }

  /** Returns these options with fixed ports; HTTP port 0 is no HTTP. */
  public Neo4jOptions withPorts(int bolt, int http) {
    return new Neo4jOptions(
        bolt, http, password, directory, heap, transactionMemory, keepsPlans, runsLong);
  }

  /** Returns these options with the data in {@code path}. */
  public Neo4jOptions withDirectory(Path path) {
    return new Neo4jOptions(
        boltPort, httpPort, password, path, heap, transactionMemory, keepsPlans, runsLong);
  }

  /** Returns these options with another maximum heap, {@code 1500m}. */
  public Neo4jOptions withHeap(String size) {
    return new Neo4jOptions(
        boltPort, httpPort, password, directory, size, transactionMemory, keepsPlans, runsLong);
  }

  /** Returns these options with a limit to the memory of a transaction, {@code 10m}. */
  public Neo4jOptions withTransactionMemory(String size) {
    return new Neo4jOptions(
        boltPort, httpPort, password, directory, heap, size, keepsPlans, runsLong);
  }

  /** Returns these options with plans that are kept. */
  public Neo4jOptions keepingPlans() {
    return new Neo4jOptions(
        boltPort, httpPort, password, directory, heap, transactionMemory, true, runsLong);
  }

  /** Returns these options for a server that lives for minutes. */
  public Neo4jOptions runningLong() {
    return new Neo4jOptions(
        boltPort, httpPort, password, directory, heap, transactionMemory, keepsPlans, true);
  }
}
