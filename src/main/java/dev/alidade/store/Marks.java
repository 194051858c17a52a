package dev.alidade.store;

import dev.alidade.graph.Reporter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a relationship says who reported it, so that whoever did may take it back, and nobody else.
 *
 * <p>{@code _module_name} names the module and behind it the scope, for example {@code
 * alidade:aws:111122223333:eu-west-1}: one short value, found by an index, which a second run over
 * the same estate does not change. Where several scopes report the same relationship, as both sides
 * of a peering do, it names the module alone, and {@code update_tag} lists each of them with the
 * tag of the run in which it last said so.
 *
 * <p>A relationship without a mark is another tool's, of an older version's or derived.
 */
final class Marks {

  /** The property that an index of each relationship type finds. */
  static final String PROPERTY = "_module_name";

  /** What it holds where several scopes report the relationship. */
  static final String SEVERAL = Reporter.MODULE;

  /**
   * Stamps {@code r}, which was just merged and marked if it is new, if nobody but {@code row.same}
   * has reported it, as nearly all relationships. The first assignment takes the relationship's
   * lock, so that the second reads what is committed.
   */
  static final String KEEP =
      """
      SET r._module_version = $version
      SET r.lastupdated = CASE WHEN r._module_name IN row.same THEN $tag ELSE r.lastupdated END"""
          .strip();

  /**
   * The numbers of the rows that somebody else has reported before, or somebody without a mark.
   * Their statement would be dear to plan if it were that of all.
   */
  static final String OTHERS =
      "collect(CASE WHEN r._module_name IN row.same THEN null ELSE row.i END) AS others";

  private static final String ADD =
      """
      ON CREATE SET r.firstseen = timestamp(), r._module_name = row.by
        SET r._module_version = $version
        SET r.update_tag = CASE
          WHEN r._module_name IN row.same OR r._module_name = row.by + '%s' THEN null
          WHEN r._module_name STARTS WITH 'alidade:aws:'
            THEN [r._module_name + '@' + toString(coalesce(r.lastupdated, 0)),
              row.by + '@' + toString($tag)]
          WHEN row.by + '@' + toString($tag) IN r.update_tag THEN r.update_tag
          ELSE [said IN r.update_tag WHERE NOT said STARTS WITH row.by + '@']
            + (row.by + '@' + toString($tag)) END
        SET r._module_name = CASE WHEN r.update_tag IS NOT NULL THEN 'alidade:aws'
          WHEN r._module_name IN row.same THEN r._module_name ELSE row.by END"""
          .strip()
          .formatted(Reporter.IN_PASSING);

  /** Whether {@code r} has no mark. */
  static final String UNMARKED =
      "r.update_tag IS NULL AND NOT coalesce(r._module_name, '') STARTS WITH 'alidade:aws:'";

  /** Takes the lock of {@code r} and leaves it as it is; what is read behind it is committed. */
  static final String LOCK_LINK = "SET r.locked = true REMOVE r.locked";

  /** The same for a node. */
  static final String LOCK_NODE = "SET n.locked = true REMOVE n.locked";

  private Marks() {}

  /** The marks by which whoever has this one has reported a relationship. */
  static List<String> same(Reporter reporter) {
    return List.of(reporter.mark());
  }

  /** The same for who only mentions a node: the mark of the list that it is on stays. */
  static List<String> sameInPassing(Reporter reporter) {
    var mark = reporter.mark();
    return List.of(mark, mark.substring(0, mark.length() - Reporter.IN_PASSING.length()));
  }

  /**
   * Merges a relationship {@code r} and adds {@code row.by} to those who have reported it, in this
   * run. The first assignment takes the lock; {@code lastupdated} still has the value of before.
   * Row by row: a statement works clause by clause otherwise, and the second of two rows that say
   * the same relationship would see half of what the first one writes. A list and who only mentions
   * its nodes may be two such rows, in either order.
   *
   * @param pattern the relationship between two nodes that are known
   * @param assignments what else is set
   */
  static String added(String pattern, String... assignments) {
    return """
        FOREACH (once IN [1] |
          MERGE %s
          %s
          SET %s)"""
        .formatted(
            pattern,
            ADD,
            Stream.concat(Stream.of(assignments), Stream.of("r.lastupdated = $tag"))
                .collect(Collectors.joining(", ")));
  }

  /** An index by which the relationships of a type are found by who reported them. */
  static String index(String type) {
    return "CREATE INDEX IF NOT EXISTS FOR ()-[r:%s]-() ON (r.%s)"
        .formatted(Cypher.quoted(type), PROPERTY);
  }
}
