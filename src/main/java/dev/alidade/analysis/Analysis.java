package dev.alidade.analysis;

import dev.alidade.store.Queries;
import java.util.Optional;
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

  /**
   * The key by which people select it, like a module: then it is a scope of the report, and follows
   * also from what earlier runs have stored in full. Empty for what is always derived.
   */
  default Optional<String> module() {
    return Optional.empty();
  }

  /** When it runs. */
  When when();

  /**
   * The keys of the modules that it follows from; where one is incomplete, nothing may be removed.
   * Without a key of its own, an analysis runs only where all of them are part of the run.
   */
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
   *
   * @return how many relationships were written
   * @throws dev.alidade.store.StoreException if the database refuses or does not answer
   */
  long derive(Queries graph, Subject subject);

  /**
   * What an analysis works on.
   *
   * @param accountId the surveyed account
   * @param updateTag what everything that this run writes carries as {@code lastupdated}
   * @param complete whether all needed modules answered in full; if not, nothing may be removed
   */
  record Subject(String accountId, long updateTag, boolean complete) {}
}
