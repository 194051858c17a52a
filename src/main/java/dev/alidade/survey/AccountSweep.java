package dev.alidade.survey;

import dev.alidade.graph.Place;
import dev.alidade.store.LinkPattern;
import dev.alidade.store.Sweep;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Removes what an account's scopes once reported and, having been asked in full, no longer do:
 * relationships first, then nodes. What several scopes report is left to the end of the run, which
 * has heard all of them.
 */
final class AccountSweep {

  private final SweepPlan plan;
  private final Sweep sweep;
  private final String accountId;
  private final Evidence evidence;

  AccountSweep(SweepPlan plan, Sweep sweep, String accountId, Evidence evidence) {
    this.plan = plan;
    this.sweep = sweep;
    this.accountId = accountId;
    this.evidence = evidence;
  }

  /**
   * Sweeps.
   *
   * @param types the relationship types that the run's resources report
   */
  Swept sweep(Collection<String> types) {
    var stale = sweep.stale(accountId, types);
    var removed = Sweep.Removed.NONE;
    for (var pattern : plan.patterns()) {
      var regions =
          stale.regionsByType().getOrDefault(pattern.type(), Set.of()).stream()
              .filter(region -> plan.mayGo(pattern, region, evidence))
              .toList();
      if (!regions.isEmpty()) {
        removed = removed.plus(sweep.links(pattern, accountId, regions));
      }
    }
    for (var label : plan.ownedLabels()) {
      var regions =
          stale.regionsByLabel().getOrDefault(label, Set.of()).stream()
              .filter(region -> plan.mayGo(label, region, evidence))
              .toList();
      if (!regions.isEmpty()) {
        removed = removed.plus(sweep.nodes(label, accountId, regions));
      }
    }
    return new Swept(removed, stale.unmarked());
  }

  /** Whether it looks for nothing, as there can be nothing. */
  boolean rests() {
    return sweep.rests();
  }

  /**
   * What came of it.
   *
   * @param unmarked whether the account owns something by a relationship without a mark
   */
  record Swept(Sweep.Removed removed, boolean unmarked) {}

  /**
   * Removes what another tool, or an older version of this one, left without a mark: where the
   * answers of its region were complete, or, where a node has no region, all of them.
   *
   * @param regions the regions that were surveyed, with the one of global services
   * @param allThereAre whether these are all regions that the account has
   */
  Sweep.Removed takeOver(List<String> regions, boolean allThereAre) {
    var ends = new TreeSet<String>();
    plan.patterns().forEach(pattern -> ownedEnd(pattern).ifPresent(ends::add));
    var unmarked = sweep.unmarked(accountId, ends);
    var removed = Sweep.Removed.NONE;
    for (var pattern : plan.patterns()) {
      var end = ownedEnd(pattern);
      if (end.isPresent() && unmarked.types().contains(pattern.type())) {
        var where =
            where(plan.writersReportIn(pattern, regions), r -> plan.mayGo(pattern, r, evidence));
        if (!where.complete().isEmpty()) {
          removed =
              removed.plus(
                  sweep.unmarkedLinks(
                      pattern,
                      end.get().equals(pattern.source()),
                      accountId,
                      where.complete(),
                      where.everywhere(allThereAre)));
        }
      }
    }
    for (var label : plan.ownedLabels()) {
      if (unmarked.labels().contains(label)) {
        var where =
            where(plan.listingsReportIn(label, regions), r -> plan.mayGo(label, r, evidence));
        if (!where.complete().isEmpty()) {
          removed =
              removed.plus(
                  sweep.unmarkedNodes(
                      label, accountId, where.complete(), where.everywhere(allThereAre)));
        }
      }
    }
    return removed;
  }

  /** The end of a pattern at which the account owns the node alone. */
  private Optional<String> ownedEnd(LinkPattern pattern) {
    return plan.reportedByOthers(pattern)
        ? Optional.empty()
        : Stream.of(pattern.near(), pattern.far()).filter(plan::mayBeOwnedAlone).findFirst();
  }

  /** Where a thing may have been reported, and in which of these regions it was asked in full. */
  private record Where(Set<String> asked, Set<String> complete) {
    boolean everywhere(boolean allThereAre) {
      var globalOnly = asked.equals(Set.of(Place.GLOBAL));
      return complete.equals(asked) && (allThereAre || globalOnly);
    }
  }

  private static Where where(Collection<String> asked, Predicate<String> complete) {
    return new Where(new TreeSet<>(asked), new TreeSet<>(asked.stream().filter(complete).toList()));
  }
}
