package dev.alidade.store;

import static dev.alidade.store.Cypher.quoted;

import dev.alidade.graph.Reporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Removes what whoever reported it no longer reports: relationships that carry a scope's mark and
 * another run's {@code lastupdated}, and nodes that nothing keeps any more.
 *
 * <p>Guarantees: each statement works behind a fence, is bounded, and halves what is too much for
 * the server; what it removes it has locked and looked at again, so that what another writer has
 * committed meanwhile stays; it stops between two statements when asked to. A run that dies in the
 * middle leaves only work for the next one.
 */
public final class Sweep {

  /** Nodes in a statement, each with some tens of relationships: as many as 10,000 rows of work. */
  private static final int NODES_AT_ONCE = 500;

  /**
   * A node with more relationships than that loses them in parts before it goes, where a statement
   * was too much: ten megabytes hold 6,000, and not 8,000 (measured with 5.26 and 2026.08).
   */
  private static final int FEW = 1_000;

  /**
   * A node that a run under way has just written is not looked at: what keeps it may yet be
   * written. Such a run holds a lease that has its tag.
   */
  private static final String WRITTEN_BY_NOBODY_NOW =
      "n.lastupdated <> $tag AND NOT EXISTS { MATCH (run:AlidadeLease)"
          + " WHERE run.tag = n.lastupdated AND run.expires > timestamp() }";

  /**
   * What a run wrote before it died may stand alone though it is there; see {@link Leases#loosen}.
   */
  private static final String NOTHING_LOOSE =
      """
      WITH fence WHERE NOT EXISTS { MATCH (died:AlidadeLease)
        WHERE any(end IN died.loose_ends WHERE split(end, '@')[0] IN $writers) }
      """;

  /** What scopes or wholes have reported alone, in another run. */
  private static final String REPORTED_BEFORE =
      "r._module_name IN $marks AND r.lastupdated <> $tag AND r.update_tag IS NULL";

  /**
   * Every run reports wholes under the same mark. What another one has written since ours began is
   * not stale, though its tag is not ours and it may have ended.
   */
  private static final String NOT_BY_A_RUN_BESIDE =
      "NOT EXISTS { MATCH (own:AlidadeLease {id: $run}), (beside:AlidadeLease)"
          + " WHERE beside.id STARTS WITH 'run ' AND beside.tag = r.lastupdated"
          + " AND beside.expires >= own.since }";

  private static final String LEFT_UNMARKED = "r.lastupdated <> $tag AND " + Marks.UNMARKED;

  private final Transactions transactions;
  private final WriteLedger ledger;
  private final long updateTag;
  private final Keepers keepers;
  private final Fence fence;
  private final BooleanSupplier stop;

  Sweep(
      Transactions transactions,
      WriteLedger ledger,
      long updateTag,
      Keepers keepers,
      Fence fence,
      BooleanSupplier stop) {
    this.transactions = transactions;
    this.ledger = ledger;
    this.updateTag = updateTag;
    this.keepers = keepers;
    this.fence = fence;
    this.stop = stop;
  }

  /** Whether it looks for nothing and removes nothing any more. */
  public boolean rests() {
    return stop.getAsBoolean();
  }

  /** What a sweep removed. */
  public record Removed(long nodes, long links) {
    /** Nothing. */
    public static final Removed NONE = new Removed(0, 0);

    /** The sum of two. */
    public Removed plus(Removed other) {
      return new Removed(nodes + other.nodes, links + other.links);
    }
  }

  /**
   * What of an account carries another run's tag.
   *
   * @param regionsByLabel for labels of owned nodes, the regions whose ownership links are stale
   * @param regionsByType the same for the types of relationships
   * @param unmarked whether some ownership links carry no mark
   */
  public record Stale(
      Map<String, Set<String>> regionsByLabel,
      Map<String, Set<String>> regionsByType,
      boolean unmarked) {}

