package dev.alidade.store;

import static dev.alidade.store.Cypher.quoted;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Gives nodes that have only a label of an earlier version of the graph the label of today, account
 * by account. Which accounts have any is looked up once for a run, from the label index alone, so
 * that a database without such nodes costs next to nothing, however large it is.
 */
public final class Relabelling {

  /** As the sweep: 10,000 entities in a transaction. */
  private static final int LIMIT = 10_000;

  /** Ids named in a warning. */
  private static final int NAMED = 20;

  private final Transactions transactions;
  private final Map<String, String> today;
  private final Leases leases;
  private final Map<String, Set<String>> outdated = new HashMap<>();
  private final List<String> warnings = new ArrayList<>();

  /** Looks for outdated nodes of any account. */
  Relabelling(Transactions transactions, Map<String, String> today, Leases leases) {
    this.transactions = transactions;
    this.leases = leases;
    this.today = Map.copyOf(today);
    var inUse = new TreeSet<String>();
    transactions
        .read("CALL db.labels() YIELD label RETURN label", Map.of())
        .forEach(row -> inUse.add(String.valueOf(row.get("label"))));
    inUse.retainAll(today.keySet());
    if (inUse.isEmpty()) {
      return;
    }
    for (var row :
        transactions.read(
            inUse.stream().map(this::owners).collect(Collectors.joining("\nUNION ALL\n")),
            Map.of())) {
      outdated
          .computeIfAbsent(String.valueOf(row.get("account")), account -> new TreeSet<>())
          .add(String.valueOf(row.get("former")));
    }
  }

  private String owners(String former) {
    return """
    MATCH (n:%1$s&!%2$s)<-[:RESOURCE]-(account:AWSAccount)
    RETURN DISTINCT account.id AS account, '%3$s' AS former\
    """
        .formatted(quoted(former), quoted(now(former)), former);
  }

  private String now(String former) {
    var label = today.get(former);
    if (label == null) {
      throw new IllegalArgumentException(former + " is no former label");
    }
    return label;
  }

  /** Relabels the nodes of one account; returns how many. Needs the account's lease. */
  public long apply(String accountId) {
    var relabelled = 0L;
    for (var former : outdated.getOrDefault(accountId, Set.of())) {
      relabelled += apply(accountId, former);
    }
    return relabelled;
  }

  private long apply(String accountId, String former) {
    var limit = LIMIT;
    var total = 0L;
    for (long some = -1; some != 0; ) {
      try {
        some = apply(accountId, former, limit);
        total += some;
      } catch (StoreException e) {
        if (e.kind() != StoreException.Kind.TOO_LARGE || limit == 1) {
          throw e;
        }
        limit /= 2;
      }
    }
    warnOfCopies(accountId, former);
    return total;
  }

  private long apply(String accountId, String former, int limit) {
    var answer =
        transactions.writeInTime(
            Fence.guarded(OUTDATED.formatted(quoted(former), quoted(now(former))))
                // Of copies one: the constraint holds already.
                + """

                AND n.id IS NOT NULL AND NOT EXISTS { (:%2$s {id: n.id}) }
                WITH n LIMIT $limit
                WITH n.id AS id, head(collect(n)) AS one
                SET one:%2$s
                RETURN count(one) AS relabelled\
                """
                    .formatted(quoted(former), quoted(now(former))),
            leases.fence(accountId).with(Map.of("account", accountId, "limit", limit)));
    return answer.row().get("relabelled") instanceof Number number ? number.longValue() : 0;
  }

  private static final String OUTDATED =
      "MATCH (:AWSAccount {id: $account})-[:RESOURCE]->(n:%1$s&!%2$s)\nWHERE true";

  /** An old node whose id a node of today has too: nothing writes it any more. */
  private void warnOfCopies(String accountId, String former) {
    var left =
        transactions
            .read(
                OUTDATED.formatted(quoted(former), quoted(now(former)))
                    + " AND n.id IS NOT NULL\n"
                    + "RETURN count(n) AS copies, collect(n.id)[..$named] AS some",
                Map.of("account", accountId, "named", NAMED))
            .getFirst();
    if (left.get("copies") instanceof Number copies && copies.longValue() > 0) {
      synchronized (warnings) {
        warnings.add(
            "account %s has %s nodes of the former label %s beside nodes of %s with the same id, which no run writes or removes: %s%s; delete them: MATCH (n:%s&!%s) WHERE EXISTS { (:%s {id: n.id}) } DETACH DELETE n"
                .formatted(
                    accountId,
                    copies,
                    former,
                    now(former),
                    left.get("some") instanceof List<?> ids
                        ? ids.stream().map(String::valueOf).collect(Collectors.joining(", "))
                        : "",
                    copies.longValue() > NAMED
                        ? " and " + (copies.longValue() - NAMED) + " more"
                        : "",
                    quoted(former),
                    quoted(now(former)),
                    quoted(now(former))));
      }
    }
  }

  /** What was left as it is, one line each. */
  public List<String> warnings() {
    synchronized (warnings) {
      return List.copyOf(warnings);
    }
  }
}
