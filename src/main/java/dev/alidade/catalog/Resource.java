package dev.alidade.catalog;

import dev.alidade.aws.Operation;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import java.util.List;
import java.util.Optional;

/**
 * One thing that AWS lists: which call lists it, and which nodes and links come of it. A resource
 * never reads the graph.
 *
 * <p>Each account and region of a resource is a scope with an outcome of its own: what {@code
 * survey} throws decides it, so a failure is never caught here to go on.
 */
public sealed interface Resource permits RegionalResource, GlobalResource, RunResource {

  /** The module, the operations that a survey may call, and what it writes. */
  Declaration declaration();

  /** The key of the module that this belongs to, for example {@code ec2:volumes}. */
  default String module() {
    return declaration().module();
  }

  /**
   * All operations that a survey can call. What each leaves out of its answer by default stands in
   * {@code docs/what-lists-leave-out.md}.
   */
  default List<Operation> operations() {
    return declaration().operations();
  }

  /** The IAM actions of these operations, for example {@code ec2:DescribeVolumes}. */
  default List<String> actions() {
    return operations().stream().map(Operation::action).distinct().toList();
  }

  /** The node types that a survey adds rows of. */
  default List<NodeType<?>> nodes() {
    return declaration().nodes();
  }

  /** The links that a survey adds by themselves, besides those of its node types. */
  default List<LinkType<?>> links() {
    return declaration().links();
  }

  /** The name under which {@code --skip} leaves it out; empty for most. */
  default Optional<String> skippableAs() {
    return declaration().skippableAs();
  }

  /**
   * Whether it only writes facets of nodes that other resources bring, so that nothing waits for
   * it: links, sweep and analyses go on while it is still being asked.
   */
  default boolean writesFacetsOnly() {
    return links().isEmpty()
        && nodes().stream().allMatch(type -> type.isFacet() && type.links().isEmpty());
  }

  /**
   * Resources that this one follows at each place where both are surveyed, as their lists also
   * bring something that it needs. It waits until they have ended, well or not, and takes no room
   * while it does; it must do without them, since a run may have chosen others.
   */
  default List<Class<? extends Resource>> after() {
    return List.of();
  }

  /**
   * This resource as it is in a run of these: one that asks for what others bring leaves out what
   * nobody of them does.
   *
   * @param chosen all resources of the run
   */
  default Resource among(List<Resource> chosen) {
    return this;
  }

  /** What the scope is called in reports: the class name of the resource. */
  default String name() {
    return getClass().getSimpleName();
  }
}