  /**
   * Looks once over everything that an account's scopes have reported, so that the sweep of an
   * account in which nothing has gone costs one look and no statement that removes. Nothing is
   * stale to who may remove no more.
   *
   * @param types the relationship types that scopes report
   */
  public Stale stale(String accountId, Collection<String> types) {
    if (stop.getAsBoolean()) {
      return new Stale(Map.of(), Map.of(), false);
    }
    var prefix = Reporter.marksOf(accountId);
    var statements = new ArrayList<String>();
    statements.add(
        """
        MATCH (:AWSAccount {id: $account})-[r:RESOURCE]->(n) WHERE r.lastupdated <> $tag
        RETURN DISTINCT r._module_name AS mark, labels(n) AS labels, %s AS unmarked\
        """
            .formatted(Marks.UNMARKED));
    for (var type : types) {
      statements.add(
          """
          MATCH (source)-[r:%s]->()
          WHERE r._module_name STARTS WITH $prefix AND r.lastupdated <> $tag%s
          RETURN DISTINCT r._module_name AS mark\
          """
              .formatted(
                  quoted(type),
                  type.equals("RESOURCE")
                      ? " AND NOT (source:AWSAccount AND source.id = $account)"
                      : ""));
    }
    var answers =
        transactions.readAll(
            statements, Map.of("account", accountId, "tag", updateTag, "prefix", prefix));
    var regionsByLabel = new HashMap<String, Set<String>>();
    var unmarked = false;
    for (var row : answers.getFirst()) {
      unmarked |= Boolean.TRUE.equals(row.get("unmarked"));
      if (String.valueOf(row.get("mark")).startsWith(prefix)
          && row.get("labels") instanceof List<?> labels) {
        var region = Reporter.regionOf(String.valueOf(row.get("mark")), accountId);
        labels.forEach(
            label ->
                regionsByLabel
                    .computeIfAbsent(String.valueOf(label), l -> new TreeSet<>())
                    .add(region));
      }
    }
    var regionsByType = new LinkedHashMap<String, Set<String>>();
    var next = 1;
    for (var type : types) {
      for (var row : answers.get(next++)) {
        regionsByType
            .computeIfAbsent(type, t -> new TreeSet<>())
            .add(Reporter.regionOf(String.valueOf(row.get("mark")), accountId));
      }
    }
    return new Stale(regionsByLabel, regionsByType, unmarked);
  }

  /** Removes the stale relationships of a pattern that an account's scopes of regions reported. */
  public Removed links(LinkPattern pattern, String accountId, Collection<String> regions) {
    var others =
        pattern.type().equals("RESOURCE") && pattern.source().equals("AWSAccount")
            ? " AND source.id <> $account"
            : "";
    return links(
        "MATCH " + pattern.cypher("source", "r", "target"),
        REPORTED_BEFORE,
        others,
        Map.of("account", accountId, "marks", marks(accountId, regions)));
  }

  /** Removes the stale relationships of a pattern that belong to wholes which were read again. */
  public Removed partsOf(LinkPattern pattern, Collection<String> wholeMarks) {
    return links(
        "MATCH " + pattern.cypher("source", "r", "target"),
        REPORTED_BEFORE + " AND " + NOT_BY_A_RUN_BESIDE,
        "",
        Map.of("marks", List.copyOf(wholeMarks)));
  }

  /**
   * Removes relationships.
   *
   * @param stale what of {@code r} must still hold when it is locked
   * @param where what else decides; "" or begins with AND
   */
  private Removed links(String match, String stale, String where, Map<String, Object> parameters) {
    return repeat(
        """
        %1$s
        WHERE %2$s%3$s
        WITH DISTINCT r LIMIT $limit
        %4$s
        WITH r WHERE %2$s
        DELETE r\
        """
            .formatted(match, stale, where, Marks.LOCK_LINK),
        Optional.empty(),
        parameters,
        Queries.MOST_AT_ONCE);
  }

  /**
   * Lets go of the nodes of a label that the account's scopes of these regions reported as its own
   * and no longer do. A node goes with the last that keeps it: owner and participants of a shared
   * VPC list the same subnets, for example.
   */
  public Removed nodes(String ownedLabel, String accountId, Collection<String> regions) {
    return owned(
        ownedLabel,
        REPORTED_BEFORE,
        "",
        Map.of("account", accountId, "marks", marks(accountId, regions)));
  }

