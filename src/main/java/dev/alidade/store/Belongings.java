package dev.alidade.store;

import dev.alidade.graph.Ownership;
import dev.alidade.graph.Reporter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What in the graph is one account's alone, as conditions of Cypher: relationships that only its
 * scopes report, and kinds of nodes with what keeps them. Parameters: {@link #parameters}.
 */
final class Belongings {

  static final String ACCOUNT = "AWSAccount";

  /** What surveys of the account noted about themselves. */
  static final String METADATA =
      "(n:SyncMetadata|ModuleSyncMetadata {grouptype: 'AWSAccount', groupid: $account})";

  /** The account {@code n} is in somebody's answers, or on the list of its organisation. */
  static final String SPOKEN_OF = "(EXISTS { (n)--() } OR n.org_id IS NOT NULL)";

  /** That a run surveyed an account. */
  private static final String SURVEYED = "SURVEYED";

  private static final String ONE_REPORTER = "r._module_name STARTS WITH $prefix";

  private static final String SEVERAL_REPORTERS =
      "r._module_name = '" + Marks.SEVERAL + "' AND r.update_tag IS NOT NULL";

  private static final String THIS_ACCOUNT = "said STARTS WITH $prefix";

  private static final String ONLY_ITS_SCOPES =
      SEVERAL_REPORTERS + " AND all(said IN r.update_tag WHERE " + THIS_ACCOUNT + ")";

  /** Some of those who report {@code r} are scopes of the account, and some are not. */
  static final String SHARED =
      SEVERAL_REPORTERS
          + " AND any(said IN r.update_tag WHERE "
          + THIS_ACCOUNT
          + ") AND any(said IN r.update_tag WHERE NOT "
          + THIS_ACCOUNT
          + ")";

  /** What is derived for the account, or was written for it by another tool. */
  private static final String WRITTEN_FOR =
      "r._sub_resource_label = 'AWSAccount' AND r._sub_resource_id = $account AND "
          + Marks.UNMARKED;

  /** The condition that {@code r} goes with the account. */
  static final String GOES =
      "coalesce((%s) OR (%s) OR CASE type(r) WHEN '%s' THEN %s WHEN '%s' THEN %s ELSE %s END, false)"
          .formatted(
              ONE_REPORTER,
              ONLY_ITS_SCOPES,
              Ownership.RESOURCE,
              "startNode(r):AWSAccount AND startNode(r).id = $account AND " + Marks.UNMARKED,
              SURVEYED,
              "endNode(r):AWSAccount AND endNode(r).id = $account",
              WRITTEN_FOR);

  private final String accountId;
  private final List<Kind> kinds = new ArrayList<>();

  /**
   * Nodes that the same relationships keep.
   *
   * @param keepers the relationships, of which one is enough; empty: the nodes never go
   * @param labels their primary labels
   * @param others the labels that a node must not have to be of this kind without one of its own;
   *     empty: it must have one
   */
  record Kind(Set<Keepers.Keeper> keepers, Set<String> labels, Set<String> others) {

    /** The condition that {@code n} is of this kind; parameters {@code labels}, {@code others}. */
    String holds() {
      var own = "any(label IN labels(n) WHERE label IN $labels)";
      return others.isEmpty()
          ? own
          : "(" + own + " OR none(label IN labels(n) WHERE label IN $others))";
    }

    /** The condition that something keeps {@code n}. */
    String kept() {
      return keepers.isEmpty()
          ? "true"
          : keepers.stream()
              .sorted()
              .map(keeper -> keeper.of("n"))
              .collect(Collectors.joining(" OR ", "(", ")"));
    }

    /** How many relationships keep {@code n}. */
    String count() {
      return keepers.stream()
          .sorted()
          .map(
              keeper ->
                  (keeper.outgoing() ? "COUNT { (n)-[:%s]->() }" : "COUNT { (n)<-[:%s]-() }")
                      .formatted(Cypher.quoted(keeper.type())))
          .collect(Collectors.joining(" + "));
    }

    Map<String, Object> with(Map<String, Object> parameters) {
      var all = new HashMap<>(parameters);
      all.put("labels", List.copyOf(labels));
      all.put("others", List.copyOf(others));
      return all;
    }
  }

  /** What is an account's, where these are what keeps nodes. */
  Belongings(String accountId, Keepers keepers) {
    this.accountId = accountId;
    var byKeepers = keepers.labelsByKeepers();
    var owned = Set.of(new Keepers.Keeper(Ownership.RESOURCE, false));
    var known = new TreeSet<String>();
    byKeepers.values().forEach(known::addAll);
    var kept = new TreeSet<>(known);
    kept.removeAll(byKeepers.getOrDefault(Set.of(), Set.of()));
    // Another tool's nodes, of labels that nobody here knows, go with their account as well.
    kinds.add(
        new Kind(
            owned,
            byKeepers.getOrDefault(owned, Set.of()),
            known.isEmpty() ? Set.of(ACCOUNT) : known));
    byKeepers.forEach(
        (by, labels) -> {
          if (!by.equals(owned) && !by.isEmpty()) {
            kinds.add(new Kind(by, labels, Set.of()));
          }
        });
    var never = byKeepers.getOrDefault(Set.of(), Set.of());
    if (!never.isEmpty()) {
      // Of a node's labels, the one that says what keeps it decides.
      kinds.add(new Kind(Set.of(), never, Set.of()));
    }
  }

  /** The kinds of nodes, those that never go last. */
  List<Kind> kinds() {
    return kinds;
  }

  Map<String, Object> parameters() {
    return new HashMap<>(Map.of("account", accountId, "prefix", Reporter.marksOf(accountId)));
  }

  /**
   * Patterns of all relationships {@code r} of a type, from {@code s} to {@code n}, that go with
   * the account, in parts that an index finds and that have nothing in common; without those from
   * the account to what it owns.
   */
  static List<String> going(String type) {
    var any = "MATCH (s)-[r:%s]->(n)\nWHERE ".formatted(Cypher.quoted(type));
    return switch (type) {
      case Ownership.RESOURCE -> {
        var others = " AND NOT (s:AWSAccount AND s.id = $account)";
        yield List.of(any + ONE_REPORTER + others, any + ONLY_ITS_SCOPES + others);
      }
      case SURVEYED -> List.of("MATCH (s)-[r:SURVEYED]->(n:AWSAccount {id: $account})\nWHERE true");
      default -> List.of(any + ONE_REPORTER, any + ONLY_ITS_SCOPES, any + WRITTEN_FOR);
    };
  }

  /** The pattern of relationships {@code r} to nodes {@code n} that only the account owns. */
  static String owned() {
    return "MATCH (s:AWSAccount {id: $account})-[r:RESOURCE]->(n)\nWHERE " + GOES;
  }

  /** The label by which a node is counted: the one that says what keeps it, else its first. */
  String named(List<?> labels) {
    for (var kind : kinds) {
      for (var label : labels) {
        if (kind.labels().contains(String.valueOf(label))) {
          return String.valueOf(label);
        }
      }
    }
    return labels.isEmpty() ? "(none)" : String.valueOf(labels.getFirst());
  }

  /** Every relationship type of the graph. */
  static List<String> types(Queries graph) {
    var types = new TreeSet<String>();
    for (var row :
        graph.read(
            "CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType AS type",
            Map.of())) {
      types.add(String.valueOf(row.get("type")));
    }
    return List.copyOf(types);
  }
}
