package dev.alidade.survey;

import dev.alidade.aws.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the scopes of an account ended: those that are complete are counted, by module; the others
 * are kept, so that one can say what is missing and why. An account has some two thousand scopes, a
 * run hundreds of accounts.
 *
 * @param modules the modules that have scopes
 * @param incomplete the scopes that are not complete
 */
public record ScopeResults(List<ModuleCounts> modules, List<ScopeResult> incomplete) {

  /** No scopes. */
  public static final ScopeResults NONE = new ScopeResults(List.of(), List.of());

  /** Keeps copies. */
  public ScopeResults {
    modules = List.copyOf(modules);
    incomplete = List.copyOf(incomplete);
  }

  /** The results of these scopes. */
  public static ScopeResults of(Collection<ScopeResult> scopes) {
    var count = new Count();
    scopes.forEach(count::add);
    return count.results();
  }

  /** How all scopes ended. */
  public Tally tally() {
    return modules.stream().map(ModuleCounts::tally).reduce(Tally.NONE, Tally::plus);
  }

  /** How the scopes of one module ended. */
  Tally tally(String module) {
    return modules.stream()
        .filter(counts -> counts.key().equals(module))
        .map(ModuleCounts::tally)
        .reduce(Tally.NONE, Tally::plus);
  }

  /** The outcomes of one module's scopes that are not complete. */
  List<Outcome> incomplete(String module) {
    return incomplete.stream()
        .filter(result -> result.scope().module().equals(module))
        .map(ScopeResult::outcome)
        .toList();
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return modules.isEmpty();
  }

  /** Counts scopes while they end, from any thread. */
  static final class Count {
    private final Map<String, ModuleCounts> modules = new LinkedHashMap<>();
    private final List<ScopeResult> incomplete = new ArrayList<>();
    private final Map<Outcome, Outcome> outcomes = new LinkedHashMap<>();

    synchronized void add(ScopeResult result) {
      modules.merge(result.scope().module(), ModuleCounts.of(result), ModuleCounts::plus);
      if (!(result.outcome() instanceof Outcome.Complete)) {
        // What is not offered, or denied as a whole, is so hundreds of times in the same words.
        var same = outcomes.computeIfAbsent(result.outcome(), outcome -> outcome);
        incomplete.add(result.ended(same));
      }
    }

    synchronized void add(ScopeResults results) {
      results.modules().forEach(counts -> modules.merge(counts.key(), counts, ModuleCounts::plus));
      incomplete.addAll(results.incomplete());
    }

    synchronized ScopeResults results() {
      return new ScopeResults(List.copyOf(modules.values()), incomplete);
    }
  }
}
