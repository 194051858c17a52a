package dev.alidade.cli.results;

import dev.alidade.survey.Outcomes;
import dev.alidade.survey.ScopeResult;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How many scopes ended in which way. */
record Tally(Map<String, Long> counts) {

  /** The outcomes, best first. */
  static final List<String> WORDS =
      List.of("complete", "partial", "denied", "unsupported", "not asked", "failed");

  static Tally of(Collection<ScopeResult> scopes) {
    return new Tally(
        scopes.stream()
            .collect(
                Collectors.groupingBy(
                    scope -> Outcomes.word(scope.outcome()), Collectors.counting())));
  }

  long of(String word) {
    return counts.getOrDefault(word, 0L);
  }

  /** Whether nothing is missing that AWS has there. */
  boolean isWhole() {
    return of("partial") + of("denied") + of("failed") == 0;
  }
}
