package dev.alidade.store;

import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Ownership;
import dev.alidade.graph.Target;
import java.util.Collection;
import java.util.stream.Collectors;

/** The constant text of the statements that write. Names come from definitions, values never do. */
final class Cypher {

  /**
   * The rows of those accounts whose lease is ours: the fence of a batch that holds rows of several
   * accounts. Parameters: {@code accounts}, {@code owner}, {@code margin}.
   */
  private static final String ROWS_BEHIND_FENCES =
      """
      MATCH (lease:AlidadeLease)
      WHERE lease.id IN $accounts AND lease.owner = $owner AND lease.expires > timestamp() + $margin
      WITH collect(lease.id) AS held
      UNWIND [row IN $rows WHERE row.account IN held] AS row
      """;

  /**
   * The account that reported a link. Several may, as an administrator of Inspector and its members
   * do: of those of one run the first by id, so that their order does not matter.
   */
  private static final String REPORTED_BY =
      """
      r._sub_resource_label = 'AWSAccount', \
      r._sub_resource_id = CASE WHEN r.lastupdated = $tag AND r._sub_resource_id < row.account \
      THEN r._sub_resource_id ELSE row.account END"""
          .strip();

  private Cypher() {}

  /** A label, type or key as Cypher quotes it. */
  static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  private static String labels(Collection<String> names) {
    return names.stream().map(name -> ":" + quoted(name)).collect(Collectors.joining());
  }

  /**
   * Writes nodes of a type. Parameters: {@code rows} (id, account, by, properties, initial), {@code
   * tag}, {@code version}, and those of the fences.
   *
   * @param present the conditional labels that these rows carry; the type's others are removed
   */
  static String nodes(NodeType<?> type, Collection<String> present) {
    if (type.isFacet()) {
      return ROWS_BEHIND_FENCES
          + """
          MATCH (n:%s {id: row.id})
          SET n += row.properties
          RETURN collect(row.i) AS written"""
              .formatted(quoted(type.label()));
    }
    var absent =
        type.conditionalLabels().stream()
            .map(conditional -> conditional.label())
            .filter(label -> !present.contains(label))
            .toList();
    var text = new StringBuilder(ROWS_BEHIND_FENCES);
    text.append("MERGE (n:").append(quoted(type.label())).append(" {id: row.id})\n");
    text.append("ON CREATE SET n.firstseen = timestamp(), n += row.initial\n");
    // Before the node is marked as one of this run.
    for (var name : type.greatest().stream().sorted().toList()) {
      text.append(
          """
          SET n.%1$s = CASE WHEN n.lastupdated = $tag \
          AND (row.initial.%1$s IS NULL OR n.%1$s > row.initial.%1$s) \
          THEN n.%1$s ELSE row.initial.%1$s END
          """
              .formatted(quoted(name)));
    }
    text.append("SET n += row.properties, n.lastupdated = $tag,");
    text.append(" n._module_name = 'alidade:aws', n._module_version = $version");
    if (!type.extraLabels().isEmpty()) {
      text.append(", n").append(labels(type.extraLabels()));
    }
    if (!present.isEmpty()) {
      text.append(", n").append(labels(present));
    }
    text.append('\n');
    if (type.deference() != null) {
      text.append("SET n += CASE WHEN n.")
          .append(quoted(type.deference().to()))
          .append(" IS NULL THEN row.initial ELSE {} END\n");
    }
    if (!absent.isEmpty()) {
      text.append("REMOVE n").append(labels(absent)).append('\n');
    }
    if (type.ownership() instanceof Ownership.ByAccount) {
      text.append("WITH n, row\n");
      text.append("MATCH (account:AWSAccount {id: row.account})\n");
      text.append("MERGE (account)-[r:RESOURCE]->(n)\n");
      text.append("ON CREATE SET r.firstseen = timestamp(), r._module_name = row.by\n");
      text.append(type.authoritative() ? Marks.KEEP : Marks.KEEP_IN_PASSING).append('\n');
      text.append("RETURN ")
          .append(type.authoritative() ? Marks.OTHERS : Marks.OTHERS_IN_PASSING)
          .append('\n');
    }
    return text.toString().stripTrailing();
  }

  /**
   * Writes the ownership links of those rows of {@link #nodes} that it returned as others':
   * somebody else has reported the link before. The same parameters.
   */
  static String ownersBesideOthers(NodeType<?> type) {
    return ROWS_BEHIND_FENCES
        + """
        MATCH (account:AWSAccount {id: row.account})
        MATCH (n:%s {id: row.id})
        %s"""
            .formatted(quoted(type.label()), Marks.added("(account)-[r:RESOURCE]->(n)"));
  }

  /**
   * Writes links of a type and returns the numbers of the rows whose ends exist, and of those that
   * somebody else has reported before. Parameters: {@code rows} (i, near, far, account, by,
   * properties), {@code tag}, {@code version}, and those of the fences.
   */
  static String links(LinkType<?> type) {
    return ends(type)
        + """
        MERGE %s
        ON CREATE SET r.firstseen = timestamp(), r._module_name = row.by
        SET r += row.properties%s
        %s
        RETURN collect(DISTINCT row.i) AS written, %s"""
            .formatted(
                relationship(type),
                type.scoped() ? ", " + REPORTED_BY : "",
                Marks.KEEP,
                Marks.OTHERS);
  }

  /**
   * Adds the reporters of those rows of {@link #links} that it returned as others'. The same
   * parameters.
   */
  static String linksBesideOthers(LinkType<?> type) {
    return ends(type) + Marks.added(relationship(type), "r += row.properties");
  }

  private static String relationship(LinkType<?> type) {
    return (type.outgoing() ? "(near)-[r:%s]->(far)" : "(far)-[r:%s]->(near)")
        .formatted(quoted(type.type()));
  }

  private static String ends(LinkType<?> type) {
    return ROWS_BEHIND_FENCES + end("near", type.near()) + end("far", type.far());
  }

  /** A list of values where several keys are compared together. */
  private static String end(String name, Target<?> target) {
    var keys = new StringBuilder();
    if (target.alsoKeys().isEmpty()) {
      keys.append(quoted(target.key())).append(": row.").append(name);
    } else {
      keys.append(quoted(target.key())).append(": row.").append(name).append("[0]");
      for (var i = 0; i < target.alsoKeys().size(); i++) {
        keys.append(", ").append(quoted(target.alsoKeys().get(i)));
        keys.append(": row.").append(name).append('[').append(i + 1).append(']');
      }
    }
    var match = "MATCH (%s:%s {%s})\n".formatted(name, quoted(target.label()), keys);
    return switch (target.within()) {
      case DATABASE -> match;
      case ACCOUNT ->
          match
              + "WHERE EXISTS { (%s)<-[:RESOURCE]-(:AWSAccount {id: row.account}) }\n"
                  .formatted(name);
    };
  }
}