  private Removed owned(String label, String stale, String where, Map<String, Object> parameters) {
    var found =
        "MATCH (source:AWSAccount {id: $account})-[r:RESOURCE]->(n:%s)\nWHERE %s%s"
            .formatted(quoted(label), stale, where);
    return repeat(
        """
        %s
        WITH DISTINCT r, n LIMIT $limit
        %s
        %s
        WITH r, n WHERE %s
        DELETE r
        WITH DISTINCT n
        WHERE NOT %s AND %s
        DETACH DELETE n\
        """
            .formatted(
                found,
                Marks.LOCK_NODE,
                Marks.LOCK_LINK,
                stale,
                keepers.keep(label, "n"),
                WRITTEN_BY_NOBODY_NOW),
        Optional.of(thinned(found, stale, label)),
        parameters,
        NODES_AT_ONCE);
  }

  /**
   * Takes relationships from a node that goes with its last keeper {@code r}, and has more of them
   * than a statement holds. The keeper goes last, so that a run that dies leaves a node that the
   * next one finds.
   *
   * @param found finds {@code r} from {@code source} to {@code n}
   * @param stale what of {@code r} must still hold when it is locked
   */
  private String thinned(String found, String stale, String label) {
    return """
    %1$s
    AND COUNT { (n)--() } > $few AND NOT %2$s AND %3$s
    WITH DISTINCT source, r, n LIMIT 1
    %4$s
    %5$s
    WITH source, r, n WHERE %6$s AND NOT %2$s AND %3$s
    MATCH (n)-[other]-() WHERE other <> r
    WITH DISTINCT other LIMIT $limit
    DELETE other\
    """
        .formatted(
            found,
            keepers.keepBesides("r", label, "n"),
            WRITTEN_BY_NOBODY_NOW,
            Marks.LOCK_NODE,
            Marks.LOCK_LINK,
            stale);
  }

  /**
   * Takes out of the relationships that several scopes report those reporters that no longer do.
   *
   * @param own marks of scopes that may let go of what their own account owns by this pattern
   * @param marks marks of scopes and wholes that may let go of any other relationship of it
   */
  public Removed reporters(LinkPattern pattern, Collection<String> own, Collection<String> marks) {
    var mayGo =
        "NOT said ENDS WITH $now AND CASE WHEN source:AWSAccount AND r:RESOURCE AND said STARTS"
            + " WITH 'alidade:aws:' + source.id + ':' THEN split(said, '@')[0] IN $own ELSE"
            + " split(said, '@')[0] IN $marks END";
    var nobodyStays =
        "r._module_name = 'alidade:aws' AND size(r.update_tag) > 0"
            + " AND all(said IN r.update_tag WHERE "
            + mayGo
            + ")";
    return repeat(
        """
        MATCH %1$s
        WHERE r._module_name = 'alidade:aws' AND any(said IN r.update_tag WHERE %2$s)
        WITH DISTINCT source, r, target AS n LIMIT $limit
        %4$s
        %3$s
        WITH source, r, n, [said IN r.update_tag WHERE NOT (%2$s)] AS left
        FOREACH (several IN CASE WHEN size(left) > 1 THEN [1] ELSE [] END |
          SET r.update_tag = left)
        FOREACH (one IN CASE WHEN size(left) = 1 THEN left ELSE [] END |
          SET r.update_tag = null, r._module_name = split(one, '@')[0],
            r.lastupdated = toInteger(split(one, '@')[1]))
        FOREACH (none IN CASE WHEN size(left) = 0 THEN [r] ELSE [] END | DELETE none)
        WITH DISTINCT n, left WHERE size(left) = 0
        WITH n WHERE NOT %5$s AND %6$s
        DETACH DELETE n\
        """
            .formatted(
                pattern.cypher("source", "r", "target"),
                mayGo,
                Marks.LOCK_NODE,
                Marks.LOCK_LINK,
                keepers.keep(pattern.target(), "n"),
                WRITTEN_BY_NOBODY_NOW),
        Optional.of(
            thinned(
                "MATCH %s\nWHERE %s".formatted(pattern.cypher("source", "r", "n"), nobodyStays),
                nobodyStays,
                pattern.target())),
        Map.of("own", List.copyOf(own), "marks", List.copyOf(marks), "now", "@" + updateTag),
        NODES_AT_ONCE);
  }

