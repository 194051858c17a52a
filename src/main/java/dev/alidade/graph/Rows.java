package dev.alidade.graph;

/** Where a survey puts what it finds. Adding may block until the database has caught up. */
public interface Rows {

  /** Adds the node of this item and the links that its type declares. */
  <T> void add(NodeType<T> type, T item);

  /** Adds a link that belongs to neither end's type. */
  <T> void link(LinkType<T> type, T item);
}
