package dev.alidade.survey;

import dev.alidade.analysis.Analysis;
import dev.alidade.store.Keepers;
import dev.alidade.store.Leases;
import dev.alidade.store.LinkPattern;
import dev.alidade.store.StoreException;
import dev.alidade.store.Sweep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The end of a run, when all accounts are done: links between accounts, what several scopes report,
 * what nothing keeps any more, and facts that span accounts. It has a lease of its own, looks
 * between any two statements whether it may go on, and one step that fails is said and loses no
 * other.
 */
final class Closing {

  /** Ours: some times what the end of a run over hundreds of accounts takes. */
  private static final Duration CLOSING_PATIENCE = Duration.ofMinutes(5);

  private static final Logger LOG = Logger.getLogger(Closing.class);

  private final Run run;
  private final Keepers keepers;
  private final Sweep sweep;
  private final List<AccountSurvey.Result> surveyed;
  private final Set<String> types;
  private final List<String> problems = new ArrayList<>();

  /**
   * The end of a run.
   *
   * @param sweep removes behind the lease of the run's end
   * @param surveyed the accounts that were surveyed to their end
   * @param types the relationship types that the run's resources report
   */
  Closing(
      Run run,
      Keepers keepers,
      Sweep sweep,
      List<AccountSurvey.Result> surveyed,
      Set<String> types) {
    this.run = run;
    this.keepers = keepers;
    this.sweep = sweep;
    this.surveyed = List.copyOf(surveyed);
    this.types = Set.copyOf(types);
  }

  /** What went wrong, one line each; what it was about is as it was before the run. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /** Says that something went wrong. */
  void problem(String line) {
    problems.add("after the accounts: " + line);
  }

  /** The links that waited for all accounts; those of accounts that others write by now are not. */
  static void links(Run run) {
    run.writer().lastLinks(run.shared().lastWords());
    run.writer().lastLinks(run.shared().lateLinks());
    run.writer().settleAll();
  }

  /** Notes that everything these accounts have found is written, and what is loose all the same. */
  void tieEnds() {
    if (surveyed.isEmpty()) {
      return;
    }
    var left =
        surveyed.stream()
            .collect(
                Collectors.toMap(
                    AccountSurvey.Result::accountId,
                    one ->
                        run.removal()
                            .looseEnds()
                            .left(one.looseBefore(), one.evidence(), run.asked().writesTags())));
    attempt(
        () -> {
          run.gates().leases().tie(left);
          return true;
        },
        false);
  }

  /** Removes what all accounts together no longer report. */
  Sweep.Removed sweep(SweepPlan plan) {
    var removed = Sweep.Removed.NONE;
    if (surveyed.isEmpty()) {
      return removed;
    }
    var wholes = wholesRead();
    var several = attempt(() -> sweep.typesWithFormerReporters(types), Set.<String>of());
    for (var pattern : plan.patternsAndParts()) {
      if (!run.interrupted() && several.contains(pattern.type())) {
        removed =
            removed.plus(
                attempt(
                    () ->
                        sweep.reporters(
                            pattern, ownMarks(plan, pattern), marks(plan, pattern, wholes)),
                    Sweep.Removed.NONE));
      }
    }
    if (!wholes.isEmpty()) {
      for (var pattern : plan.parts()) {
        if (!run.interrupted()) {
          removed = removed.plus(attempt(() -> sweep.partsOf(pattern, wholes), Sweep.Removed.NONE));
        }
      }
    }
    for (var pattern : plan.patternsAndParts()) {
      if (!run.interrupted() && mayTakeOver(plan, pattern)) {
        removed =
            removed.plus(attempt(() -> sweep.unmarkedLinksOfNobody(pattern), Sweep.Removed.NONE));
      }
    }
    for (var label : keepers.writtenBeforeTheirKeeper()) {
      if (!run.interrupted()) {
        removed =
            removed.plus(
                attempt(
                    () -> sweep.orphans(label, run.removal().looseEnds().writers(label)),
                    Sweep.Removed.NONE));
      }
    }
    return removed;
  }

  /** Removes accounts that nobody speaks of, once it is derived who has left an organisation. */
  Sweep.Removed forgetAccounts() {
    return surveyed.isEmpty() || run.interrupted()
        ? Sweep.Removed.NONE
        : attempt(
            () -> sweep.forgottenAccounts(run.removal().looseEnds().writersOfAccounts()),
            Sweep.Removed.NONE);
  }

  /** Between nodes that no account owns: where somebody was asked in full, and nobody failed. */
  private boolean mayTakeOver(SweepPlan plan, LinkPattern pattern) {
    return types.contains(pattern.type())
        && !plan.mayBeOwnedAlone(pattern.source())
        && !plan.mayBeOwnedAlone(pattern.target())
        && surveyed.stream().anyMatch(AccountSurvey.Result::tookOver)
        && surveyed.stream().allMatch(result -> result.complete(plan, pattern));
  }

