package dev.alidade.aws;

import java.util.Set;

/**
 * What of a scope was answered: the evidence that the sweep goes by.
 *
 * @param listing whether every list was read to its end, so that what it lacks is not there
 * @param unknown the types of nodes and links that some detail call did not answer for
 */
public record Answered(boolean listing, Set<Object> unknown) {

  /** Nothing that could prove anything. */
  public static final Answered NOTHING = new Answered(false, Set.of());

  /** Everything. */
  public static final Answered ALL = new Answered(true, Set.of());

  /** Keeps a copy. */
  public Answered {
    unknown = Set.copyOf(unknown);
  }

  /** Whether every node or link of this type was shown. */
  public boolean inFull(Object type) {
    return listing && !unknown.contains(type);
  }
}
