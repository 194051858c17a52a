package dev.alidade.cli;

import dev.alidade.store.Neo4jSettings;
import dev.alidade.store.Queries;

/** Opens databases. The seam between commands that only read and the database that they read. */
interface Graphs {

  /**
   * Connects, and checks that the server can be used.
   *
   * @throws dev.alidade.store.StoreException if it cannot
   */
  Open open(Neo4jSettings settings);

  /** A database that is open. */
  interface Open extends AutoCloseable {

    /** Any Cypher. */
    Queries queries();

    @Override
    void close();
  }
}
