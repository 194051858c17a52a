package dev.alidade.survey;

import dev.alidade.aws.Outcome;
import dev.alidade.catalog.Catalogue;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Resource;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Ownership;
import dev.alidade.store.Labels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which stale things of an account may be removed, given how its scopes ended. Pure.
 *
 * <p>A label is swept by the resources whose listing is authoritative for it, a relationship by all
 * resources that write its pattern: each of them must have been asked and must have answered in
 * full. What knows its region is swept region by region; the rest only if every region answered.
 */
final class SweepPlan {

  private final Catalogue catalogue;
  private final Labels labels;

  SweepPlan(Catalogue catalogue, Labels labels) {
    this.catalogue = catalogue;
    this.labels = labels;
  }

  /** One removal, in one region or (null) in the account as a whole. */
  sealed interface Step {
    /**
     * Stale relationships of a type.
     *
     * @param unless as with nodes
     */
    record Links(LinkType<?> type, @Nullable String region, Set<String> unless) implements Step {}

    /**
     * Stale nodes of a type.
     *
     * @param unless where the node has no region: labels of the same listing that have one; if the
     *     account stores such nodes outside the surveyed regions, these cannot be told apart
     */
    record Nodes(NodeType<?> type, @Nullable String region, Set<String> unless) implements Step {}

    /**
     * Stale relationships that keep nodes without an account.
     *
     * @param unless as with nodes
     */
    record Keepers(NodeType<?> type, @Nullable String region, Set<String> unless) implements Step {}
  }

  /** The removals of one account, relationships before nodes. */
  List<Step> steps(Map<ScopeId, Outcome> outcomes) {
    var links = new LinkedHashSet<Step>();
    var nodes = new LinkedHashSet<Step>();
    var keepers = new LinkedHashSet<Step>();
    var writers = writersByPattern();
    for (var resource : catalogue.resources()) {
      for (var type : resource.nodes()) {
        if (!type.authoritative()) {
          continue;
        }
        var witnesses = witnesses(type);
        switch (type.ownership()) {
          case Ownership.ByAccount owned -> {
            if (type.hasRegion() && allRegional(witnesses)) {
              allowedRegions(witnesses, outcomes)
                  .forEach(region -> nodes.add(new Step.Nodes(type, region, Set.of())));
            } else if (allowedAsAWhole(witnesses, outcomes)) {
              nodes.add(new Step.Nodes(type, null, regionalLabels(witnesses)));
            }
          }
          case Ownership.ReachedFrom kept -> {
            if (allowedAsAWhole(witnesses, outcomes)) {
              keepers.add(new Step.Keepers(type, null, regionalLabels(witnesses)));
            }
          }
          // Not the account's: left to the end of the run.
          case Ownership.PartOf part -> {}
          case Ownership.None none -> {}
        }
      }
    }
    for (var pattern : writers.values()) {
      var anchor = labels.anchor(pattern.type());
      if (anchor.isEmpty()) {
        continue;
      }
      if (anchor.get().hasRegion() && allRegional(pattern.writers())) {
        allowedRegions(pattern.writers(), outcomes)
            .forEach(region -> links.add(new Step.Links(pattern.type(), region, Set.of())));
      } else if (allowedAsAWhole(pattern.writers(), outcomes)) {
        links.add(new Step.Links(pattern.type(), null, regionalLabels(pattern.writers())));
      }
    }
    var steps = new ArrayList<Step>(links);
    steps.addAll(nodes);
    steps.addAll(keepers);
    return steps;
  }

  /** A removal of parts, which are no account's. */
  sealed interface PartStep {
    /** Stale nodes of a type. */
    record Nodes(NodeType<?> type) implements PartStep {}

    /**
     * Stale relationships of a type.
     *
     * @param atNear whether the near end is the part
     * @param part how the part is found
     */
    record Links(LinkType<?> type, boolean atNear, Ownership.PartOf part) implements PartStep {}
  }

