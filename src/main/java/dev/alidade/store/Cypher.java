package dev.alidade.store;

import dev.alidade.graph.Target;

/**
 * The constant text of the statements that write. Names come from definitions, values never do.
 *
 * <p>To plan a statement costs a server tens of milliseconds, to run it on few rows one or two. So
 * only what needs an index names a label: the statement that finds or makes the nodes of one label
 * by one key. What is done with the nodes found is one statement for all types, which has labels
 * and types from its rows; nodes are found by their element id, and relationships between two nodes
 * by the end that has fewer, so that it needs no index.
 *
 * <p>All parameters but {@code $tag} and {@code $version} are in one map, {@code $batch}: a server
 * plans a statement anew for every order of magnitude of a list among its parameters, and does not
 * look into maps (both measured with 5.26 and 2026.08).
 */
final class Cypher {

  /**
   * The accounts, of those in the batch, whose lease is ours. The first statement of a transaction
   * that writes rows, and its fence: see {@link Fence}.
   */
  static final String HELD =
      """
      MATCH (lease:AlidadeLease)
      WHERE lease.id IN $batch.accounts AND lease.owner = $batch.owner
        AND lease.expires > timestamp() + $batch.margin
      RETURN collect(lease.id) AS held""";

  /**
   * Writes nodes of any types. Rows: node, initial, properties, labels, absent, and defers where
   * the type does. A node without {@code lastupdated} was made in the same transaction.
   */
  static final String NODES =
      """
      UNWIND $batch.rows AS row
      MATCH (n) WHERE elementId(n) = row.node
      SET n += CASE WHEN n.lastupdated IS NULL THEN row.initial ELSE {} END
      SET n += row.properties, n.lastupdated = $tag, n._module_name = 'alidade:aws', n:$(row.labels)
      SET n += CASE WHEN row.defers IS NOT NULL AND n[row.defers] IS NULL
        THEN row.initial ELSE {} END
      REMOVE n:$(row.absent)
      RETURN count(n) AS there""";

  /**
   * Sets properties of which the greatest value counts that a run hears, before the nodes are
   * marked as written by the run. Rows: node, name, value; of one node there may be several.
   */
  static final String GREATEST =
      """
      UNWIND $batch.rows AS row
      WITH row.node AS node, row.name AS name, max(row.value) AS value
      MATCH (n) WHERE elementId(n) = node
      SET n[name] = CASE WHEN n.lastupdated = $tag AND (value IS NULL OR n[name] > value)
        THEN n[name] ELSE value END""";

  /** Writes what describes nodes that something else makes. Rows: node, properties. */
  static final String DESCRIPTIONS =
      """
      UNWIND $batch.rows AS row
      MATCH (n) WHERE elementId(n) = row.node
      SET n += row.properties""";

  private static final String OWNED =
      """
      UNWIND $batch.rows AS row
      MATCH (n) WHERE elementId(n) = row.node
      MATCH (account:AWSAccount {id: row.account})
      """;

  private static final String OWNERSHIP = "(account)-[r:RESOURCE]->(n)";

  /**
   * Writes that accounts own nodes, and returns the numbers of the rows that somebody else has
   * reported before. Rows: i, node, account, by, same.
   */
  static final String OWNERS =
      OWNED
          + """
          MERGE %s
          ON CREATE SET r.firstseen = timestamp(), r._module_name = row.by
          %s
          RETURN %s"""
              .formatted(OWNERSHIP, Marks.KEEP, Marks.OTHERS);

  /** Adds the reporters of those rows of {@link #OWNERS} that it returned as others'. */
  static final String OWNERS_BESIDE_OTHERS = OWNED + Marks.added(OWNERSHIP);

  private static final String ENDS =
      """
      UNWIND $batch.rows AS row
      MATCH (source) WHERE elementId(source) = row.source
      MATCH (target) WHERE elementId(target) = row.target
      """;

  private static final String LINK = "(source)-[r:$(row.type)]->(target)";

  /**
   * The account that reported a link. Several may, as an administrator of Inspector and its members
   * do: of those of one run the first by id, so that their order does not matter.
   */
  private static final String REPORTED_BY =
      """
      r += CASE WHEN row.scoped THEN {_sub_resource_label: 'AWSAccount',
        _sub_resource_id: CASE WHEN r.lastupdated = $tag AND r._sub_resource_id < row.account
          THEN r._sub_resource_id ELSE row.account END} ELSE {} END"""
          .strip();

  /**
   * Writes links of any types and returns the numbers of the rows whose ends still exist, and of
   * those that somebody else has reported before. Rows: i, source, target, type, account, by, same,
   * properties, scoped.
   */
  static final String LINKS =
      ENDS
          + """
          MERGE %s
          ON CREATE SET r.firstseen = timestamp(), r._module_name = row.by
          SET r += row.properties, %s
          %s
          RETURN collect(row.i) AS written, %s"""
              .formatted(LINK, REPORTED_BY, Marks.KEEP, Marks.OTHERS);

  /** Adds the reporters of those rows of {@link #LINKS} that it returned as others'. */
  static final String LINKS_BESIDE_OTHERS = ENDS + Marks.added(LINK, "r += row.properties");

  private Cypher() {}

  /** A label, type or key as Cypher quotes it. */
  static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /**
   * Finds nodes of a label by their ids, or makes them, and returns pairs of a key's number and a
   * node. Where there are copies, all of them. The assignment waits for a node's lock, so that for
   * the statements that follow it is there, or a sweep has removed it meanwhile. Keys: i, key.
   */
  static String merged(String label) {
    return """
    UNWIND $batch.keys AS one
    MERGE (n:%s {id: one.key})
    ON CREATE SET n.firstseen = timestamp()
    SET n._module_version = $version
    RETURN collect([one.i, elementId(n)]) AS nodes"""
        .formatted(quoted(label));
  }

  /**
   * Finds the nodes at an end of links, and returns the same as {@link #merged}. A key is a list of
   * values where several properties are compared together; where the account must own the node, it
   * is beside the key.
   */
  static String found(Target<?> end) {
    var keys = new StringBuilder(quoted(end.key()));
    if (end.alsoKeys().isEmpty()) {
      keys.append(": one.key");
    } else {
      keys.append(": one.key[0]");
      for (var i = 0; i < end.alsoKeys().size(); i++) {
        keys.append(", ").append(quoted(end.alsoKeys().get(i)));
        keys.append(": one.key[").append(i + 1).append(']');
      }
    }
    return found(
        "MATCH (n:%s {%s})%s"
            .formatted(
                quoted(end.label()),
                keys,
                switch (end.within()) {
                  case DATABASE -> "";
                  case ACCOUNT ->
                      "\nWHERE EXISTS { (n)<-[:RESOURCE]-(:AWSAccount {id: one.account}) }";
                }));
  }

  /** Finds nodes of a label by their ids, and returns the same. */
  static String described(String label) {
    return found("MATCH (n:%s {id: one.key})".formatted(quoted(label)));
  }

  private static String found(String match) {
    return """
    UNWIND $batch.keys AS one
    %s
    RETURN collect([one.i, elementId(n)]) AS nodes"""
        .formatted(match);
  }
}
