package dev.alidade.survey;

import dev.alidade.store.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one account.
 *
 * @param accountId the account; null if nobody proved to be in it
 * @param profile the profile that was used
 * @param regions the regions that were surveyed
 * @param problem why the account was not surveyed, or not finished; null if it was
 * @param advice what to do about the problem; null if there is nothing to say
 * @param scopes how its scopes ended
 * @param nodesWritten node rows written
 * @param linksWritten relationship rows written
 * @param removed what the sweep removed
 * @param refusedRows rows that the database refused, with reasons
 * @param ended what ended it
 */
public record AccountReport(
    @Nullable String accountId,
    String profile,
    List<String> regions,
    @Nullable String problem,
    @Nullable String advice,
    ScopeResults scopes,
    long nodesWritten,
    long linksWritten,
    Sweep.Removed removed,
    List<String> refusedRows,
    Instant started,
    Duration took,
    Ended ended) {

  /** How an account ended. */
  public enum Ended {
    /** All scopes were asked; each has its own outcome. */
    SURVEYED,
    /** Another profile of the run is the same account. */
    DUPLICATE,
    /** It was last surveyed under the update tag of this run, so that nothing was done. */
    TAG_USED,
    /** Its credentials do not work, or belong to another account. */
    REFUSED,
    /** Somebody else is writing it, or it could not be started or finished. */
    FAILED,
    /** The run was interrupted. */
    INTERRUPTED
  }

  /** Keeps copies. */
  public AccountReport {
    regions = List.copyOf(regions);
    refusedRows = List.copyOf(refusedRows);
  }
}
