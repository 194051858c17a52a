package dev.alidade.store;

import dev.alidade.graph.Ownership;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What {@link Forgetting} would remove, found by reading alone: a node goes when as many of the
 * relationships that keep it have gone as there are. In memory are the ids of the nodes that go.
 */
public final class Foresight {

  /** Ids in a statement; some hundreds of kilobytes. */
  private static final int IDS_AT_ONCE = 5_000;

  private final Queries graph;
  private final Keepers keepers;
  private final Belongings belongings;

  /** The nodes that go, by id, with the label by which they are counted. */
  private final Map<String, String> gone = new HashMap<>();

  private final Map<String, Long> lost = new HashMap<>();
  private final Deque<String> found = new ArrayDeque<>();

  Foresight(Queries graph, String accountId, Keepers keepers) {
    this.graph = graph;
    this.keepers = keepers;
    this.belongings = new Belongings(accountId, keepers);
  }

  /** Whether the graph has heard of the account. */
  public boolean known() {
    return !graph
        .read(
            """
            OPTIONAL MATCH (account:AWSAccount {id: $account})
            OPTIONAL MATCH (lease:AlidadeLease {id: $account})
            WITH account, lease WHERE account IS NOT NULL OR lease IS NOT NULL
            RETURN 1 AS known LIMIT 1\
            """,
            belongings.parameters())
        .isEmpty();
  }

  /** What would be removed now. */
  public Removal removal() {
    gone.clear();
    lost.clear();
    var links = new TreeMap<String, Long>();
    var types = Belongings.types(graph);
    for (var type : types) {
      var going = new ArrayList<>(Belongings.going(type));
      if (type.equals(Ownership.RESOURCE)) {
        going.add(Belongings.owned());
      }
      for (var pattern : going) {
        graph
            .read(pattern + "\nRETURN count(r) AS count", belongings.parameters())
            .forEach(row -> links.merge(type, number(row, "count"), Long::sum));
        letGo(pattern, type, Map.of(), Set.of(true, false));
      }
    }
    for (var label : keepers.writtenBeforeTheirKeeper()) {
      graph
          .read(
              "MATCH (n:%s) WHERE NOT %s RETURN elementId(n) AS id, labels(n) AS labels"
                  .formatted(Cypher.quoted(label), keepers.keep(label, "n")),
              Map.of())
          .forEach(this::goes);
    }
    follow();
    attached(links);
    var nodes = new TreeMap<String, Long>();
    gone.values().forEach(label -> nodes.merge(label, 1L, Long::sum));
    graph
        .read(
            "MATCH " + Belongings.METADATA + " RETURN labels(n) AS labels", belongings.parameters())
        .forEach(row -> nodes.merge(named(row), 1L, Long::sum));
    if (accountGoes()) {
      nodes.merge(Belongings.ACCOUNT, 1L, Long::sum);
    }
    links.values().removeIf(count -> count == 0);
    return new Removal(nodes, links);
  }

  /**
   * Counts what relationships that go, from {@code s} to {@code n}, have kept.
   *
   * @param starts whether what they start at counts, or what they point at
   */
  private void letGo(String pattern, String type, Map<String, Object> more, Set<Boolean> starts) {
    for (var kind : belongings.kinds()) {
      for (var keeper : kind.keepers()) {
        if (!keeper.type().equals(type) || !starts.contains(keeper.outgoing())) {
          continue;
        }
        var parameters = kind.with(belongings.parameters());
        parameters.putAll(more);
        for (var row :
            graph.read(
                """
                %s
                WITH r, %s
                WHERE %s
                WITH n, count(DISTINCT r) AS lost
                RETURN elementId(n) AS id, labels(n) AS labels, lost, %s AS there\
                """
                    .formatted(
                        pattern, keeper.outgoing() ? "s AS n" : "n", kind.holds(), kind.count()),
                parameters)) {
          var sum = lost.merge(text(row, "id"), number(row, "lost"), Long::sum);
          if (sum >= number(row, "there")) {
            goes(row);
          }
        }
      }
    }
  }

  private void goes(Map<String, Object> row) {
    if (gone.putIfAbsent(text(row, "id"), named(row)) == null) {
      found.add(text(row, "id"));
    }
  }

  /**
   * What goes takes with it what it alone has kept. A node goes once, so that each relationship
   * between it and what it has kept is met once.
   */
  private void follow() {
    var types = new TreeSet<String>();
    belongings.kinds().forEach(kind -> kind.keepers().forEach(by -> types.add(by.type())));
    while (!found.isEmpty()) {
      var ids = Map.<String, Object>of("ids", next());
      for (var type : types) {
        for (var atStart : List.of(true, false)) {
          letGo(
              "UNWIND $ids AS id MATCH (%1$s) WHERE elementId(%1$s) = id\nMATCH (s)-[r:%2$s]->(n) WHERE NOT %3$s"
                  .formatted(atStart ? "n" : "s", Cypher.quoted(type), Belongings.GOES),
              type,
              ids,
              Set.of(atStart));
        }
      }
    }
  }

  private List<String> next() {
    var ids = new ArrayList<String>();
    while (!found.isEmpty() && ids.size() < IDS_AT_ONCE) {
      ids.add(found.remove());
    }
    return ids;
  }

  /** Counts the relationships that go because a node at an end does. */
  private void attached(Map<String, Long> links) {
    found.addAll(gone.keySet());
    while (!found.isEmpty()) {
      var parameters = belongings.parameters();
      parameters.put("ids", next());
      var nodes = "UNWIND $ids AS id MATCH (n) WHERE elementId(n) = id\n";
      for (var row :
          graph.read(
              nodes
                  + "MATCH (n)-[r]->() WHERE NOT "
                  + Belongings.GOES
                  + " RETURN type(r) AS type, count(r) AS count",
              parameters)) {
        links.merge(text(row, "type"), number(row, "count"), Long::sum);
      }
      for (var row :
          graph.read(
              nodes
                  + "MATCH (s)-[r]->(n) WHERE NOT "
                  + Belongings.GOES
                  + " RETURN type(r) AS type, elementId(s) AS other, count(r) AS count",
              parameters)) {
        // Between two that go, it is counted where it starts.
        if (!gone.containsKey(text(row, "other"))) {
          links.merge(text(row, "type"), number(row, "count"), Long::sum);
        }
      }
    }
  }

  private boolean accountGoes() {
    var parameters = belongings.parameters();
    return graph
        .read(
            """
            MATCH (n:AWSAccount {id: $account})
            OPTIONAL MATCH (n)-[r]-(other) WHERE NOT %s
            RETURN n.org_id IS NOT NULL AS listed, collect(DISTINCT elementId(other)) AS others\
            """
                .formatted(Belongings.GOES),
            parameters)
        .stream()
        .anyMatch(
            row ->
                Boolean.FALSE.equals(row.get("listed"))
                    && row.get("others") instanceof List<?> others
                    && gone.keySet().containsAll(others));
  }

  private String named(Map<String, Object> row) {
    return belongings.named(row.get("labels") instanceof List<?> labels ? labels : List.of());
  }

  private static String text(Map<String, Object> row, String column) {
    return String.valueOf(row.get(column));
  }

  private static long number(Map<String, Object> row, String column) {
    return row.get(column) instanceof Number number ? number.longValue() : 0;
  }
}
