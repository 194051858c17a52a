package dev.alidade.store;

import dev.alidade.graph.NodeType;
import dev.alidade.graph.Ownership;
import dev.alidade.graph.Property;
import dev.alidade.graph.Reporter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Removes what only one account has: what its scopes alone report, what it alone owns, what nothing
 * keeps then, and at last itself, if nobody else speaks of it.
 *
 * <p>Guarantees as those of a {@link Sweep}: each statement works behind the account's fence, is
 * bounded, and halves what is too much for the server; what it removes it has locked and looked at
 * again; it stops between two statements when asked to. The account and its lease go in the last
 * statement, so that what was stopped can be gone on with.
 */
public final class Forgetting {

  /** Nodes in a statement, each with some tens of relationships, as in a sweep. */
  private static final int NODES_AT_ONCE = 500;

  /** A run under way has just written {@code n}, and what keeps it may yet be written. */
  private static final String JUST_WRITTEN =
      "EXISTS { MATCH (run:AlidadeLease)"
          + " WHERE run.tag = n.lastupdated AND run.expires > timestamp() }";

  /** Removes the nodes {@code n}, and says what they and their relationships were. */
  private static final String REMOVE =
      """
      OPTIONAL MATCH (n)-[link]-()
      WITH collect(DISTINCT n) AS nodes, collect(DISTINCT link) AS links
      WITH nodes, [n IN nodes | labels(n)] AS labels, [link IN links | type(link)] AS types
      FOREACH (n IN nodes | DETACH DELETE n)
      RETURN labels, types\
      """;

  private final Transactions transactions;
  private final Keepers keepers;
  private final Fence fence;
  private final Belongings belongings;
  private final List<String> ofASurvey;
  private final BooleanSupplier stop;
  private Removal removed = Removal.NONE;

  Forgetting(
      Transactions transactions,
      Fence fence,
      String accountId,
      Collection<NodeType<?>> nodes,
      BooleanSupplier stop) {
    this.transactions = transactions;
    this.keepers = new Keepers(nodes);
    this.fence = fence;
    this.belongings = new Belongings(accountId, keepers);
    this.ofASurvey = ofASurvey(nodes);
    this.stop = stop;
  }

  /** What was removed so far. */
  public Removal removed() {
    return removed;
  }

  /**
   * Removes until nothing is left, or until it is asked to stop.
   *
   * @return whether nothing is left
   */
  public boolean forget() {
    for (var type : Belongings.types(transactions)) {
      links(type);
    }
    owned();
    keepers.writtenBeforeTheirKeeper().forEach(this::orphans);
    metadata();
    return !stop.getAsBoolean() && account();
  }

  private void links(String type) {
    var named = Cypher.quoted(type);
    for (var going : Belongings.going(type)) {
      repeat(
          """
          %s
          WITH DISTINCT r LIMIT $limit
          %s
          WITH r WHERE %s
          WITH collect(r) AS links
          FOREACH (r IN links | DELETE r)
          RETURN [] AS labels, [] AS types\
          """
              .formatted(going, Marks.LOCK_LINK, Belongings.GOES),
          belongings.parameters(),
          Queries.MOST_AT_ONCE,
          type);
    }
    repeat(
        """
        MATCH ()-[r:%1$s]->()
        WHERE %2$s
        WITH DISTINCT r LIMIT $limit
        %3$s
        WITH r WHERE %2$s
        WITH r, [said IN r.update_tag WHERE NOT said STARTS WITH $prefix] AS left
        WITH r, left,
          head([said IN left WHERE NOT said STARTS WITH '%4$s:whole:' | split(said, ':')[2]])
            AS other
        SET r._sub_resource_id =
          CASE WHEN r._sub_resource_id = $account THEN other ELSE r._sub_resource_id END
        FOREACH (several IN CASE WHEN size(left) > 1 THEN [1] ELSE [] END |
          SET r.update_tag = left)
        FOREACH (one IN CASE WHEN size(left) = 1 THEN left ELSE [] END |
          SET r.update_tag = null, r._module_name = split(one, '@')[0],
            r.lastupdated = toInteger(split(one, '@')[1]))\
        """
            .formatted(named, Belongings.SHARED, Marks.LOCK_LINK, Reporter.MODULE),
        belongings.parameters(),
        Queries.MOST_AT_ONCE,
        type);
  }

  private void owned() {
    for (var kind : belongings.kinds()) {
      repeat(
          """
          %s AND %s
          WITH DISTINCT r, n LIMIT $limit
          %s
          %s
          WITH r, n WHERE %s
          DELETE r
          WITH DISTINCT n WHERE NOT %s AND NOT %s
          %s\
          """
              .formatted(
                  Belongings.owned(),
                  kind.holds(),
                  Marks.LOCK_NODE,
                  Marks.LOCK_LINK,
                  Belongings.GOES,
                  kind.kept(),
                  JUST_WRITTEN,
                  REMOVE),
          kind.with(belongings.parameters()),
          NODES_AT_ONCE,
          Ownership.RESOURCE);
    }
  }