  private Set<String> wholesRead() {
    return surveyed.stream()
        .flatMap(result -> result.evidence().wholes().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The marks of scopes that may let go of what their own account owns. */
  private Set<String> ownMarks(SweepPlan plan, LinkPattern pattern) {
    var marks = new HashSet<String>();
    for (var result : surveyed) {
      result.marks(region -> plan.mayGo(pattern.target(), region, result.evidence()), marks);
    }
    return marks;
  }

  private Set<String> marks(SweepPlan plan, LinkPattern pattern, Set<String> wholes) {
    var marks = new HashSet<>(wholes);
    for (var result : surveyed) {
      result.marks(region -> plan.mayGo(pattern, region, result.evidence()), marks);
    }
    return marks;
  }

  /** Derives what spans accounts. */
  void analyse() {
    for (var analysis : run.asked().analyses(Analysis.When.RUN_DONE)) {
      if (analysis.aboutTheWholeRun()) {
        surveyed.stream().limit(1).forEach(one -> derive(analysis, one, answered(analysis)));
        continue;
      }
      for (var result : surveyed) {
        derive(analysis, result, result.complete(analysis));
      }
    }
  }

  private boolean answered(Analysis analysis) {
    return analysis.needs().stream()
        .allMatch(
            module ->
                surveyed.stream().anyMatch(result -> result.answered(module))
                    && surveyed.stream().noneMatch(result -> result.failed(module)));
  }

  private void derive(Analysis analysis, AccountSurvey.Result result, boolean complete) {
    if (run.interrupted()) {
      return;
    }
    attempt(
        () -> {
          analysis.derive(
              run.closingQueries(),
              new Analysis.Subject(result.accountId(), run.asked().updateTag(), complete));
          return true;
        },
        false);
  }

  private interface Step<R> {
    R take();
  }

  private <R> R attempt(Step<R> step, R otherwise) {
    try {
      return step.take();
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.UNUSABLE) {
        throw e;
      }
      problem(String.valueOf(e.getMessage()));
      return otherwise;
    } catch (RuntimeException e) {
      // A defect of one step must not take the report with it; the exit code says so.
      LOG.debug("Defect at the end of a run", e);
      problem("defect in Alidade, please report: " + e);
      return otherwise;
    }
  }

  /** What came of the end of a run. */
  record End(Sweep.Removed removed, List<String> problems) {
    static final End NOTHING = new End(Sweep.Removed.NONE, List.of());
  }

  /** What needs all accounts: links between them, what they share, facts that span them. */
  static End of(Run run, List<AccountSurvey.Result> results) {
    var keeper = run.gates().keeper();
    var surveyed =
        results.stream()
            .filter(result -> result.report().ended() == AccountReport.Ended.SURVEYED)
            .toList();
    // Accounts that another run has begun to write meanwhile are its own.
    var again =
        keeper.takeAgain(
            results.stream()
                .filter(result -> result.report().accountId() != null)
                .map(AccountSurvey.Result::accountId)
                .distinct()
                .toList());
    try {
      links(run);
      var lost = again.stream().filter(account -> !keeper.confirm(account)).toList();
      // What the database did not take is unknown: nothing may be concluded from its absence.
      var whole =
          surveyed.stream()
              .filter(result -> again.contains(result.accountId()))
              .filter(result -> !lost.contains(result.accountId()))
              .filter(result -> run.writer().ledger().written(result.accountId()).refused() == 0)
              .toList();
      var closing =
          new Closing(
              run,
              run.removal().keepers(),
              run.sweep(Leases.CLOSING),
              whole,
              run.asked().linkTypeNames());
      lost.forEach(
          account ->
              closing.problem(
                  "links of account %s to others may be missing: %s"
                      .formatted(account, keeper.lost(account))));
      closing.tieEnds();
      var other = keeper.takePatiently(Leases.CLOSING, CLOSING_PATIENCE, run::interrupted);
      if (other.isPresent()) {
        return new End(
            Sweep.Removed.NONE,
            List.of(
                "after the accounts: the end of another run takes long (%s); what accounts share was not looked through, the next run will"
                    .formatted(other.get())));
      }
      var removed = closing.sweep(run.removal().sweepPlan());
      closing.analyse();
      return new End(removed.plus(closing.forgetAccounts()), closing.problems());
    } finally {
      var all = new ArrayList<>(again);
      all.add(Leases.CLOSING);
      keeper.release(all);
    }
  }
}