  /**
   * The removals among what belongs to no account, given how the scopes of all accounts ended: what
   * is furthest from its whole goes first, as it is found through the rest.
   */
  List<PartStep> partSteps(Collection<Map<ScopeId, Outcome>> accounts) {
    var parts = new LinkedHashMap<String, Ownership.PartOf>();
    var nodes = new ArrayList<PartStep.Nodes>();
    for (var type : catalogue.nodeTypes()) {
      if (type.authoritative() && type.ownership() instanceof Ownership.PartOf part) {
        parts.put(type.label(), part);
        if (answered(witnesses(type), accounts)) {
          nodes.add(new PartStep.Nodes(type));
        }
      }
    }
    nodes.sort(
        Comparator.comparingInt(
            step -> -((Ownership.PartOf) step.type().ownership()).path().size()));
    var steps = new ArrayList<PartStep>(nodes);
    for (var pattern : writersByPattern().values()) {
      var near = parts.get(pattern.type().near().label());
      var part = near == null ? parts.get(pattern.type().far().label()) : near;
      if (part != null && answered(pattern.writers(), accounts)) {
        steps.add(new PartStep.Links(pattern.type(), near != null, part));
      }
    }
    return steps;
  }

  /** Whether each resource answered in full somewhere, and failed nowhere. */
  private static boolean answered(
      Set<Resource> resources, Collection<Map<ScopeId, Outcome>> accounts) {
    return resources.stream()
        .allMatch(
            resource -> {
              var asked =
                  accounts.stream()
                      .flatMap(outcomes -> outcomes.entrySet().stream())
                      .filter(e -> isOf(e.getKey(), resource))
                      .map(Map.Entry::getValue)
                      .toList();
              return answered(asked);
            });
  }

  /** Whether one of many answered in full and none failed; some may be denied or unsupported. */
  static boolean answered(Collection<Outcome> asked) {
    return asked.stream().anyMatch(Outcome.Complete.class::isInstance)
        && asked.stream()
            .noneMatch(
                outcome ->
                    switch (outcome) {
                      case Outcome.Complete _, Outcome.Denied _, Outcome.Unsupported _ -> false;
                      case Outcome.Partial _, Outcome.Failed _ -> true;
                    });
  }

  private record Pattern(LinkType<?> type, Set<Resource> writers) {}

  private Map<String, Pattern> writersByPattern() {
    var patterns = new LinkedHashMap<String, Pattern>();
    for (var resource : catalogue.resources()) {
      for (var link : Catalogue.linksOf(resource)) {
        patterns
            .computeIfAbsent(
                link.pattern() + (link.scoped() ? " scoped" : ""),
                key -> new Pattern(link, new LinkedHashSet<>()))
            .writers()
            .add(resource);
      }
    }
    return patterns;
  }

  /** The resources whose listings, taken together, show every node of a label. */
  private Set<Resource> witnesses(NodeType<?> type) {
    return catalogue.resources().stream()
        .filter(
            resource ->
                resource.nodes().stream()
                    .anyMatch(other -> other.authoritative() && other.label().equals(type.label())))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static boolean allRegional(Set<Resource> resources) {
    return resources.stream().allMatch(RegionalResource.class::isInstance);
  }

  /** The regions in which each of the resources was asked and answered in full. */
  private static Set<String> allowedRegions(
      Set<Resource> resources, Map<ScopeId, Outcome> outcomes) {
    return outcomes.keySet().stream()
        .map(ScopeId::region)
        .filter(
            region ->
                resources.stream()
                    .allMatch(
                        resource ->
                            outcomes.entrySet().stream()
                                .anyMatch(
                                    e ->
                                        isOf(e.getKey(), resource)
                                            && e.getKey().region().equals(region)
                                            && e.getValue().allowsSweep())))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean allowedAsAWhole(Set<Resource> resources, Map<ScopeId, Outcome> outcomes) {
    return resources.stream()
        .allMatch(
            resource -> {
              var asked =
                  outcomes.entrySet().stream().filter(e -> isOf(e.getKey(), resource)).toList();
              return !asked.isEmpty() && asked.stream().allMatch(e -> e.getValue().allowsSweep());
            });
  }

  private static boolean isOf(ScopeId scope, Resource resource) {
    return scope.module().equals(resource.module()) && scope.resource().equals(resource.name());
  }

  private static Set<String> regionalLabels(Set<Resource> resources) {
    return resources.stream()
        .filter(RegionalResource.class::isInstance)
        .flatMap(resource -> resource.nodes().stream())
        .filter(type -> type.hasRegion() && type.ownership() instanceof Ownership.ByAccount)
        .map(NodeType::label)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