  /** The relationship types, of these, that several scopes report and some no longer do. */
  public Set<String> typesWithFormerReporters(Collection<String> types) {
    if (stop.getAsBoolean()) {
      return Set.of();
    }
    var ordered = List.copyOf(types);
    var answers =
        transactions.readAll(
            ordered.stream()
                .map(
                    type ->
                        """
                        MATCH ()-[r:%s]->() WHERE r._module_name = 'alidade:aws'
                        AND any(said IN r.update_tag WHERE NOT said ENDS WITH $now)
                        RETURN 1 AS one LIMIT 1\
                        """
                            .formatted(quoted(type)))
                .toList(),
            Map.of("now", "@" + updateTag));
    var found = new HashSet<String>();
    for (var i = 0; i < ordered.size(); i++) {
      if (!answers.get(i).isEmpty()) {
        found.add(ordered.get(i));
      }
    }
    return found;
  }

  /**
   * Removes nodes of a label that nothing keeps, that no run under way has just written, and that
   * no run can have left so when it died.
   *
   * @param writers the resources that write nodes of the label
   */
  public Removed orphans(String label, Collection<String> writers) {
    var orphaned = "NOT " + keepers.keep(label, "n") + " AND " + WRITTEN_BY_NOBODY_NOW;
    return repeat(
        NOTHING_LOOSE
            + """
        MATCH (n:%1$s)
        WHERE %2$s
        WITH n LIMIT $limit
        %3$s
        WITH n WHERE %2$s
        DETACH DELETE n\
        """
                .formatted(quoted(label), orphaned, Marks.LOCK_NODE),
        Optional.of(
            NOTHING_LOOSE
                + """
            MATCH (n:%1$s)
            WHERE %2$s AND COUNT { (n)--() } > $few
            WITH n LIMIT 1
            %3$s
            WITH n WHERE %2$s
            MATCH (n)-[other]-()
            WITH DISTINCT other LIMIT $limit
            DELETE other\
            """
                    .formatted(quoted(label), orphaned, Marks.LOCK_NODE)),
        Map.of("writers", List.copyOf(writers)),
        NODES_AT_ONCE);
  }

  /**
   * Removes accounts that were never surveyed and that nothing in the graph speaks of any more, as
   * when one has left its organisation. A member that is suspended has no place in its tree, and
   * its organisation speaks of it all the same.
   *
   * @param writers the resources that speak of accounts
   */
  public Removed forgottenAccounts(Collection<String> writers) {
    var unknown =
        "n.inscope IS NULL AND n.org_id IS NULL AND NOT EXISTS { (n)--() } AND "
            + WRITTEN_BY_NOBODY_NOW;
    return repeat(
        NOTHING_LOOSE
            + """
        MATCH (n:AWSAccount)
        WHERE %1$s
        WITH n LIMIT $limit
        %2$s
        WITH n WHERE %1$s
        DELETE n\
        """
                .formatted(unknown, Marks.LOCK_NODE),
        Optional.empty(),
        Map.of("writers", List.copyOf(writers)),
        NODES_AT_ONCE);
  }

  /**
   * Lets go of nodes of a label that the account owns by a relationship without a mark, as the tool
   * before wrote them.
   *
   * @param regions where the answers were complete; a node is held against its {@code region}
   * @param everywhere whether that was everywhere, so that nodes without a region count too
   */
  public Removed unmarkedNodes(
      String ownedLabel, String accountId, Collection<String> regions, boolean everywhere) {
    return owned(
        ownedLabel,
        LEFT_UNMARKED,
        " AND " + there("n", everywhere),
        Map.of("account", accountId, "regions", List.copyOf(regions)));
  }

  /**
   * What of an account has no mark.
   *
   * @param labels of nodes that it owns by such a relationship
   * @param types of such relationships at nodes that it owns
   */
  public record Unmarked(Set<String> labels, Set<String> types) {}

