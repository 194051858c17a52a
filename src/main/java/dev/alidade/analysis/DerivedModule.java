package dev.alidade.analysis;

import dev.alidade.analysis.Analysis.Subject;
import dev.alidade.store.Queries;
import java.util.Set;

/**
 * A module that asks AWS nothing: what it charts follows from what the graph has of an account once
 * the other modules are through. People select it by its key, and it is a scope of the report.
 */
public interface DerivedModule {

  /** The key of the module. */
  String key();

  /** The keys of the modules whose incompleteness forbids it to remove anything. */
  Set<String> inputs();

  /** What it adds to the graph, for the schema. */
  Derived derives();

  /**
   * Derives for one account.
   *
   * @return how many relationships were written
   * @throws dev.alidade.store.StoreException if the database refuses or does not answer
   */
  long derive(Queries graph, Subject subject);
}
