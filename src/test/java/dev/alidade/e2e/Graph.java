package dev.alidade.e2e;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Logging;

/** The database as a test sees it. */
final class Graph implements AutoCloseable {

  /** What differs between two runs that saw the same. */
  private static final Set<String> PER_RUN = Set.of("lastupdated", "update_tag");

  private final Driver driver;

  Graph(String uri) {
    driver =
        GraphDatabase.driver(
            uri,
            AuthTokens.none(),
            org.neo4j.driver.Config.builder().withLogging(Logging.none()).build());
  }

  /** Removes all nodes; constraints and indexes stay, as they do in a database that is used. */
  Graph wipe() {
    // In parts, as what a large test left does not fit into one transaction.
    return run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS");
  }

  /** Removes everything, constraints and indexes too. */
  Graph raze() {
    wipe();
    for (var row : rows("SHOW CONSTRAINTS YIELD name")) {
      run("DROP CONSTRAINT `" + row.get("name") + "`");
    }
    for (var row : rows("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name")) {
      run("DROP INDEX `" + row.get("name") + "`");
    }
    return this;
  }

  Graph run(String cypher) {
    return run(cypher, Map.of());
  }

  Graph run(String cypher, Map<String, Object> parameters) {
    try (var session = driver.session()) {
      session.run(cypher, parameters).consume();
    }
    return this;
  }

  List<Map<String, Object>> rows(String cypher) {
    try (var session = driver.session()) {
      return session.run(cypher).list(row -> row.asMap());
    }
  }

  long count(String cypher) {
    return ((Number) rows(cypher).getFirst().values().iterator().next()).longValue();
  }

  /** Every node and relationship as a line of text, sorted, without what differs between runs. */
  Set<String> lines() {
    return lines(PER_RUN);
  }

  /** The same without the times of creation, for graphs that were made at different times. */
  Set<String> shape() {
    return lines(Set.of("lastupdated", "update_tag", "firstseen"));
  }

  private Set<String> lines(Set<String> without) {
    var lines = new TreeSet<String>();
    // The nodes that describe runs differ by their nature.
    for (var row :
        rows(
            "MATCH (n) WHERE NOT n:AlidadeRun AND NOT n:AlidadeLease"
                + " RETURN labels(n) AS labels, properties(n) AS properties")) {
      lines.add(text(row.get("labels")) + " " + text(properties(row.get("properties"), without)));
    }
    for (var row :
        rows(
            "MATCH (a)-[r]->(b) WHERE NOT a:AlidadeRun"
                + " RETURN labels(a) AS al, a.id AS a, type(r) AS type, properties(r) AS properties,"
                + " labels(b) AS bl, b.id AS b")) {
      lines.add(
          text(row.get("al"))
              + row.get("a")
              + " -"
              + row.get("type")
              + "-> "
              + text(row.get("bl"))
              + row.get("b")
              + " "
              + text(properties(row.get("properties"), without)));
    }
    return lines;
  }

  /** The relationships as lines, between ids whatever labels these have. */
  Set<String> edges() {
    var lines = new TreeSet<String>();
    for (var row :
        rows(
            "MATCH (a)-[r]->(b) WHERE NOT a:AlidadeRun"
                + " RETURN a.id + ' -' + type(r) + '-> ' + b.id AS edge")) {
      lines.add(String.valueOf(row.get("edge")));
    }
    return lines;
  }

  /** The relationships as lines, without properties. */
  Set<String> links() {
    var lines = new TreeSet<String>();
    for (var row :
        rows(
            "MATCH (a)-[r]->(b) WHERE NOT a:AlidadeRun"
                + " RETURN labels(a) AS al, a.id AS a, type(r) AS type, labels(b) AS bl, b.id AS b")) {
      lines.add(
          text(row.get("al"))
              + row.get("a")
              + " -"
              + row.get("type")
              + "-> "
              + text(row.get("bl"))
              + row.get("b"));
    }
    return lines;
  }

  /** The lines that only one of two graphs has, each with a minus (gone) or a plus (new). */
  static Set<String> difference(Set<String> before, Set<String> after) {
    var difference = new TreeSet<String>();
    before.stream()
        .filter(line -> !after.contains(line))
        .forEach(line -> difference.add("- " + line));
    after.stream()
        .filter(line -> !before.contains(line))
        .forEach(line -> difference.add("+ " + line));
    return difference;
  }

  private static Map<String, Object> properties(Object properties, Set<String> without) {
    var sorted = new TreeMap<String, Object>();
    ((Map<?, ?>) properties)
        .forEach(
            (key, value) -> {
              if (!without.contains(String.valueOf(key))) {
                sorted.put(String.valueOf(key), text(value));
              }
            });
    return sorted;
  }

  private static String text(Object value) {
    if (value instanceof Collection<?> many) {
      var texts = new ArrayList<String>();
      many.forEach(one -> texts.add(String.valueOf(one)));
      var sorted = texts.toArray(new String[0]);
      Arrays.sort(sorted);
      return Arrays.toString(sorted);
    }
    return String.valueOf(value);
  }

  @Override
  public void close() {
    driver.close();
  }
}
