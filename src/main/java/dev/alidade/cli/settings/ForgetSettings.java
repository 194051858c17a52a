package dev.alidade.cli.settings;

import dev.alidade.store.Neo4jSettings;

/**
 * What {@code alidade forget} was asked for, checked.
 *
 * @param dryRun whether it only says what it would do
 */
public record ForgetSettings(
    String accountId, boolean dryRun, Output output, Neo4jSettings neo4j, boolean verbose) {

  /** The same with another way into the graph. */
  public ForgetSettings withNeo4j(Neo4jSettings other) {
    return new ForgetSettings(accountId, dryRun, output, other, verbose);
  }
}
