package dev.alidade.report;

import dev.alidade.store.Queries;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the graph holds, and from when it is.
 *
 * @param accounts the surveyed accounts, by name
 * @param lastRun the run that ended last; null if none has left its node
 */
public record Overview(
    List<Account> accounts,
    long nodes,
    long links,
    List<KindCount> kinds,
    @Nullable LastRun lastRun) {

  /** A surveyed account. */
  public record Account(String id, String name) {}

  /** How many nodes there are of a kind, of which there is at least one. */
  record KindCount(NodeKind kind, long nodes) {}

  /**
   * A run.
   *
   * @param verdict done, partial, no_account or interrupted
   * @param missing how many scopes gave less than all, by word: partial, denied, failed
   */
  public record LastRun(ZonedDateTime started, String verdict, Map<String, Long> missing) {

    /** Keeps a copy. */
    public LastRun {
      missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
    }

    /** Whether the run saw all that it was asked to see. */
    boolean complete() {
      return !verdict.equals("interrupted") && missing.isEmpty();
    }
  }

  private static final String ACCOUNTS =
      """
      MATCH (account:AWSAccount)
      WHERE account.inscope = true
      RETURN account.id AS id, coalesce(account.name, account.id) AS name ORDER BY name, id""";

  private static final String RUN =
      """
      MATCH (run:AlidadeRun)
      RETURN run.started AS started, run.verdict AS verdict,
             run.scopes_partial AS partial, run.scopes_denied AS denied, run.scopes_failed AS failed
      ORDER BY started DESC LIMIT 1""";

  /** Keeps copies. */
  public Overview {
    accounts = List.copyOf(accounts);
    kinds = List.copyOf(kinds);
  }

  /** Reads the overview; counting costs nothing, because Neo4j keeps the numbers. */
  public static Overview of(Queries graph) {
    return new Overview(
        graph.read(ACCOUNTS, Map.of()).stream()
            .map(row -> new Account(text(row, "id"), text(row, "name")))
            .toList(),
        number(
            graph.read("MATCH (node) RETURN count(node) AS nodes", Map.of()).getFirst(), "nodes"),
        number(
            graph.read("MATCH ()-[link]->() RETURN count(link) AS links", Map.of()).getFirst(),
            "links"),
        kinds(graph),
        graph.read(RUN, Map.of()).stream()
            .map(Overview::lastRun)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null));
  }

  private static List<KindCount> kinds(Queries graph) {
    var known = NodeKinds.builtIn().known();
    // One branch for a label: only so does the count come from Neo4j's own statistics.
    var counts =
        known.stream()
            .map(
                kind ->
                    "MATCH (node:%s) RETURN '%s' AS label, count(node) AS nodes"
                        .formatted(kind.label(), kind.label()))
            .collect(Collectors.joining("\nUNION ALL\n"));
    var byLabel =
        graph.read(counts, Map.of()).stream()
            .collect(Collectors.toMap(row -> text(row, "label"), row -> number(row, "nodes")));
    return known.stream()
        .map(kind -> new KindCount(kind, byLabel.getOrDefault(kind.label(), 0L)))
        .filter(count -> count.nodes() > 0)
        .toList();
  }

  private static @Nullable LastRun lastRun(Map<String, Object> row) {
    if (!(row.get("started") instanceof ZonedDateTime started)) {
      return null; // A run that stopped before it could say anything of itself.
    }
    var missing = new LinkedHashMap<String, Long>();
    for (var word : List.of("partial", "denied", "failed")) {
      if (number(row, word) > 0) {
        missing.put(word, number(row, word));
      }
    }
    return new LastRun(started, text(row, "verdict"), missing);
  }

  private static String text(Map<String, Object> row, String key) {
    return ValueText.of(row.get(key));
  }

  private static long number(Map<String, Object> row, String key) {
    return row.get(key) instanceof Number number ? number.longValue() : 0;
  }
}
