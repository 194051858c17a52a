package dev.alidade.analysis;

import dev.alidade.store.Queries;
import java.util.Set;

/** A fact derived from the finished graph, written back to it. */
public interface Analysis {

  /** When an analysis can run. */
  enum When {
    /** As soon as all links inside an account are written. */
    ACCOUNT_DONE,
    /** When every account of the run and the links between them are written. */
    RUN_DONE
  }

  /** A short name for reports. */
  String name();

  /** When it runs. */
  When when();

  /** The module keys that must be part of the run, all of them. */
  Set<String> needs();

  /** What it adds to the graph, for the schema. */
  default Derived derives() {
    return Derived.NOTHING;
  }

  /**
   * Whether a fact of {@code RUN_DONE} is about all accounts together, so that it is derived once,
   * and not for each of them.
   */
  default boolean aboutTheWholeRun() {
    return false;
  }

  /**
   * Derives the fact for the account (or, with {@code RUN_DONE}, for each surveyed account in turn,
   * or for one of them if it is about the whole run).
   */
  void derive(Queries graph, Subject subject);

  /**
   * What an analysis works on.
   *
   * @param accountId the surveyed account
   * @param updateTag what everything that this run writes carries as {@code lastupdated}
   * @param complete whether all needed modules answered in full; if not, nothing may be removed
   */
  record Subject(String accountId, long updateTag, boolean complete) {}
}