  private void orphans(String label) {
    var gone = "NOT %s AND NOT %s".formatted(keepers.keep(label, "n"), JUST_WRITTEN);
    repeat(
        """
        MATCH (n:%1$s)
        WHERE %2$s
        WITH n LIMIT $limit
        %3$s
        WITH n WHERE %2$s
        %4$s\
        """
            .formatted(Cypher.quoted(label), gone, Marks.LOCK_NODE, REMOVE),
        belongings.parameters(),
        NODES_AT_ONCE,
        "");
  }

  private void metadata() {
    repeat(
        "MATCH %s\nWITH n LIMIT $limit\n%s".formatted(Belongings.METADATA, REMOVE),
        belongings.parameters(),
        NODES_AT_ONCE,
        "");
  }

  /** The account goes if nobody speaks of it; else it is as one that was never surveyed. */
  private boolean account() {
    var answer =
        transactions.writeInTime(
            Fence.guarded(
                """
                OPTIONAL MATCH (n:AWSAccount {id: $account})
                %s
                WITH fence, n, n IS NOT NULL AND NOT %s AS goes
                FOREACH (known IN CASE WHEN goes THEN [] ELSE [n] END |
                  SET %s, known.foreign = true)
                FOREACH (unknown IN CASE WHEN goes THEN [n] ELSE [] END | DELETE unknown)
                DELETE fence
                RETURN goes\
                """
                    .formatted(
                        Marks.LOCK_NODE, Belongings.SPOKEN_OF, String.join(", ", ofASurvey))),
            fence.with(belongings.parameters()));
    if (Boolean.TRUE.equals(answer.row().get("goes"))) {
      removed = removed.plus(new Removal(Map.of(Belongings.ACCOUNT, 1L), Map.of()));
    }
    return answer.changedSomething();
  }

  /** Assignments that take from {@code known} what surveys of an account say of it. */
  private static List<String> ofASurvey(Collection<NodeType<?>> nodes) {
    var types = nodes.stream().filter(type -> type.label().equals(Belongings.ACCOUNT)).toList();
    var others = new TreeSet<String>();
    types.stream().filter(type -> !ofItself(type)).forEach(type -> others.addAll(names(type)));
    var assignments = new TreeSet<String>();
    for (var type : types) {
      var deference = type.deference();
      for (var name : ofItself(type) ? names(type) : List.<String>of()) {
        var property = "known." + Cypher.quoted(name);
        if (deference != null && deference.properties().contains(name)) {
          assignments.add(
              "%1$s = CASE WHEN known.%2$s IS NULL THEN null ELSE %1$s END"
                  .formatted(property, Cypher.quoted(deference.to())));
        } else if (!others.contains(name)) {
          assignments.add(property + " = null");
        }
      }
    }
    return List.copyOf(assignments);
  }

  /** Whether rows of the type come from surveys of the account itself. */
  private static boolean ofItself(NodeType<?> type) {
    return !type.partOfAWhole() && (type.authoritative() || type.isFacet());
  }

  private static List<String> names(NodeType<?> type) {
    return type.properties().stream().map(Property::name).toList();
  }

  private void repeat(String cypher, Map<String, Object> some, int most, String type) {
    var parameters = new HashMap<>(some);
    var guarded = Fence.guarded(cypher);
    var limit = most;
    while (!stop.getAsBoolean()) {
      parameters.put("limit", limit);
      try {
        var answer = transactions.writeInTime(guarded, fence.with(parameters));
        if (!answer.changedSomething()) {
          return;
        }
        removed = removed.plus(removal(answer, type));
      } catch (StoreException e) {
        if (e.kind() != StoreException.Kind.TOO_LARGE || limit == 1) {
          throw e;
        }
        limit = limit / 2;
      }
    }
  }

  /** What a statement removed: what it names, and further relationships of one type. */
  private Removal removal(Transactions.Answer answer, String type) {
    var nodes = new TreeMap<String, Long>();
    var links = new TreeMap<String, Long>();
    var further = answer.changes().relationshipsDeleted();
    for (var labels : list(answer.row().get("labels"))) {
      nodes.merge(belongings.named(list(labels)), 1L, Long::sum);
    }
    for (var link : list(answer.row().get("types"))) {
      links.merge(String.valueOf(link), 1L, Long::sum);
      further--;
    }
    if (further > 0) {
      links.merge(type, further, Long::sum);
    }
    return new Removal(nodes, links);
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> all ? all : List.of();
  }
}
