package dev.alidade.graph;

import java.util.List;
import java.util.Set;

/** How a node belongs to an account, and so how a sweep finds those that have gone. */
public sealed interface Ownership {

  /** The account has a {@code RESOURCE} relationship to the node. */
  record ByAccount() implements Ownership {}

  /**
   * The account that the item names has a {@code RESOURCE} relationship to the node, which need not
   * be the surveyed one: others see it too, through a peering for example.
   */
  record ByNamedAccount() implements Ownership {}

  /**
   * The node hangs on others that the account owns.
   *
   * @param ownedLabel the label of nodes that the account owns
   * @param path the relationships from there to the node
   */
  record ReachedFrom(String ownedLabel, List<Step> path) implements Ownership {}

  /**
   * Nobody's, and kept as long as a relationship of this type points at it.
   *
   * @param type the relationship type
   */
  record WhileLinked(String type) implements Ownership {}

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

  /** The relationship from an account to what it owns. */
  String RESOURCE = "RESOURCE";

  /** The relationship types that keep a node in the graph by pointing at it; empty: for ever. */
  default Set<String> keepers() {
    return switch (this) {
      case ByAccount _, ByNamedAccount _ -> Set.of(RESOURCE);
      case ReachedFrom(var _, var path) -> Set.of(path.getLast().type());
      case WhileLinked(var type) -> Set.of(type);
      case PartOf(var _, var path) -> Set.of(path.getLast().type());
      case None _ -> Set.of();
    };
  }

  /**
   * One relationship of a path, in its own direction.
   *
   * @param type the relationship type
   * @param label the label of the node that it leads to
   */
  record Step(String type, String label) {}
}
