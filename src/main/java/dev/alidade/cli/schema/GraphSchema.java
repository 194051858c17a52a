package dev.alidade.cli.schema;

import dev.alidade.analysis.Analyses;
import dev.alidade.analysis.Analysis;
import dev.alidade.analysis.Derived;
import dev.alidade.analysis.PermissionMappingFile;
import dev.alidade.catalog.Module;
import dev.alidade.catalog.account.SurveyedAccount;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Ownership;
import dev.alidade.store.SchemaStatements;
import dev.alidade.store.SchemaStatements.Key;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the graph holds after a survey: labels and relationships, and behind each of them the AWS
 * operations. Read from the same definitions that the survey runs.
 *
 * @param labels by name
 * @param links by source, type and target
 * @param scopedTypes the relationship types with an index on the account that reported them
 */
public record GraphSchema(
    List<LabelSchema> labels, List<LinkSchema> links, Set<String> scopedTypes) {

  /** Properties of relationships that say which account reported them. */
  private static final List<String> REPORTED_BY =
      List.of("_sub_resource_label", "_sub_resource_id");

  /** Copies the lists. */
  public GraphSchema {
    labels = List.copyOf(labels);
    links = List.copyOf(links);
    scopedTypes = Set.copyOf(scopedTypes);
  }

  /** The schema of these modules, what every survey writes, and what the analyses then find. */
  public static GraphSchema of(Collection<Module> modules, Collection<Analysis> analyses) {
    var collected = new Collected();
    SurveyedAccount.types().forEach(type -> collected.add(type, Origin.SURVEYED));
    collect(modules, analyses, collected);
    return collected.schema();
  }

  /** The schema of these modules and analyses alone. */
  public static GraphSchema only(Collection<Module> modules, Collection<Analysis> analyses) {
    var collected = new Collected();
    collect(modules, analyses, collected);
    return collected.schema();
  }

  /** The schema of what every survey writes, whatever is selected. */
  static GraphSchema ofAccounts() {
    return of(List.of(), List.of());
  }

  private static void collect(
      Collection<Module> modules, Collection<Analysis> analyses, Collected collected) {
    var keys = modules.stream().map(Module::key).toList();
    Analyses.selectable(PermissionMappingFile.ours()).stream()
        .filter(derived -> derived.module().filter(keys::contains).isPresent())
        .forEach(derived -> collected.add(derived.derives(), Origin.of(derived)));
    for (var module : modules) {
      for (var resource : module.resources()) {
        var origin = Origin.of(module, resource);
        resource.nodes().forEach(type -> collected.add(type, origin));
        resource.links().forEach(type -> collected.add(type, origin));
      }
    }
    analyses.forEach(analysis -> collected.add(analysis.derives(), Origin.of(analysis)));
  }

  /** The part of it that concerns these labels: they themselves and the links that touch them. */
  public GraphSchema about(Collection<String> wanted) {
    var names = new TreeSet<String>();
    var kept = new ArrayList<LabelSchema>();
    for (var label : labels) {
      if (wanted.stream().anyMatch(label::carries)) {
        kept.add(label);
        names.add(label.name());
      }
    }
    var touching = links.stream().filter(link -> names.stream().anyMatch(link::touches)).toList();
    return new GraphSchema(
        kept,
        touching,
        scopedTypes.stream()
            .filter(type -> touching.stream().anyMatch(link -> link.type().equals(type)))
            .collect(Collectors.toSet()));
  }

  /** All labels that somebody may ask for, primary and other ones. */
  public Set<String> labelNames() {
    var names = new TreeSet<String>();
    for (var label : labels) {
      names.add(label.name());
      names.addAll(label.also());
      names.addAll(label.former());
      names.addAll(label.sometimes());
    }
    return names;
  }

  /** The relationships that start or end at a label. */
  List<LinkSchema> linksOf(LabelSchema label) {
    return links.stream().filter(link -> link.touches(label.name())).toList();
  }

  /** Everybody who contributes, in the order of the definitions. */
  List<Origin> origins() {
    var origins = new ArrayList<Origin>();
    labels.forEach(label -> origins.addAll(label.origins()));
    links.forEach(link -> origins.addAll(link.origins()));
    return origins.stream().distinct().toList();
  }

  /** Puts together what several definitions say of the same label or relationship. */
  private static final class Collected {

    private final TreeMap<String, LabelParts> labels = new TreeMap<>();
    private final TreeMap<String, LinkSchema> links = new TreeMap<>();
    private final List<NodeType<?>> nodeTypes = new ArrayList<>();
    private final List<LinkType<?>> linkTypes = new ArrayList<>();

    void add(NodeType<?> type, Origin origin) {
      nodeTypes.add(type);
      labels.computeIfAbsent(type.label(), LabelParts::new).add(type, origin);
      if (type.ownership() instanceof Ownership.ByAccount) {
        add(new LinkSchema("AWSAccount", "RESOURCE", type.label(), List.of(), List.of(origin)));
      }
      type.links().forEach(link -> add(link, origin));
    }

    void add(LinkType<?> type, Origin origin) {
      linkTypes.add(type);
      var properties = new ArrayList<String>();
      type.properties().forEach(property -> properties.add(property.name()));
      if (type.scoped()) {
        properties.addAll(REPORTED_BY);
      }
      var source = type.outgoing() ? type.near() : type.far();
      var target = type.outgoing() ? type.far() : type.near();
      add(new LinkSchema(source.label(), type.type(), target.label(), properties, List.of(origin)));
    }

    void add(Derived derived, Origin origin) {
      for (var property : derived.properties()) {
        labels.computeIfAbsent(property.label(), LabelParts::new).derived(property.name(), origin);
      }
      for (var link : derived.links()) {
        add(
            new LinkSchema(
                link.source(), link.type(), link.target(), link.properties(), List.of(origin)));
      }
    }

    private void add(LinkSchema link) {
      links.merge(
          link.pattern(),
          link,
          (one, other) ->
              new LinkSchema(
                  one.source(),
                  one.type(),
                  one.target(),
                  union(one.properties(), other.properties()),
                  union(one.origins(), other.origins())));
    }

    GraphSchema schema() {
      var unique = SchemaStatements.unique(nodeTypes);
      var indexed = SchemaStatements.indexed(nodeTypes, linkTypes);
      return new GraphSchema(
          labels.values().stream().map(parts -> parts.label(unique, indexed)).toList(),
          links.values().stream().sorted(LinkSchema.ORDER).toList(),
          SchemaStatements.scopedTypes(linkTypes));
    }

    private static <V> List<V> union(List<V> one, List<V> other) {
      var all = new ArrayList<>(one);
      other.stream().filter(value -> !all.contains(value)).forEach(all::add);
      return all;
    }
  }

  /** What has been said of one label so far. */
  private static final class LabelParts {

    private final String name;
    private final TreeSet<String> also = new TreeSet<>();
    private final TreeSet<String> former = new TreeSet<>();
    private final TreeSet<String> sometimes = new TreeSet<>();
    private final LinkedHashMap<String, LabelSchema.PropertySchema> properties =
        new LinkedHashMap<>();
    private final List<LabelSchema.Witness> witnesses = new ArrayList<>();
    private LabelSchema.Kept kept = new LabelSchema.Kept.Always();

    LabelParts(String name) {
      this.name = name;
    }

    void add(NodeType<?> type, Origin origin) {
      type.extraLabels().stream()
          .filter(label -> !type.formerLabels().contains(label))
          .forEach(also::add);
      former.addAll(type.formerLabels());
      type.conditionalLabels().forEach(conditional -> sometimes.add(conditional.label()));
      type.properties().forEach(p -> property(p.name(), p.indexed(), origin));
      var sight =
          type.isFacet()
              ? LabelSchema.Sight.DESCRIBED
              : type.authoritative() ? LabelSchema.Sight.LISTED : LabelSchema.Sight.NAMED;
      witness(origin, sight);
      if (sight == LabelSchema.Sight.LISTED) {
        kept = kept(type);
      }
    }

    void derived(String property, Origin origin) {
      property(property, false, origin);
      witness(origin, LabelSchema.Sight.DERIVED);
    }

    private void witness(Origin origin, LabelSchema.Sight sight) {
      var witness = new LabelSchema.Witness(origin, sight);
      if (!witnesses.contains(witness)) {
        witnesses.add(witness);
      }
    }

    private void property(String property, boolean indexed, Origin origin) {
      properties.merge(
          property,
          new LabelSchema.PropertySchema(property, indexed, List.of(origin)),
          (one, other) ->
              new LabelSchema.PropertySchema(
                  property,
                  one.indexed() || other.indexed(),
                  Collected.union(one.origins(), other.origins())));
    }

    private static LabelSchema.Kept kept(NodeType<?> type) {
      return switch (type.ownership()) {
        case Ownership.ByAccount account ->
            new LabelSchema.Kept.WhileListed(type.hasRegion(), type.shared());
        case Ownership.ByNamedAccount account ->
            new LabelSchema.Kept.WhileListed(type.hasRegion(), true);
        case Ownership.ReachedFrom reached ->
            new LabelSchema.Kept.WhileReached(pattern(reached.ownedLabel(), reached.path()));
        case Ownership.PartOf part ->
            new LabelSchema.Kept.WhilePart(pattern(part.wholeLabel(), part.path()));
        case Ownership.WhileLinked(var linkType) -> new LabelSchema.Kept.WhileLinked(linkType);
        case Ownership.None nobody -> new LabelSchema.Kept.Always();
      };
    }

    private static String pattern(String from, List<Ownership.Step> path) {
      return "(:"
          + from
          + ")"
          + path.stream()
              .map(step -> "-[:" + step.type() + "]->(:" + step.label() + ")")
              .collect(Collectors.joining());
    }

    LabelSchema label(Set<Key> unique, Set<Key> indexed) {
      var carried = new TreeSet<String>();
      carried.add(name);
      carried.addAll(also);
      carried.addAll(former);
      carried.addAll(sometimes);
      return new LabelSchema(
          name,
          List.copyOf(also),
          List.copyOf(former),
          List.copyOf(sometimes),
          kept,
          List.copyOf(properties.values()),
          unique.stream().filter(key -> key.label().equals(name)).toList(),
          indexed.stream().filter(key -> carried.contains(key.label())).toList(),
          witnesses);
    }
  }
}
