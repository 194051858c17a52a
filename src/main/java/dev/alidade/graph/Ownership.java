package dev.alidade.graph;

import java.util.List;

/** How a node belongs to an account, and so how a sweep finds those that have gone. */
public sealed interface Ownership {

  /** The account has a {@code RESOURCE} relationship to the node. */
  record ByAccount() implements Ownership {}

  /**
   * The node hangs on others that the account owns.
   *
   * @param ownedLabel the label of nodes that the account owns
   * @param path the relationships from there to the node
   */
  record ReachedFrom(String ownedLabel, List<Step> path) implements Ownership {}

  /**
   * The node is part of a whole that is written only when all of its parts are known, such as the
   * units of an organisation: a part that a run did not see, although it saw the whole, is gone.
   *
   * @param wholeLabel the label of the whole
   * @param path the relationships from the whole to the part
   */
  record PartOf(String wholeLabel, List<Step> path) implements Ownership {}

  /** Nobody's: such nodes are never swept. */
  record None() implements Ownership {}

  /**
   * One relationship of a path, in its own direction.
   *
   * @param type the relationship type
   * @param label the label of the node that it leads to
   */
  record Step(String type, String label) {}
}
