package dev.alidade.store;

import dev.alidade.graph.LinkRow;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.MadeOf;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Ownership;
import dev.alidade.graph.Place;
import dev.alidade.graph.Reporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Immutable nodes that the graph has in full, so that a run need not fetch them again.
 *
 * <p>Guarantee: a node is known only where everything is there that came with it, reported by the
 * very scope that asks. So it carries what that is ({@link #of}), from before the first link of it
 * was written: a run that died in between, an account that was removed with what was linked to, a
 * link whose end is still to come make it unknown, and it is fetched anew.
 */
public final class Known {

  /**
   * Where a node says what came with it: the version that said so, how many links of its own, how
   * many parts, and each link among these. Comparisons of graphs leave out the property, and nodes
   * have no other use for it.
   */
  public static final String PROPERTY = "update_tag";

  /** Ours: with some thirty parts each, a statement renews six thousand relationships. */
  private static final int BATCH = 100;

  private static final String OURS =
      "(r._module_name = $by OR any(said IN r.update_tag WHERE said STARTS WITH $by + '@'))";

  private final Transactions transactions;
  private final Stamp stamp;

  Known(Transactions transactions, Stamp stamp) {
    this.transactions = transactions;
    this.stamp = stamp;
  }

  /** What comes with an item, for the property of its node. */
  public static <T> List<String> of(String version, NodeType<T> type, T item, Place place) {
    var own = new LinkedHashSet<Link>();
    type.linkRows(item, place, row -> own.add(Link.of(row)));
    var said = new ArrayList<>(List.of(version, Integer.toString(own.size())));
    var madeOf = type.madeOf();
    if (madeOf != null) {
      var parts =
          own.stream()
              .filter(link -> madeOf.isBy(link.type()))
              .map(link -> link.far().toString())
              .sorted()
              .toList();
      said.add(Integer.toString(parts.size()));
      said.addAll(amongParts(madeOf, item, place, parts));
    }
    return List.copyOf(said);
  }

  /** Each link among the parts, with the numbers that its ends have in the order of ids. */
  private static <T, P> Set<String> amongParts(
      MadeOf<T, P> madeOf, T item, Place place, List<String> parts) {
    var links = new LinkedHashSet<String>();
    for (var part : madeOf.parts().apply(item)) {
      madeOf.part().linkRows(part, place, row -> links.add(Link.of(row).among(parts)));
    }
    return links;
  }

  /** A link that is said twice is one. */
  private record Link(LinkType<?> type, Object near, Object far) {
    static Link of(LinkRow row) {
      return new Link(row.type(), row.nearKey(), row.farKey());
    }

    /** An end that is no part has no number and is not found: the whole stays unknown. */
    String among(List<String> parts) {
      var source = number(type.outgoing() ? near : far, parts);
      var target = number(type.outgoing() ? far : near, parts);
      return source + " " + type.type() + " " + target;
    }

    private static String number(Object end, List<String> parts) {
      var number = parts.indexOf(end.toString());
      return number < 0 ? "?" : Integer.toString(number);
    }
  }

  /**
   * Of these nodes those that are known, and marks them, their parts and links as seen.
   *
   * @throws StoreException if the database cannot be used any more
   */
  Set<String> seen(NodeType<?> type, String accountId, Reporter reporter, Collection<String> ids) {
    var statement = Fence.guarded(statement(type));
    var fence = new Fence(accountId, stamp.owner());
    var known = new HashSet<String>();
    var sorted = ids.stream().distinct().sorted().toList();
    for (var from = 0; from < sorted.size(); from += BATCH) {
      var some = sorted.subList(from, Math.min(from + BATCH, sorted.size()));
      known.addAll(seen(statement, fence, accountId, reporter, some));
    }
    return known;
  }

  private List<String> seen(
      String statement, Fence fence, String accountId, Reporter reporter, List<String> ids) {
    var parameters = new HashMap<String, Object>();
    parameters.put("ids", ids);
    parameters.put("account", accountId);
    parameters.put("by", reporter.mark());
    parameters.put("tag", stamp.updateTag());
    parameters.put("version", stamp.version());
    try {
      var answer = transactions.writeInTime(statement, fence.with(parameters));
      return texts(answer.row());
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.UNUSABLE) {
        throw e;
      }
      // What was not said to be known is fetched.
      return List.of();
    }
  }

  private static List<String> texts(Map<String, Object> row) {
    return row.get("seen") instanceof List<?> seen
        ? seen.stream().map(Objects::toString).toList()
        : List.of();
  }

  /**
   * Finds the known ones of some nodes and renews what says that they are there: behind the last
   * {@code WHERE} there is nothing but renewing.
   */
  static String statement(NodeType<?> type) {
    var text = new StringBuilder();
    text.append("UNWIND $ids AS id\nMATCH (n:").append(Cypher.quoted(type.label()));
    text.append(" {id: id})\nWHERE n.").append(PROPERTY).append("[0] = $version\n");
    text.append("CALL (n) {\n");
    text.append(ownLinks(type));
    text.append("}\nWITH n, collect(r) AS renewed\n");
    text.append("WHERE size(renewed) >= toInteger(n.").append(PROPERTY).append("[1])\n");
    if (type.ownership() instanceof Ownership.ByAccount) {
      text.append("MATCH (:AWSAccount {id: $account})-[r:RESOURCE]->(n)\nWHERE ");
      text.append(OURS).append("\nWITH n, renewed + [r] AS renewed\n");
    }
    var madeOf = type.madeOf();
    if (madeOf == null) {
      text.append("WITH n, renewed, [] AS parts\n");
    } else {
      text.append(parts(type, madeOf));
    }
    text.append(
        """
        FOREACH (r IN renewed |
          SET r._module_version = $version
          SET r.update_tag = CASE WHEN r.update_tag IS NULL THEN null
            ELSE [said IN r.update_tag WHERE NOT said STARTS WITH $by + '@']
              + ($by + '@' + toString($tag)) END,
            r.lastupdated = $tag)
        FOREACH (part IN parts | SET part.lastupdated = $tag)
        """);
    if (!type.isFacet()) {
      text.append("SET n.lastupdated = $tag\n");
    }
    return text.append("RETURN collect(n.id) AS seen").toString();
  }

  private static String ownLinks(NodeType<?> type) {
    var branches = new ArrayList<String>();
    for (var outgoing : List.of(true, false)) {
      var types = types(type, link -> link.outgoing() == outgoing);
      if (types != null) {
        branches.add(
            "MATCH %s\nWHERE %s RETURN r\n"
                .formatted(
                    (outgoing ? "(n)-[r:%s]->()" : "(n)<-[r:%s]-()").formatted(types), OURS));
      }
    }
    return String.join("UNION ALL\n", branches);
  }

  private static String parts(NodeType<?> type, MadeOf<?, ?> madeOf) {
    var outgoing = type.links().stream().filter(madeOf::isBy).findFirst().orElseThrow().outgoing();
    var text = new StringBuilder();
    text.append("OPTIONAL MATCH (n)").append(outgoing ? "" : "<").append("-[:");
    text.append(Cypher.quoted(madeOf.link())).append("]-").append(outgoing ? ">" : "");
    text.append("(part:").append(Cypher.quoted(madeOf.part().label())).append(")\n");
    text.append(
        """
        WITH n, renewed, part ORDER BY part.id
        WITH n, renewed, collect(DISTINCT part) AS parts
        WHERE size(parts) = toInteger(n.%1$s[2])
        """
            .formatted(PROPERTY));
    var among = types(madeOf.part(), madeOf::isAmongParts);
    if (among != null) {
      text.append(
          """
          CALL (n, parts) {
            UNWIND n.%1$s[3..] AS said
            WITH parts, split(said, ' ') AS link
            WITH link[1] AS type, parts[toInteger(link[0])] AS source,
              parts[toInteger(link[2])] AS target
            MATCH (source)-[r:%2$s]->(target)
            WHERE type(r) = type AND %3$s
            RETURN collect(r) AS among
          }
          WITH n, parts, renewed + among AS renewed, size(among) AS among
          WHERE among = size(n.%1$s) - 3
          """
              .formatted(PROPERTY, among, OURS));
    }
    if (madeOf.part().ownership() instanceof Ownership.ByAccount) {
      text.append(
          """
          CALL (parts) {
            UNWIND parts AS part
            MATCH (:AWSAccount {id: $account})-[r:RESOURCE]->(part)
            WHERE %s
            RETURN collect(r) AS owned
          }
          WITH n, parts, renewed + owned AS renewed, size(owned) AS owned
          WHERE owned = size(parts)
          """
              .formatted(OURS));
    }
    return text.toString();
  }

  private static @Nullable String types(NodeType<?> type, Predicate<LinkType<?>> which) {
    var types =
        type.links().stream()
            .filter(which)
            .map(LinkType::type)
            .distinct()
            .map(Cypher::quoted)
            .collect(Collectors.joining("|"));
    return types.isEmpty() ? null : types;
  }
}
