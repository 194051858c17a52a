package dev.alidade.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.neo4j.driver.Driver;
import org.neo4j.driver.SessionConfig;

/**
 * A graph as it is compared: without times and versions, leases and run nodes.
 *
 * @param nodes the properties of nodes, by labels and id
 * @param links the relationships, by their ends and type
 */
record Chart(Map<String, Node> nodes, Map<String, Link> links) {

  private static final Set<String> OF_A_RUN =
      Set.of("firstseen", "lastupdated", "_module_version", "update_tag");

  /**
   * What an instance says of its volume stays with the volume when the instance has gone: nobody is
   * on record for a property.
   */
  private static final Set<String> OUTLIVES_ITS_REPORTER = Set.of("deleteontermination");

  private static final String MODULE = "_module_name";

  /**
   * A node.
   *
   * @param labels its labels, sorted
   */
  record Node(List<String> labels, Map<String, Object> properties) {}

  /**
   * A relationship.
   *
   * @param from the key of the node it begins at
   * @param to the key of the node it ends at
   * @param reporters who says so; nobody where it is derived
   */
  record Link(
      String from, String type, String to, Set<String> reporters, Map<String, Object> properties) {}

  static Chart of(Driver driver) {
    var nodes = new TreeMap<String, Node>();
    var links = new TreeMap<String, Link>();
    try (var session = driver.session(SessionConfig.defaultConfig())) {
      var keys = new HashMap<String, String>();
      for (var row :
          session
              .run(
                  "MATCH (n) WHERE NOT n:AlidadeLease AND NOT n:AlidadeRun"
                      + " RETURN elementId(n) AS at, labels(n) AS labels, properties(n) AS all")
              .list()) {
        var labels = new ArrayList<>(row.get("labels").asList(v -> v.asString()));
        labels.sort(null);
        var all = row.get("all").asMap();
        var key = String.join(":", labels) + " " + all.get("id");
        keys.put(row.get("at").asString(), key);
        if (nodes.put(key, new Node(labels, compared(all, false))) != null) {
          throw new IllegalStateException("two nodes are " + key);
        }
      }
      for (var row :
          session
              .run(
                  "MATCH (a)-[r]->(b) WHERE NOT a:AlidadeRun AND NOT b:AlidadeRun RETURN"
                      + " elementId(a) AS a, type(r) AS type, elementId(b) AS b, properties(r) AS"
                      + " all")
              .list()) {
        var from = String.valueOf(keys.get(row.get("a").asString()));
        var to = String.valueOf(keys.get(row.get("b").asString()));
        var type = row.get("type").asString();
        var all = row.get("all").asMap();
        links.put(
            "(%s)-[%s]->(%s)".formatted(from, type, to),
            new Link(from, type, to, reporters(all), compared(all, true)));
      }
    }
    return new Chart(nodes, links);
  }

  private static Map<String, Object> compared(Map<String, Object> all, boolean link) {
    var compared = new TreeMap<>(all);
    compared.keySet().removeAll(OF_A_RUN);
    compared.keySet().removeAll(OUTLIVES_ITS_REPORTER);
    if (link) {
      compared.remove(MODULE);
    }
    return compared;
  }

  private static Set<String> reporters(Map<String, Object> properties) {
    var reporters = new TreeSet<String>();
    if (properties.get("update_tag") instanceof List<?> several) {
      several.forEach(one -> reporters.add(String.valueOf(one).split("@", 2)[0]));
    } else if (String.valueOf(properties.get(MODULE)).startsWith("alidade:aws:")) {
      reporters.add(String.valueOf(properties.get(MODULE)));
    }
    return reporters;
  }

  /** A node that is there. */
  Node node(String key) {
    return Objects.requireNonNull(nodes.get(key), key);
  }

  /** A relationship that is there. */
  Link link(String key) {
    return Objects.requireNonNull(links.get(key), key);
  }

  /** What is different in another graph, a line each. */
  List<String> differences(Chart other) {
    var lines = new ArrayList<String>();
    compare(nodes, other.nodes, lines);
    compare(links, other.links, lines);
    return lines;
  }

  private static <T> void compare(Map<String, T> should, Map<String, T> is, List<String> lines) {
    should.forEach(
        (key, value) -> {
          if (!is.containsKey(key)) {
            lines.add("missing: " + key);
          } else if (!value.equals(is.get(key))) {
            lines.add("different: %s%n  is %s%n  should be %s".formatted(key, is.get(key), value));
          }
        });
    is.keySet().stream()
        .filter(key -> !should.containsKey(key))
        .forEach(key -> lines.add("left over: " + key));
  }
}
