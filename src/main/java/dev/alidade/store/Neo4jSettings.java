package dev.alidade.store;

import org.jspecify.annotations.Nullable;

/**
 * Where the graph is and how to get in.
 *
 * @param uri a Bolt or neo4j URI
 * @param user the user; null for a server without authentication
 * @param password the password; null for none
 * @param database the database; null for the server's default
 */
public record Neo4jSettings(
    String uri, @Nullable String user, @Nullable String password, @Nullable String database) {

  @Override
  public String toString() {
    return uri + (database == null ? "" : " database " + database);
  }
}
