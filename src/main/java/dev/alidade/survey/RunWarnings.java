package dev.alidade.survey;

import dev.alidade.account.AccountSelection;
import dev.alidade.catalog.Module;
import dev.alidade.store.Leases;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a person should know about a run besides its outcomes. */
final class RunWarnings {

  private RunWarnings() {}

  /** What was asked for and cannot be, or was found out on the way. */
  static List<String> of(
      List<Module> modules,
      List<String> ofTheDatabase,
      SurveyRequest request,
      List<AccountSurvey.Result> results) {
    var warnings = new ArrayList<>(ofTheDatabase);
    if (modules.stream().allMatch(module -> !module.derived() && module.actions().isEmpty())) {
      warnings.add(
          "%s lists nothing by itself: it comes with the modules that list the resources; name those as well"
              .formatted(modules.stream().map(Module::key).collect(Collectors.joining(", "))));
    }
    var accounts =
        results.stream().map(result -> String.valueOf(result.report().accountId())).toList();
    request
        .onlyIn()
        .forEach(
            (module, wanted) ->
                wanted.stream()
                    .filter(account -> request.modules().contains(module))
                    .filter(account -> !accounts.contains(account))
                    .sorted()
                    .forEach(
                        account ->
                            warnings.add(
                                "%s was to be asked in account %s, which is none of this run"
                                    .formatted(module, account))));
    return warnings;
  }

  /** Accounts that were surveyed once and are none of this run, though it was to survey all. */
  static List<RunReport.LeftAlone> leftAlone(
      Leases leases, AccountSelection selection, List<AccountSurvey.Result> results) {
    var everybody =
        switch (selection) {
          case AccountSelection.AllProfiles _, AccountSelection.Organization _ -> true;
          case AccountSelection.Named _, AccountSelection.DefaultChain _ -> false;
        };
    if (!everybody) {
      return List.of();
    }
    var these =
        results.stream()
            .map(result -> result.report().accountId())
            .filter(Objects::nonNull)
            .toList();
    return leases.surveyedBefore(these).entrySet().stream()
        .map(e -> new RunReport.LeftAlone(e.getKey(), e.getValue()))
        .sorted(Comparator.comparing(RunReport.LeftAlone::accountId))
        .toList();
  }
}
