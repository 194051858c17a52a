package dev.alidade.survey;

import dev.alidade.aws.Answered;
import dev.alidade.aws.Outcome;
import java.time.Duration;
import java.time.Instant;

/**
 * How a scope ended.
 *
 * @param answered what of it was read in full, which the sweep goes by
 * @param rows node rows that it added
 * @param links link rows that it added
 * @param started when its first call could start
 */
public record ScopeResult(
    ScopeId scope,
    Outcome outcome,
    Answered answered,
    long rows,
    long links,
    Instant started,
    Duration took) {

  /** The same scope as a report has it: with an outcome that equals its own, without evidence. */
  ScopeResult ended(Outcome same) {
    return new ScopeResult(scope, same, Answered.NOTHING, rows, links, started, took);
  }
}
