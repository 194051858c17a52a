package dev.alidade.report;

import dev.alidade.store.Queries;
import dev.alidade.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts questions to the graph, in transactions that only read. */
public final class Answers {

  private final Queries graph;

  /** Answers from a graph. */
  public Answers(Queries graph) {
    this.graph = graph;
  }

  /**
   * Asks one question after the other.
   *
   * @throws StoreException of kind {@code UNUSABLE} if the database is away
   */
  public List<Answer> to(List<Question> questions) {
    return questions.stream().map(this::to).toList();
  }

  /**
   * Asks one question, and reads what it draws.
   *
   * @throws StoreException of kind {@code UNUSABLE} if the database is away
   */
  public Answer to(Question question) {
    try {
      var rows = new ArrayList<Row>();
      for (var row : graph.read(question.cypher(), Map.of())) {
        var missing = missing(question, row);
        if (missing.isPresent()) {
          return new Answer.Unanswered(
              question, "the statement does not return '" + missing.get() + "'");
        }
        rows.add(row(question, row));
      }
      return new Answer.Found(question, rows, drawing(question.paths()));
    } catch (StoreException e) {
      return switch (e.kind()) {
        case UNUSABLE -> throw e;
        case REFUSED, TOO_LARGE -> new Answer.Unanswered(question, String.valueOf(e.getMessage()));
      };
    }
  }

  private static Optional<String> missing(Question question, Map<String, Object> row) {
    return question.columns().stream()
        .map(Column::key)
        .filter(key -> !row.containsKey(key))
        .findFirst();
  }

  private static Row row(Question question, Map<String, Object> row) {
    var values = new ArrayList<@Nullable Object>();
    question.columns().forEach(column -> values.add(row.get(column.key())));
    return new Row(values);
  }

  private Drawing drawing(@Nullable String paths) {
    if (paths == null) {
      return Drawing.EMPTY;
    }
    var most = Drawing.MOST_PATHS;
    var row = graph.read(drawn(paths), Map.of("most", most, "limit", most + 1)).getFirst();
    return new Drawing(
        maps(row.get("nodes")).stream().map(Answers::node).toList(),
        maps(row.get("links")).stream().map(Answers::link).toList(),
        (Boolean) value(row, "truncated"));
  }

  /** Turns the paths of a question into nodes and relationships, each once. */
  private static String drawn(String paths) {
    return """
      CALL () {
      %s
      }
      // One more than is drawn tells whether there are more.
      WITH path LIMIT $limit
      WITH collect(path) AS found
      WITH found[..$most] AS paths, size(found) > $most AS truncated
      CALL (paths) {
        UNWIND paths AS path
        UNWIND range(0, length(path)) AS depth
        WITH nodes(path)[depth] AS node, max(depth) AS depth
        RETURN collect({
          id: elementId(node), labels: labels(node), properties: properties(node), depth: depth,
          accounts: COLLECT {
            MATCH (account:AWSAccount)-[:RESOURCE]->(node)
            RETURN coalesce(account.name, account.id) LIMIT 2
          }
        }) AS nodes
      }
      CALL (paths) {
        UNWIND paths AS path
        UNWIND relationships(path) AS link
        WITH DISTINCT link
        RETURN collect({
          id: elementId(link), from: elementId(startNode(link)), to: elementId(endNode(link)),
          type: type(link)
        }) AS links
      }
      RETURN nodes, links, truncated"""
        .formatted(paths);
  }

  private static Drawing.Node node(Map<String, Object> node) {
    return new Drawing.Node(
        (String) value(node, "id"),
        texts(node.get("labels")),
        properties(node.get("properties")),
        ((Number) value(node, "depth")).intValue(),
        texts(node.get("accounts")));
  }

  private static Drawing.Link link(Map<String, Object> link) {
    return new Drawing.Link(
        (String) value(link, "id"),
        (String) value(link, "from"),
        (String) value(link, "to"),
        (String) value(link, "type"));
  }

  private static Object value(Map<String, Object> row, String key) {
    var value = row.get(key);
    if (value == null) {
      throw new IllegalStateException("The database left out '" + key + "'");
    }
    return value;
  }

  @SuppressWarnings("unchecked") // The statement above returns lists of maps.
  private static List<Map<String, Object>> maps(@Nullable Object value) {
    return value == null ? List.of() : (List<Map<String, Object>>) value;
  }

  @SuppressWarnings("unchecked") // The keys of a Cypher map are strings.
  private static Map<String, Object> properties(@Nullable Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  private static List<String> texts(@Nullable Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }
}
