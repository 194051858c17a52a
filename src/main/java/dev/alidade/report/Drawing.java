package dev.alidade.report;

import java.util.List;
import java.util.Map;

/**
 * Nodes and relationships to draw.
 *
 * @param truncated whether there were more paths than {@link #MOST_PATHS}
 */
public record Drawing(List<Node> nodes, List<Link> links, boolean truncated) {

  /** A drawing with more than some hundred nodes shows nothing; the table has the rest. */
  static final int MOST_PATHS = 150;

  static final Drawing EMPTY = new Drawing(List.of(), List.of(), false);

  /** Keeps copies. */
  public Drawing {
    nodes = List.copyOf(nodes);
    links = List.copyOf(links);
  }

  /**
   * A node.
   *
   * @param id Neo4j's own id, the same in all drawings of one database
   * @param depth the farthest place from the start of a path that it has, counted from 0
   * @param accounts names of accounts that have it, at most two: enough to tell one from several
   */
  public record Node(
      String id,
      List<String> labels,
      Map<String, Object> properties,
      int depth,
      List<String> accounts) {}

  /** A relationship between two nodes of the drawing. */
  public record Link(String id, String from, String to, String type) {}
}
