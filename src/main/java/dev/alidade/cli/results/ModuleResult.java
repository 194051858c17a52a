package dev.alidade.cli.results;

import dev.alidade.survey.AccountReport;
import dev.alidade.survey.ScopeResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What became of one module in one account.
 *
 * @param scopes its scopes, by resource and region
 */
record ModuleResult(String key, List<ScopeResult> scopes) {

  /** The modules of an account in the order given, as far as it has scopes of them. */
  static List<ModuleResult> of(AccountReport account, List<String> modules) {
    return modules.stream()
        .map(
            key ->
                new ModuleResult(
                    key,
                    account.scopes().stream()
                        .filter(scope -> scope.scope().module().equals(key))
                        .sorted(
                            Comparator.comparing((ScopeResult scope) -> scope.scope().resource())
                                .thenComparing(scope -> scope.scope().region()))
                        .toList()))
        .filter(module -> !module.scopes().isEmpty())
        .toList();
  }

  Tally tally() {
    return Tally.of(scopes);
  }

  long nodes() {
    return scopes.stream().mapToLong(ScopeResult::rows).sum();
  }

  long links() {
    return scopes.stream().mapToLong(ScopeResult::links).sum();
  }

  /** From the start of the first scope to the end of the last. */
  Duration took() {
    var first = scopes.stream().map(ScopeResult::started).min(Comparator.naturalOrder());
    var last =
        scopes.stream()
            .<Instant>map(scope -> scope.started().plus(scope.took()))
            .max(Comparator.naturalOrder());
    return first.isEmpty() || last.isEmpty()
        ? Duration.ZERO
        : Duration.between(first.get(), last.get());
  }
}
