package dev.alidade.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the reference leaves behind, and what it does: made from a graph of ours by taking away what
 * is only ours, and by adding what a database gathers over the years.
 */
final class ReferenceDatabase {

  /** The update tag of its last run. */
  static final long OLD_TAG = 1_700_000_000L;

  /** When its first run saw everything: milliseconds, as everywhere in {@code firstseen}. */
  static final long FIRST_SEEN = 1_600_000_000_000L;

  /** An account that is in the database, and in no profile. */
  static final String NOT_SURVEYED = "123123123123";

  private final Graph graph;
  private final String account;

  ReferenceDatabase(Graph graph, String account) {
    this.graph = graph;
    this.account = account;
  }

  /** Plain indexes instead of constraints; another run's tag, module name and first sight. */
  ReferenceDatabase tookOurs() {
    var labels = new ArrayList<String>();
    for (var row :
        graph.rows(
            "SHOW CONSTRAINTS YIELD name, labelsOrTypes RETURN name, labelsOrTypes[0] AS l")) {
      graph.run("DROP CONSTRAINT `" + row.get("name") + "`");
      labels.add(String.valueOf(row.get("l")));
    }
    labels.stream().filter(label -> !label.startsWith("Alidade")).forEach(this::index);
    graph.run("MATCH (n:AlidadeRun) DETACH DELETE n");
    for (var what : List.of("(x)", "()-[x]->()")) {
      graph.run(
          """
          MATCH %s SET x.lastupdated = $tag, x.firstseen = $seen,
          x._module_name = CASE WHEN x._module_name IS NULL THEN null ELSE 'cartography:aws' END,
          x._module_version = CASE WHEN x._module_name IS NULL THEN null ELSE '0.111.0' END"""
              .formatted(what),
          Map.of("tag", OLD_TAG, "seen", FIRST_SEEN));
    }
    return this;
  }

  /** Its statement, which it runs before every load. */
  void index(String label) {
    for (var property : List.of("id", "lastupdated")) {
      graph.run("CREATE INDEX IF NOT EXISTS FOR (n:%s) ON (n.%s)".formatted(label, property));
    }
  }

  /** Makes, and gives to the account if there is one, a node that its last run left. */
  ReferenceDatabase node(String owner, String labels, Map<String, Object> properties) {
    var all = new TreeMap<>(properties);
    all.putAll(
        Map.of("lastupdated", OLD_TAG, "firstseen", FIRST_SEEN, "_module_name", "cartography:aws"));
    graph.run(
        """
        MERGE (a:AWSAccount {id: $owner})
        ON CREATE SET a.foreign = true
        CREATE (a)-[:RESOURCE {lastupdated: $tag}]->(n:%s) SET n = $all"""
            .formatted(labels),
        Map.of("owner", owner, "tag", OLD_TAG, "all", all));
    return this;
  }

  /** A run of the reference on one label: index statements, migration, load, links and cleanup. */
  void sync(String label, String gone, String added, long tag) {
    index(label);
    graph.run(
        """
        MATCH (:AWSAccount {id: $AWS_ID})-[:RESOURCE]->(n)
        WHERE n:EC2Instance AND NOT n:%1$s
        SET n:%1$s"""
            .formatted(label),
        Map.of("AWS_ID", account));
    var items = new ArrayList<Map<String, Object>>();
    items.add(Map.of("id", added));
    graph
        .rows(
            "MATCH (:AWSAccount {id: '%s'})-[:RESOURCE]->(n:%s) WHERE n.id <> '%s' RETURN n.id AS id"
                .formatted(account, label, gone))
        .forEach(items::add);
    graph.run(
        """
        UNWIND $DictList AS item
        MERGE (i:%s {id: item.id})
        ON CREATE SET i.firstseen = timestamp()
        SET i._module_name = 'cartography:aws', i.lastupdated = $tag
        WITH i, item
        CALL (i, item) {
          OPTIONAL MATCH (j:AWSAccount {id: $AWS_ID})
          WITH i, item, j WHERE j IS NOT NULL
          MERGE (i)<-[r:RESOURCE]-(j)
          ON CREATE SET r.firstseen = timestamp()
          SET r.lastupdated = $tag
        }"""
            .formatted(label),
        Map.of("DictList", items, "AWS_ID", account, "tag", tag));
    graph.run(
        """
        MATCH (n:%s)<-[:RESOURCE]-(:AWSAccount {id: $AWS_ID})
        WHERE n.lastupdated <> $tag
        WITH n LIMIT 10000 DETACH DELETE n"""
            .formatted(label),
        Map.of("AWS_ID", account, "tag", tag));
  }
}
