package dev.alidade.cli;

import dev.alidade.store.Neo4jSettings;
import dev.alidade.survey.Farewell;

/** Forgets accounts. The seam between the command and the database that it changes. */
interface Forgetter {

  /**
   * Says what would be removed, and changes nothing.
   *
   * @throws dev.alidade.store.StoreException if the database cannot be used
   */
  Farewell.Outcome foresee(String accountId, Neo4jSettings neo4j);

  /**
   * Removes.
   *
   * @param owner who does
   * @throws dev.alidade.store.StoreException if the database cannot be used
   */
  Farewell.Outcome forget(String accountId, String owner, Neo4jSettings neo4j);

  /** Asks it to stop after the statement that is under way. */
  void interrupt();
}