  /**
   * Looks once over what an account owns, so that where nobody else has written anything, no
   * statement looks for it.
   *
   * @param ends labels of the nodes whose relationships are looked at
   */
  public Unmarked unmarked(String accountId, Collection<String> ends) {
    if (stop.getAsBoolean()) {
      return new Unmarked(Set.of(), Set.of());
    }
    var answers =
        transactions.readAll(
            List.of(
                """
                MATCH (:AWSAccount {id: $account})-[r:RESOURCE]->(n) WHERE %s
                UNWIND labels(n) AS label RETURN DISTINCT label AS name\
                """
                    .formatted(LEFT_UNMARKED),
                """
                MATCH (:AWSAccount {id: $account})-[:RESOURCE]->(n)
                WHERE any(label IN labels(n) WHERE label IN $batch.ends)
                MATCH (n)-[r]-() WHERE %s
                RETURN DISTINCT type(r) AS name\
                """
                    .formatted(LEFT_UNMARKED)),
            Map.of(
                "account",
                accountId,
                "tag",
                updateTag,
                "batch",
                Map.of("ends", List.copyOf(ends))));
    return new Unmarked(names(answers.getFirst()), names(answers.getLast()));
  }

  private static Set<String> names(List<Map<String, Object>> rows) {
    return rows.stream()
        .map(row -> String.valueOf(row.get("name")))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The same for relationships at nodes that the account owns. */
  public Removed unmarkedLinks(
      LinkPattern pattern,
      boolean atSource,
      String accountId,
      Collection<String> regions,
      boolean everywhere) {
    var end = atSource ? "source" : "target";
    return links(
        "MATCH (:AWSAccount {id: $account})-[:RESOURCE]->(%s:%s)\nMATCH %s"
            .formatted(
                end,
                quoted(atSource ? pattern.source() : pattern.target()),
                pattern.cypher("source", "r", "target")),
        LEFT_UNMARKED,
        " AND NOT (source:AWSAccount AND r:RESOURCE) AND "
            + there(end, everywhere)
            // What another account owns as well, it may have reported.
            + " AND NOT EXISTS { (%s)<-[:RESOURCE]-(other:AWSAccount) WHERE other.id <> $account }"
                .formatted(end),
        Map.of("account", accountId, "regions", List.copyOf(regions)));
  }

  /** The same between nodes that no account owns, where this run has seen the one that knows. */
  public Removed unmarkedLinksOfNobody(LinkPattern pattern) {
    var near = pattern.near().equals(pattern.source()) ? "source" : "target";
    var far = near.equals("source") ? "target" : "source";
    return links(
        "MATCH " + pattern.cypher("source", "r", "target"),
        LEFT_UNMARKED,
        " AND (" + near + ".lastupdated = $tag OR " + far + ".lastupdated = $tag)",
        Map.of());
  }

  private static String there(String node, boolean everywhere) {
    return "("
        + node
        + ".region IN $regions"
        + (everywhere ? " OR " + node + ".region IS NULL" : "")
        + ")";
  }

  private static List<String> marks(String accountId, Collection<String> regions) {
    return regions.stream().map(region -> Reporter.of(accountId, region).mark()).toList();
  }

  /**
   * Repeats a statement until it finds nothing any more.
   *
   * @param thinner what to do first where the statement was too much for the server
   */
  private Removed repeat(
      String cypher, Optional<String> thinner, Map<String, Object> some, int most) {
    var parameters = new HashMap<>(some);
    parameters.put("tag", updateTag);
    parameters.put("few", FEW);
    parameters.put("run", Leases.ofTheRun(fence.owner()));
    var guarded = Fence.guarded(cypher);
    var limit = most;
    var removed = Removed.NONE;
    while (!stop.getAsBoolean()) {
      parameters.put("limit", limit);
      try {
        var answer = transactions.writeInTime(guarded, fence.with(parameters));
        removed = removed.plus(counted(answer));
        if (!answer.changedSomething()) {
          return removed;
        }
      } catch (StoreException e) {
        if (e.kind() != StoreException.Kind.TOO_LARGE) {
          throw e;
        }
        var thinned =
            thinner.isPresent()
                ? repeat(thinner.get(), Optional.empty(), some, Queries.MOST_AT_ONCE)
                : Removed.NONE;
        removed = removed.plus(thinned);
        if (limit == 1 && thinned.links() == 0) {
          throw e;
        }
        limit = Math.max(1, limit / 2);
      }
    }
    return removed;
  }

  private Removed counted(Transactions.Answer answer) {
    var changes = answer.changes();
    ledger.add(changes);
    return new Removed(changes.nodesDeleted(), changes.relationshipsDeleted());
  }
}
