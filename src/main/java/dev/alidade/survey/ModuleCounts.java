package dev.alidade.survey;

import java.time.Duration;
import java.time.Instant;

/**
 * What the scopes of one module of an account came to.
 *
 * @param key the module's key
 * @param tally how they ended
 * @param nodes node rows that they added
 * @param links link rows that they added
 * @param started when the first of them started
 * @param ended when the last of them ended
 */
public record ModuleCounts(
    String key, Tally tally, long nodes, long links, Instant started, Instant ended) {

  static ModuleCounts of(ScopeResult scope) {
    return new ModuleCounts(
        scope.scope().module(),
        Tally.of(scope.outcome()),
        scope.rows(),
        scope.links(),
        scope.started(),
        scope.started().plus(scope.took()));
  }

  /** The same module with further scopes. */
  ModuleCounts plus(ModuleCounts more) {
    return new ModuleCounts(
        key,
        tally.plus(more.tally),
        nodes + more.nodes,
        links + more.links,
        more.started.isBefore(started) ? more.started : started,
        more.ended.isAfter(ended) ? more.ended : ended);
  }

  /** From the start of the first scope to the end of the last. */
  public Duration took() {
    return Duration.between(started, ended);
  }
}
