package dev.alidade.catalog;

import dev.alidade.aws.Operation;
import java.util.Comparator;
import java.util.List;

/**
 * What people select on the command line: the resources that share a key.
 *
 * @param key the key, for example {@code ec2:volumes}
 * @param resources empty for a module that asks AWS nothing, because it follows from the others
 */
public record Module(String key, List<Resource> resources) {

  /** Whether the module is listed for each region. */
  public boolean regional() {
    return resources.stream().anyMatch(RegionalResource.class::isInstance);
  }

  /** Whether the module follows from what the graph has once the others are through. */
  public boolean derived() {
    return resources.isEmpty();
  }

  /** The operations that the module calls, by service and name. */
  public List<Operation> operations() {
    return resources.stream()
        .flatMap(r -> r.operations().stream())
        .distinct()
        .sorted(Comparator.comparing(Operation::toString))
        .toList();
  }

  /** The IAM actions that the module uses, sorted. */
  public List<String> actions() {
    return operations().stream().map(Operation::action).distinct().sorted().toList();
  }

  /** The primary labels that the module writes, sorted. */
  public List<String> labels() {
    return resources.stream()
        .flatMap(r -> r.nodes().stream())
        .map(dev.alidade.graph.NodeType::label)
        .distinct()
        .sorted()
        .toList();
  }
}
