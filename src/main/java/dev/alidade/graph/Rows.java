package dev.alidade.graph;

import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;

/** Where a survey puts what it finds. Adding may block until the database has caught up. */
public interface Rows {

  /** Adds the node of this item and the links that its type declares. */
  <T> void add(NodeType<T> type, T item);

  /** Adds a link that belongs to neither end's type. */
  <T> void link(LinkType<T> type, T item);

  /**
   * Says of some immutable things that they are still there, and returns those of them that are
   * charted in full, by this very scope: these need not be fetched and added again. Of the others
   * nothing is known. It is all that a definition hears of the graph.
   *
   * <p>To be charted in full is to have every link that came with the node, and every part with
   * what is between them, as this version of the command writes them.
   *
   * @param type an {@linkplain NodeTypeBuilder#immutable() immutable} type
   * @param ids the nodes' ids
   */
  default Set<String> seen(NodeType<?> type, Collection<String> ids) {
    return Set.of();
  }

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
