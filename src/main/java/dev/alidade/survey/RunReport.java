package dev.alidade.survey;

import dev.alidade.aws.CallCount;
import dev.alidade.aws.CallLedger;
import dev.alidade.store.Changes;
import dev.alidade.store.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a run did, and how much of it is the whole truth.
 *
 * @param runId the run's id, also that of its node in the graph
 * @param modules the modules asked for, in the catalogue's order
 * @param accounts every account or refused profile
 * @param calls what was asked of AWS, by operation
 * @param callsIn what was asked of AWS, by account
 * @param changes what all writes did to the graph
 * @param removedAtEnd what was removed after all accounts
 * @param problems what went wrong after the accounts, one line each
 * @param leftAlone accounts that were surveyed once and are none of this run
 * @param warnings what a person should know
 */
public record RunReport(
    String runId,
    String version,
    String neo4jVersion,
    long updateTag,
    Instant started,
    Duration took,
    boolean interrupted,
    List<String> modules,
    List<AccountReport> accounts,
    List<CallCount> calls,
    Map<String, CallLedger.Totals> callsIn,
    Changes changes,
    Sweep.Removed removedAtEnd,
    List<String> problems,
    List<LeftAlone> leftAlone,
    List<String> warnings) {

  /**
   * An account of earlier runs: what is stored of it stays.
   *
   * @param age how long ago it was surveyed to its end; zero where that is not known
   */
  public record LeftAlone(String accountId, Duration age) {}

  /** Keeps copies. */
  public RunReport {
    modules = List.copyOf(modules);
    accounts = List.copyOf(accounts);
    calls = List.copyOf(calls);
    callsIn = Map.copyOf(callsIn);
    problems = List.copyOf(problems);
    leftAlone = List.copyOf(leftAlone);
    warnings = List.copyOf(warnings);
  }

  /** How a run ended as a whole; decides the exit code. */
  public enum Verdict {
    /** Everything that could be asked was answered; some of it may be denied or unsupported. */
    DONE,
    /** Something failed, so that the graph is not the whole truth. */
    PARTIAL,
    /** Every account was last surveyed under the same update tag: nothing was done. */
    TAG_USED,
    /** Not one account could be surveyed for want of working credentials. */
    NO_ACCOUNT,
    /** Somebody stopped it. */
    INTERRUPTED
  }

  /** How the run ended. */
  public Verdict verdict() {
    if (interrupted) {
      return Verdict.INTERRUPTED;
    }
    if (!accounts.isEmpty()
        && accounts.stream().allMatch(a -> a.ended() == AccountReport.Ended.TAG_USED)) {
      return Verdict.TAG_USED;
    }
    var refused = accounts.stream().filter(a -> a.ended() == AccountReport.Ended.REFUSED).count();
    if (refused == accounts.size()) {
      return Verdict.NO_ACCOUNT;
    }
    var failed =
        !problems.isEmpty()
            || accounts.stream()
                .anyMatch(
                    a ->
                        a.ended() == AccountReport.Ended.REFUSED
                            || a.ended() == AccountReport.Ended.TAG_USED
                            || a.ended() == AccountReport.Ended.FAILED
                            || !a.refusedRows().isEmpty()
                            || failed(a.scopes().tally()));
    return failed ? Verdict.PARTIAL : Verdict.DONE;
  }

  /** How all scopes ended. */
  public Tally tally() {
    return accounts.stream().map(a -> a.scopes().tally()).reduce(Tally.NONE, Tally::plus);
  }

  /** Whether any scope was denied. */
  public boolean anyDenied() {
    return accounts.stream().anyMatch(a -> a.scopes().tally().denied() > 0);
  }

  private static boolean failed(Tally scopes) {
    return scopes.partial() + scopes.failed() > 0;
  }
}
