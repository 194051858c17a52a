package dev.alidade.survey;

import dev.alidade.catalog.Catalogue;
import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Resource;
import dev.alidade.catalog.RunResource;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Ownership;
import dev.alidade.graph.Place;
import dev.alidade.graph.Reporter;
import dev.alidade.store.LinkPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether stale things that a scope once reported may go, given what was answered. Pure, and built
 * from the definitions alone: who can have written a relationship is known from what the resources
 * declare, and each of them must have answered in full in the region that the relationship names.
 * Where nobody can have written it, nothing is removed.
 *
 * <p>Two patterns can be the same relationship in the graph if their ends can be the same nodes: a
 * role is an {@code AWSRole} and an {@code AWSPrincipal}. So the writers of a pattern are those of
 * all patterns that overlap with it.
 */
final class SweepPlan {

  /** A resource, and the node or link type that a detail call of it may not have answered for. */
  private record Writer(Resource resource, Object type, Object link) {

    /** Whether its scopes report under marks of this region. */
    boolean reportsIn(String region) {
      return switch (resource) {
        case GlobalResource global -> region.equals(Place.GLOBAL);
        case RegionalResource _, RunResource _ -> !region.equals(Place.GLOBAL);
      };
    }

    boolean inFull(String region, Evidence evidence) {
      return evidence.inFull(resource, type, region) && evidence.inFull(resource, link, region);
    }
  }

  private final Map<String, List<Writer>> listings = new LinkedHashMap<>();
  private final Set<String> ownedAlone = new HashSet<>();
  private final Map<LinkPattern, List<Writer>> writers = new LinkedHashMap<>();
  private final Set<LinkPattern> parts = new LinkedHashSet<>();
  private final Map<String, Set<String>> carried = new HashMap<>();

  /**
   * A plan for a run.
   *
   * @param ours which links the run writes; the others are left alone
   */
  SweepPlan(Catalogue catalogue, Predicate<LinkType<?>> ours) {
    for (var type : catalogue.nodeTypes()) {
      carry(type);
    }
    for (var resource : catalogue.resources()) {
      for (var type : resource.nodes()) {
        if (type.ownership() instanceof Ownership.ByAccount) {
          if (!type.shared()) {
            ownedAlone.add(type.label());
          }
          listings
              .computeIfAbsent(type.label(), label -> new ArrayList<>())
              .add(new Writer(resource, type, type));
        }
        for (var link : type.links()) {
          if (type.partOfAWhole()) {
            parts.add(LinkPattern.of(link));
          } else if (ours.test(link)) {
            write(resource, type, link);
          }
        }
      }
      for (var link : resource.links()) {
        if (ours.test(link)) {
          write(resource, link, link);
        }
      }
    }
    overlapping();
  }

  private void carry(NodeType<?> type) {
    var all = new HashSet<String>(type.extraLabels());
    all.add(type.label());
    type.conditionalLabels().forEach(conditional -> all.add(conditional.label()));
    all.forEach(label -> carried.computeIfAbsent(label, l -> new HashSet<>()).addAll(all));
  }

  private void write(Resource resource, Object type, LinkType<?> link) {
    writers
        .computeIfAbsent(LinkPattern.of(link), p -> new ArrayList<>())
        .add(new Writer(resource, type, link));
  }

  private void overlapping() {
    var alone = new LinkedHashMap<>(writers);
    for (var pattern : alone.keySet()) {
      var all = new LinkedHashSet<Writer>();
      alone.forEach(
          (other, theirs) -> {
            if (other.type().equals(pattern.type())
                && canBeOne(other.source(), pattern.source())
                && canBeOne(other.target(), pattern.target())) {
              all.addAll(theirs);
            }
          });
      writers.put(pattern, List.copyOf(all));
    }
  }

  private boolean canBeOne(String label, String other) {
    return label.equals(other) || carried.getOrDefault(label, Set.of()).contains(other);
  }

  /** The labels of nodes that accounts own, each once. */
  Set<String> ownedLabels() {
    return listings.keySet();
  }

  /** The patterns that scopes report, each once. */
  Set<LinkPattern> patterns() {
    return writers.keySet();
  }

  /** The patterns that are reported as parts of wholes, each once. */
  Set<LinkPattern> parts() {
    return parts;
  }

  /**
   * Every pattern that several scopes may report, ownership included, each once: nodes that hang on
   * a relationship of one go by another after it.
   */
  Set<LinkPattern> patternsAndParts() {
    var all = new LinkedHashSet<>(writers.keySet());
    all.addAll(parts);
    for (var label : listings.keySet()) {
      all.add(new LinkPattern("AWSAccount", Ownership.RESOURCE, label, label));
    }
    return all;
  }

  /**
   * Whether nodes of a label that the account's scopes of a region no longer show may go: where a
   * list has reported them, if the lists were read; where they were only mentioned, if all were who
   * may mention them.
   *
   * @param region as a mark has it, with {@link Reporter#IN_PASSING} behind it in the second case
   */
  boolean mayGo(String ownedLabel, String region, Evidence evidence) {
    var all = listings.getOrDefault(ownedLabel, List.of());
    if (region.endsWith(Reporter.IN_PASSING)) {
      return allInFull(
          all, region.substring(0, region.length() - Reporter.IN_PASSING.length()), evidence);
    }
    var listing = all.stream().filter(SweepPlan::lists).toList();
    return allInFull(listing.isEmpty() ? all : listing, region, evidence);
  }

  private static boolean lists(Writer writer) {
    return writer.type() instanceof NodeType<?> type && type.authoritative();
  }

  /** Whether relationships that the account's scopes of a region no longer report may go. */
  boolean mayGo(LinkPattern pattern, String region, Evidence evidence) {
    return allInFull(writers.getOrDefault(pattern, List.of()), region, evidence);
  }

  private static boolean allInFull(List<Writer> all, String region, Evidence evidence) {
    var there = all.stream().filter(writer -> writer.reportsIn(region)).toList();
    return !there.isEmpty() && there.stream().allMatch(w -> w.inFull(region, evidence));
  }

  /** In which of these regions the scopes that list or mention a label's nodes report. */
  List<String> listingsReportIn(String ownedLabel, List<String> regions) {
    return reportIn(listings.getOrDefault(ownedLabel, List.of()), regions);
  }

  /** In which of these regions the scopes that write a pattern report. */
  List<String> writersReportIn(LinkPattern pattern, List<String> regions) {
    return reportIn(writers.getOrDefault(pattern, List.of()), regions);
  }

  private static List<String> reportIn(List<Writer> all, List<String> regions) {
    return regions.stream()
        .filter(region -> all.stream().anyMatch(writer -> writer.reportsIn(region)))
        .toList();
  }

  /** Whether nodes of a label can be ones that one account owns alone. */
  boolean mayBeOwnedAlone(String label) {
    return ownedAlone.stream().anyMatch(owned -> canBeOne(owned, label));
  }

  /** Whether accounts report the pattern at what others own, as participants of a share do. */
  boolean reportedByOthers(LinkPattern pattern) {
    return writers.getOrDefault(pattern, List.of()).stream()
        .anyMatch(
            writer ->
                writer.type() instanceof NodeType<?> type
                    && type.ownership() instanceof Ownership.ByNamedAccount);
  }
}
