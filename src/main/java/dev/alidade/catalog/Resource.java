package dev.alidade.catalog;

import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Presence;
import java.util.List;
import java.util.Optional;

/**
 * One thing that AWS lists: which call lists it, and which nodes and links come of it. A resource
 * never reads the graph.
 *
 * <p>Each account and region of a resource is a scope with an outcome of its own: what {@code
 * survey} throws decides it, so a failure is never caught here to go on.
 */
public sealed interface Resource permits RegionalResource, GlobalResource {

  /** The key of the module that this belongs to, for example {@code ec2:volumes}. */
  String module();

  /**
   * The IAM actions of all calls that a survey can make, for example {@code ec2:DescribeVolumes}.
   */
  List<String> operations();

  /** The node types that a survey adds rows of. */
  List<NodeType<?>> nodes();

  /** The links that a survey adds by themselves, besides those of its node types. */
  default List<LinkType<?>> links() {
    return List.of();
  }

  /**
   * The name under which {@code --skip} leaves it out, for what is expensive to ask and can be
   * missed; empty for the rest.
   */
  default Optional<String> skippableAs() {
    return Optional.empty();
  }

  /**
   * Whether it only describes nodes that other resources bring, so that nothing waits for it:
   * links, sweep and analyses go on while it is still being asked.
   */
  default boolean onlyDescribes() {
    return links().isEmpty()
        && nodes().stream()
            .allMatch(type -> type.presence() == Presence.EXPECTED && type.links().isEmpty());
  }

  /** What the scope is called in reports: the class name of the resource. */
  default String name() {
    return getClass().getSimpleName();
  }
}
