package dev.alidade.doctor;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a run needs, what was seen of it, and whether that is enough.
 *
 * @param concern what does not work where it is not enough
 * @param name the thing, in a word or two
 * @param saw what was seen, in one line
 * @param advice what to do, in one line; null where there is nothing to do
 */
public record Finding(
    Concern concern, String name, Level level, String saw, @Nullable String advice) {

  /** What does not work where a finding is a failure. */
  public enum Concern {
    /** This machine. */
    MACHINE,
    /** The AWS configuration: without it no run begins. */
    CONFIGURATION,
    /** An account, or a part of it. */
    ACCOUNT,
    /** Neo4j: without it no run begins. */
    DATABASE
  }

  /** Whether it is enough. */
  public enum Level {
    /** It is enough. */
    OK,
    /** A run works, and somebody should look at it. */
    WARN,
    /** A run would not work, or not in full. */
    FAIL
  }

  static Finding ok(Concern concern, String name, String saw) {
    return new Finding(concern, name, Level.OK, saw, null);
  }

  static Finding warn(Concern concern, String name, String saw, @Nullable String advice) {
    return new Finding(concern, name, Level.WARN, saw, advice);
  }

  static Finding fail(Concern concern, String name, String saw, @Nullable String advice) {
    return new Finding(concern, name, Level.FAIL, saw, advice);
  }
}
