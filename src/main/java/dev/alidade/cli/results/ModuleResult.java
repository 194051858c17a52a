package dev.alidade.cli.results;

import dev.alidade.survey.AccountReport;
import dev.alidade.survey.ModuleCounts;
import dev.alidade.survey.ScopeResult;
import dev.alidade.survey.Tally;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of one module in one account.
 *
 * @param counts what its scopes came to
 * @param incomplete the scopes that are not complete, by resource and region
 */
record ModuleResult(ModuleCounts counts, List<ScopeResult> incomplete) {

  /** The modules of an account in the order given, as far as it has scopes of them. */
  static List<ModuleResult> of(AccountReport account, List<String> modules) {
    var incomplete =
        account.scopes().incomplete().stream()
            .sorted(
                Comparator.comparing((ScopeResult scope) -> scope.scope().resource())
                    .thenComparing(scope -> scope.scope().region()))
            .collect(Collectors.groupingBy(scope -> scope.scope().module()));
    return account.scopes().modules().stream()
        .filter(counts -> modules.contains(counts.key()))
        .sorted(Comparator.comparingInt(counts -> modules.indexOf(counts.key())))
        .map(counts -> new ModuleResult(counts, incomplete.getOrDefault(counts.key(), List.of())))
        .toList();
  }

  String key() {
    return counts.key();
  }

  Tally tally() {
    return counts.tally();
  }
}
