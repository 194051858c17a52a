package dev.alidade.store;

import static dev.alidade.store.Cypher.quoted;

import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Ownership;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Removes what a complete answer no longer shows: nodes and relationships of an account that carry
 * another run's {@code lastupdated}. Each statement is limited, so that no transaction grows with
 * the estate, and a run that dies in the middle leaves only work for the next one.
 */
public final class Sweep {

  /** As the reference: 10,000 entities in a transaction. */
  private static final int LIMIT = 10_000;

  private final Transactions transactions;
  private final WriteLedger ledger;
  private final long updateTag;
  private final Labels labels;

  Sweep(Transactions transactions, WriteLedger ledger, long updateTag, Labels labels) {
    this.transactions = transactions;
    this.ledger = ledger;
    this.updateTag = updateTag;
    this.labels = labels;
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
   * What an account has that may be stale.
   *
   * @param labels the labels of nodes whose link to the account is stale
   * @param types the types of relationships at its nodes
   */
  public record Stale(Set<String> labels, Set<String> types) {}

  /**
   * Looks once over an account for anything that carries another run's tag, so that the sweep of an
   * account in which nothing has gone costs two statements and not one for each label and type.
   */
  public Stale stale(String accountId) {
    var parameters = Map.<String, Object>of("account", accountId, "tag", updateTag);
    var staleLabels = new HashSet<String>();
    for (var row :
        transactions.read(
            "MATCH (:AWSAccount {id: $account})-[owns:RESOURCE]->(n)\n"
                + "WHERE owns.lastupdated <> $tag\n"
                + "UNWIND labels(n) AS label RETURN DISTINCT label",
            parameters)) {
      staleLabels.add(String.valueOf(row.get("label")));
    }
    var staleTypes = new HashSet<String>();
    for (var row :
        transactions.read(
            "MATCH (:AWSAccount {id: $account})-[:RESOURCE]->(n)-[r]-()\n"
                + "WHERE r.lastupdated <> $tag RETURN DISTINCT type(r) AS type",
            parameters)) {
      staleTypes.add(String.valueOf(row.get("type")));
    }
    return new Stale(staleLabels, staleTypes);
  }

  /**
   * Removes the stale relationships of one type that hang on nodes of this account.
   *
   * @param region only at nodes of this region; null for all
   */
  public Removed links(LinkType<?> type, String accountId, @Nullable String region) {
    var anchor = labels.anchor(type);
    if (anchor.isEmpty()) {
      return Removed.NONE;
    }
    var scoped = type.scoped() ? " AND r._sub_resource_id = $account" : "";
    var inRegion = region == null ? "" : " AND anchor.region = $region";
    return repeat(
        "MATCH (:AWSAccount {id: $account})-[:RESOURCE]->(anchor:"
            + quoted(anchor.get().label())
            + ")\nMATCH (anchor)"
            + (anchor.get().outgoing()
                ? "-[r:" + quoted(type.type()) + "]->"
                : "<-[r:" + quoted(type.type()) + "]-")
            + "(:"
            + quoted(anchor.get().otherLabel())
            + ")\nWHERE r.lastupdated <> $tag"
            + scoped
            + inRegion
            + "\nWITH r LIMIT $limit DELETE r",
        accountId,
        region);
  }

  /**
   * Lets go of the stale nodes of one type that this account owns. A node goes with its last
   * account: owner and participants of a shared VPC list the same subnets, for example.
   *
   * @param region only nodes of this region; null for all
   */
  public Removed nodes(NodeType<?> type, String accountId, @Nullable String region) {
    if (!(type.ownership() instanceof Ownership.ByAccount)) {
      return Removed.NONE;
    }
    return repeat(
        "MATCH (:AWSAccount {id: $account})-[owns:RESOURCE]->(n:"
            + quoted(type.label())
            + ")\nWHERE owns.lastupdated <> $tag"
            + (region == null ? "" : " AND n.region = $region")
            + "\nWITH owns, n LIMIT $limit DELETE owns\nWITH DISTINCT n\n"
            + "WHERE NOT EXISTS { (n)<-[:RESOURCE]-(:AWSAccount) }\nDETACH DELETE n",
        accountId,
        region);
  }

  /**
   * Removes the stale links that keep nodes without an account, on the path from what this account
   * owns. Only for a run that is alone: another one may just be writing the same shared nodes.
   */
  public Removed keepers(NodeType<?> type, String accountId, @Nullable String region) {
    if (!(type.ownership() instanceof Ownership.ReachedFrom(var ownedLabel, var path))) {
      return Removed.NONE;
    }
    var pattern =
        new StringBuilder("MATCH (:AWSAccount {id: $account})-[:RESOURCE]->(owned:")
            .append(quoted(ownedLabel))
            .append(")");
    for (var i = 0; i < path.size(); i++) {
      var last = i == path.size() - 1;
      pattern
          .append("-[")
          .append(last ? "r" : "")
          .append(":")
          .append(quoted(path.get(i).type()))
          .append("]->(:")
          .append(quoted(path.get(i).label()))
          .append(")");
    }
    var inRegion = region == null ? "" : " AND owned.region = $region";
    return repeat(
        pattern
            + "\nWHERE r.lastupdated <> $tag"
            + inRegion
            + "\nWITH DISTINCT r LIMIT $limit DELETE r",
        accountId,
        region);
  }

  /** Removes nodes without an account that nothing keeps any more. Only for a run that is alone. */
  public Removed orphans(NodeType<?> type) {
    if (!(type.ownership() instanceof Ownership.ReachedFrom(var ownedLabel, var path))) {
      return Removed.NONE;
    }
    var last = path.getLast();
    return repeat(
        "MATCH (n:"
            + quoted(type.label())
            + ")\nWHERE n.lastupdated <> $tag AND NOT EXISTS { (n)<-[:"
            + quoted(last.type())
            + "]-() }\nWITH n LIMIT $limit DETACH DELETE n",
        "",
        null);
  }

  /**
   * Removes the stale parts of every whole that this run wrote. Only for a run that is alone, as
   * with {@link #keepers}.
   */
  public Removed parts(NodeType<?> type) {
    return type.ownership() instanceof Ownership.PartOf part
        ? repeat(
            path(part, "n")
                + " AND n.lastupdated <> $tag\nWITH DISTINCT n LIMIT $limit DETACH DELETE n",
            "",
            null)
        : Removed.NONE;
  }

  /**
   * Removes the stale relationships of one type at the parts of every whole that this run wrote.
   * Only for a run that is alone.
   *
   * @param atNear whether the near end is the part
   */
  public Removed partLinks(LinkType<?> type, boolean atNear, Ownership.PartOf part) {
    var other = atNear ? type.far().label() : type.near().label();
    var outgoing = atNear == type.outgoing();
    return repeat(
        path(part, "anchor")
            + "\nMATCH (anchor)"
            + (outgoing
                ? "-[r:" + quoted(type.type()) + "]->"
                : "<-[r:" + quoted(type.type()) + "]-")
            + "(:"
            + quoted(other)
            + ")\nWHERE r.lastupdated <> $tag\nWITH DISTINCT r LIMIT $limit DELETE r",
        "",
        null);
  }

  /** The pattern from a whole of this run to its parts. */
  private static String path(Ownership.PartOf part, String name) {
    var pattern = new StringBuilder("MATCH (whole:").append(quoted(part.wholeLabel())).append(")");
    for (var i = 0; i < part.path().size(); i++) {
      pattern
          .append("-[:")
          .append(quoted(part.path().get(i).type()))
          .append("]->(")
          .append(i == part.path().size() - 1 ? name : "")
          .append(":")
          .append(quoted(part.path().get(i).label()))
          .append(")");
    }
    return pattern.append("\nWHERE whole.lastupdated = $tag").toString();
  }

  /**
   * Whether the account has nodes of these labels in other regions than the given ones, so that
   * nodes without a region cannot be told apart.
   */
  public boolean storesElsewhere(
      String accountId, Collection<String> ofLabels, Collection<String> regions) {
    for (var label : ofLabels) {
      var found =
          transactions.read(
              "MATCH (:AWSAccount {id: $account})-[:RESOURCE]->(n:"
                  + quoted(label)
                  + ")\nWHERE n.region IS NOT NULL AND NOT n.region IN $regions\nRETURN 1 AS one LIMIT 1",
              Map.of("account", accountId, "regions", regions.stream().toList()));
      if (!found.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private Removed repeat(String cypher, String accountId, @Nullable String region) {
    var parameters = new HashMap<String, Object>();
    parameters.put("account", accountId);
    parameters.put("tag", updateTag);
    parameters.put("limit", LIMIT);
    if (region != null) {
      parameters.put("region", region);
    }
    var removed = Removed.NONE;
    while (true) {
      var changes = transactions.write(cypher, parameters);
      ledger.add(changes);
      removed = removed.plus(new Removed(changes.nodesDeleted(), changes.relationshipsDeleted()));
      if (changes.nodesDeleted() + changes.relationshipsDeleted() == 0) {
        return removed;
      }
    }
  }
}
