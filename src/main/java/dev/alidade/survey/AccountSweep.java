package dev.alidade.survey;

import dev.alidade.graph.Place;
import dev.alidade.store.LinkPattern;
import dev.alidade.store.Sweep;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

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
    var removed = Sweep.Removed.NONE;
    for (var pattern : plan.patterns()) {
      var where =
          where(plan.writersReportIn(pattern, regions), r -> plan.mayGo(pattern, r, evidence));
      if (!where.complete().isEmpty()) {
        removed = removed.plus(leftLinks(pattern, where, allThereAre));
      }
    }
    for (var label : plan.ownedLabels()) {
      var where = where(plan.listingsReportIn(label, regions), r -> plan.mayGo(label, r, evidence));
      if (!where.complete().isEmpty()) {
        removed =
            removed.plus(
                sweep.unmarkedNodes(
                    label, accountId, where.complete(), where.everywhere(allThereAre)));
      }
    }
    return removed;
  }

  private Sweep.Removed leftLinks(LinkPattern pattern, Where where, boolean allThereAre) {
    var everywhere = where.everywhere(allThereAre);
    var removed = Sweep.Removed.NONE;
    var nearIsSource = pattern.near().equals(pattern.source());
    if (plan.reportedByOthers(pattern)) {
      return removed;
    }
    if (plan.mayBeOwnedAlone(pattern.near())) {
      removed = sweep.unmarkedLinks(pattern, nearIsSource, accountId, where.complete(), everywhere);
    } else if (plan.mayBeOwnedAlone(pattern.far())) {
      removed =
          sweep.unmarkedLinks(pattern, !nearIsSource, accountId, where.complete(), everywhere);
    }
    return removed;
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
