package dev.alidade.graph;

import java.util.function.Consumer;

/** Where a survey puts what it finds. Adding may block until the database has caught up. */
public interface Rows {

  /** Adds the node of this item and the links that its type declares. */
  <T> void add(NodeType<T> type, T item);

  /** Adds a link that belongs to neither end's type. */
  <T> void link(LinkType<T> type, T item);

  /**
   * Adds what was read to its end as one whole, whichever account was asked for it: the tree of an
   * organisation, the statements of a policy of AWS. What the whole had before and these parts lack
   * is gone. The types must be {@linkplain NodeTypeBuilder#partsOfAWhole() parts of a whole}.
   *
   * @param name names the whole among all that there are
   * @param parts adds every part
   */
  default void whole(String name, Consumer<Rows> parts) {
    parts.accept(this);
  }
}
