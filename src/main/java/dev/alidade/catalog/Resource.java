package dev.alidade.catalog;

import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import java.util.List;

/**
 * One thing that AWS lists: which call lists it, and which nodes and links come of it. A resource
 * never reads the graph.
 *
 * <p>Each account and region of a resource is a scope with an outcome of its own: what {@code
 * survey} throws decides it, so a failure is never caught here to go on.
 */
public sealed interface Resource permits RegionalResource, GlobalResource, CarriedResource {

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

  /** What the scope is called in reports: the class name of the resource. */
  default String name() {
    return getClass().getSimpleName();
  }
}
