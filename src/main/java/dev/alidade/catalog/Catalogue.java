package dev.alidade.catalog;

import dev.alidade.aws.Operation;
import dev.alidade.aws.Services;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All resources, in the order of the catalogue, and the questions that others ask of them. */
public final class Catalogue {

  private final List<Resource> resources;
  private final List<Module> modules;

  /**
   * A catalogue of these resources.
   *
   * @param derived the keys of modules that follow from the graph, and so come last
   */
  public Catalogue(List<Resource> resources, List<String> derived) {
    this.resources = List.copyOf(resources);
    var byKey = new LinkedHashMap<String, List<Resource>>();
    for (var resource : resources) {
      byKey.computeIfAbsent(resource.module(), key -> new ArrayList<>()).add(resource);
    }
    derived.forEach(key -> byKey.put(key, List.of()));
    this.modules =
        byKey.entrySet().stream()
            .map(e -> new Module(e.getKey(), List.copyOf(e.getValue())))
            .toList();
  }

  /** Every resource. */
  public List<Resource> resources() {
    return resources;
  }

  /** Every module, in the order of the catalogue. */
  public List<Module> modules() {
    return modules;
  }

  /** The keys that people can select. */
  public Set<String> keys() {
    return modules.stream().map(Module::key).collect(Collectors.toUnmodifiableSet());
  }

  /** The modules with these keys, in the order of the catalogue whatever the order asked. */
  public List<Module> select(Collection<String> keys) {
    return select(keys, List.of());
  }

  /** The same without the resources that are skipped under these names. */
  public List<Module> select(Collection<String> keys, Collection<String> skipped) {
    var chosen =
        modules.stream()
            .filter(module -> keys.contains(module.key()))
            .filter(module -> module.derived() || !left(module, skipped).isEmpty())
            .map(module -> new Module(module.key(), left(module, skipped)))
            .toList();
    var all = chosen.stream().flatMap(module -> module.resources().stream()).toList();
    return chosen.stream()
        .map(
            module ->
                new Module(
                    module.key(),
                    module.resources().stream().map(resource -> resource.among(all)).toList()))
        .toList();
  }

  private static List<Resource> left(Module module, Collection<String> skipped) {
    return module.resources().stream()
        .filter(r -> r.skippableAs().filter(skipped::contains).isEmpty())
        .toList();
  }

  /** The names of what can be skipped. */
  public Set<String> skippable() {
    return resources.stream()
        .flatMap(resource -> resource.skippableAs().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What is known of the services that its resources call. */
  public Services services() {
    return new Services(
        resources.stream()
            .flatMap(resource -> resource.operations().stream())
            .map(Operation::service)
            .distinct()
            .toList());
  }

  /** The settings of all resources. */
  public List<ModuleSetting<?>> settings() {
    return resources.stream()
        .<ModuleSetting<?>>flatMap(resource -> resource.declaration().settings().stream())
        .distinct()
        .toList();
  }

  /** Every node type that some resource writes. */
  public List<NodeType<?>> nodeTypes() {
    return resources.stream().<NodeType<?>>flatMap(r -> r.nodes().stream()).distinct().toList();
  }

  /** Every link type, those of node types and those by themselves. */
  public List<LinkType<?>> linkTypes() {
    return resources.stream().<LinkType<?>>flatMap(r -> linksOf(r).stream()).distinct().toList();
  }

  /** The relationship types that some resource writes, ownership included. */
  public Set<String> relationshipTypes() {
    return Stream.concat(linkTypes().stream().map(LinkType::type), Stream.of("RESOURCE"))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The link types of one resource. */
  public static List<LinkType<?>> linksOf(Resource resource) {
    var links = new ArrayList<LinkType<?>>();
    resource.nodes().forEach(node -> links.addAll(node.links()));
    links.addAll(resource.links());
    return links;
  }
}
