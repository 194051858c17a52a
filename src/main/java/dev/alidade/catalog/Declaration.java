package dev.alidade.catalog;

import dev.alidade.aws.AwsService;
import dev.alidade.aws.Operation;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a resource says of itself before anything is asked: the module that people select, the
 * operations that a survey may call, what it writes.
 *
 * <pre>{@code
 * return inModule("ec2:volumes").calls(Ec2.SERVICE, "DescribeVolumes").writes(VOLUME);
 * }</pre>
 *
 * @param module the key of the module, for example {@code ec2:volumes}
 * @param operations all operations that a survey can call
 * @param nodes the node types that it adds rows of
 * @param links the links that it adds by themselves, besides those of its node types
 * @param settings the options that only this resource has
 * @param skippableAs the name under which {@code --skip} leaves it out, for what is expensive to
 *     ask and can be missed; empty for the rest
 */
public record Declaration(
    String module,
    List<Operation> operations,
    List<NodeType<?>> nodes,
    List<LinkType<?>> links,
    List<ModuleSetting<?>> settings,
    Optional<String> skippableAs) {

  /** Keeps copies. */
  public Declaration {
    operations = List.copyOf(operations);
    nodes = List.copyOf(nodes);
    links = List.copyOf(links);
    settings = List.copyOf(settings);
  }

  /** A resource of a module. */
  public static Declaration inModule(String key) {
    return new Declaration(key, List.of(), List.of(), List.of(), List.of(), Optional.empty());
  }

  /** Operations of a service that a survey can call. */
  public Declaration calls(AwsService service, String... names) {
    var more = Stream.concat(operations.stream(), service.operations(names).stream()).toList();
    return new Declaration(module, more, nodes, links, settings, skippableAs);
  }

  /** The node types that it adds rows of. */
  public Declaration writes(NodeType<?>... types) {
    return new Declaration(module, operations, List.of(types), links, settings, skippableAs);
  }

  /** The links that it adds by themselves. */
  public Declaration links(LinkType<?>... types) {
    return new Declaration(module, operations, nodes, List.of(types), settings, skippableAs);
  }

  /** The options that only this resource has. */
  public Declaration settings(ModuleSetting<?>... some) {
    return new Declaration(module, operations, nodes, links, List.of(some), skippableAs);
  }

  /** The name under which {@code --skip} leaves it out. */
  public Declaration skippableAs(String name) {
    return new Declaration(module, operations, nodes, links, settings, Optional.of(name));
  }
}
