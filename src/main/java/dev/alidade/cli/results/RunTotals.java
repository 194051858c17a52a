package dev.alidade.cli.results;

import dev.alidade.aws.CallCount;
import dev.alidade.store.Sweep;
import dev.alidade.survey.AccountReport;
import dev.alidade.survey.RunReport;
import dev.alidade.survey.Tally;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sums over a run.
 *
 * @param callsByService requests to AWS
 * @param waited time that calls waited for the rate limits, added up
 */
record RunTotals(
    Tally scopes,
    long nodesWritten,
    long linksWritten,
    Sweep.Removed removed,
    Map<String, Long> callsByService,
    long calls,
    long throttles,
    long errors,
    Duration waited) {

  static RunTotals of(RunReport report) {
    var byService = new TreeMap<String, Long>();
    report.calls().forEach(call -> byService.merge(call.service(), call.calls(), Long::sum));
    var removed = report.removedAtEnd();
    for (var account : report.accounts()) {
      removed = removed.plus(account.removed());
    }
    return new RunTotals(
        report.tally(),
        report.accounts().stream().mapToLong(AccountReport::nodesWritten).sum(),
        report.accounts().stream().mapToLong(AccountReport::linksWritten).sum(),
        removed,
        byService,
        report.calls().stream().mapToLong(CallCount::calls).sum(),
        report.calls().stream().mapToLong(CallCount::throttles).sum(),
        report.calls().stream().mapToLong(CallCount::errors).sum(),
        report.calls().stream().map(CallCount::waited).reduce(Duration.ZERO, Duration::plus));
  }
}
