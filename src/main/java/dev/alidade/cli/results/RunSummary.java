package dev.alidade.cli.results;

import dev.alidade.cli.terminal.Amounts;
import dev.alidade.cli.terminal.Style;
import dev.alidade.cli.terminal.Wrapped;
import dev.alidade.store.Sweep;
import dev.alidade.survey.AccountReport;
import dev.alidade.survey.RunReport;
import dev.alidade.survey.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A run's report for people: each account, what was not surveyed and why, what it cost, and at the
 * very end, where the eye is, how far to trust the graph.
 */
public final class RunSummary {

  /** With more accounts, modules that are whole are counted instead of listed. */
  private static final int ACCOUNTS_IN_FULL = 5;

  /** The first few tell the story. */
  private static final int FEW_ACCOUNTS = 5;

  private static final String INDENT = "  ";

  private final Style style;
  private final int width;

  /** A summary for a stream of this look and width. */
  public RunSummary(Style style, int width) {
    this.style = style;
    this.width = width;
  }

  /** The text, ended by a line break. */
  public String of(RunReport report) {
    var lines = new ArrayList<String>();
    var inFull = report.accounts().size() <= ACCOUNTS_IN_FULL;
    var summary = new AccountSummary(style, width, inFull);
    for (var account : report.accounts()) {
      lines.addAll(summary.of(account, report.modules()));
      lines.add("");
    }
    problems(lines, report);
    leftAlone(lines, report);
    warnings(lines, report);
    costs(lines, report);
    lines.add("");
    lines.addAll(verdict(report));
    return String.join("\n", lines) + "\n";
  }

  private void problems(List<String> lines, RunReport report) {
    if (!report.problems().isEmpty()) {
      lines.add(style.bad("After the accounts"));
      report.problems().forEach(problem -> lines.addAll(wrapped(INDENT, problem)));
      lines.add("");
    }
  }

  private void leftAlone(List<String> lines, RunReport report) {
    var alone = report.leftAlone();
    if (alone.isEmpty()) {
      return;
    }
    lines.add(style.doubtful("Stored, and no longer surveyed"));
    alone.stream()
        .limit(FEW_ACCOUNTS)
        .forEach(
            account ->
                lines.add(
                    INDENT
                        + account.accountId()
                        + (account.age().isZero()
                            ? ""
                            : INDENT + "surveyed " + Amounts.of(account.age()) + " ago")));
    if (alone.size() > FEW_ACCOUNTS) {
      lines.add(
          INDENT
              + "and "
              + Amounts.of(alone.size() - FEW_ACCOUNTS, "more account")
              + " in the report");
    }
    lines.addAll(
        wrapped(
            INDENT + style.sign("→", "->") + " ",
            "what they had stays; alidade forget --account ID removes it"));
    lines.add("");
  }

  private void warnings(List<String> lines, RunReport report) {
    if (report.warnings().isEmpty()) {
      return;
    }
    lines.add(style.doubtful("Warnings"));
    report.warnings().forEach(warning -> lines.addAll(wrapped(INDENT, warning)));
    lines.add("");
  }

  private void costs(List<String> lines, RunReport report) {
    var totals = RunTotals.of(report);
    var calls =
        "%s, %s throttled, %s failed; waited %s in all for rate limits"
            .formatted(
                Amounts.of(totals.calls(), "call"),
                Amounts.of(totals.throttles()),
                Amounts.of(totals.errors()),
                Amounts.of(totals.waited()));
    lines.addAll(wrapped("AWS    ", calls));
    if (!totals.callsByService().isEmpty()) {
      var services =
          totals.callsByService().entrySet().stream()
              .sorted(
                  Comparator.<Map.Entry<String, Long>>comparingLong(entry -> -entry.getValue())
                      .thenComparing(Map.Entry::getKey))
              .map(entry -> entry.getKey() + " " + Amounts.of(entry.getValue()))
              .collect(Collectors.joining(", "));
      lines.addAll(wrapped("       ", services));
    }
    lines.addAll(
        wrapped(
            "Graph  ",
            "written %s; removed %s"
                .formatted(
                    both(totals.nodesWritten(), totals.linksWritten()), both(totals.removed()))));
    var changes = report.changes();
    lines.addAll(
        wrapped(
            "       ",
            "new %s".formatted(both(changes.nodesCreated(), changes.relationshipsCreated()))));
    lines.addAll(
        wrapped(
            "Run    ",
            "alidade %s, Neo4j %s, update tag %d, %s"
                .formatted(
                    report.version(),
                    report.neo4jVersion(),
                    report.updateTag(),
                    Amounts.of(report.took()))));
  }

  private List<String> verdict(RunReport report) {
    return switch (report.verdict()) {
      case DONE -> verdict("Done", style::good, report);
      case PARTIAL -> verdict("Partial", style::bad, report);
      case NO_ACCOUNT -> List.of(style.bad("Nothing surveyed") + ": no account could be used.");
      case TAG_USED ->
          List.of(style.bad("Nothing surveyed") + ": the update tag has been used before.");
      case INTERRUPTED -> verdict("Interrupted", style::bad, report);
    };
  }

  private List<String> verdict(String word, UnaryOperator<String> look, RunReport report) {
    var scopes = RunTotals.of(report).scopes();
    var parts = new ArrayList<String>();
    var surveyed =
        report.accounts().stream()
            .filter(account -> account.ended() == AccountReport.Ended.SURVEYED)
            .count();
    parts.add(Amounts.of(surveyed, "account") + " surveyed");
    for (var how : List.of(AccountReport.Ended.REFUSED, AccountReport.Ended.FAILED)) {
      var count = report.accounts().stream().filter(account -> account.ended() == how).count();
      if (count > 0) {
        parts.add(count + (how == AccountReport.Ended.REFUSED ? " refused" : " failed"));
      }
    }
    var outcomes =
        Tally.WORDS.stream()
            .filter(outcome -> scopes.of(outcome) > 0)
            .map(outcome -> Amounts.of(scopes.of(outcome)) + " " + outcome)
            .collect(Collectors.joining(", "));
    var lines =
        Wrapped.lines(
            word
                + ": "
                + String.join(", ", parts)
                + (outcomes.isEmpty() ? "" : "; scopes: " + outcomes)
                + ".",
            width);
    lines.set(0, look.apply(word) + lines.getFirst().substring(word.length()));
    return lines;
  }

  static String both(Sweep.Removed removed) {
    return both(removed.nodes(), removed.links());
  }

  static String both(long nodes, long links) {
    return Amounts.of(nodes, "node") + " and " + Amounts.of(links, "link");
  }

  private List<String> wrapped(String head, String text) {
    return Wrapped.hanging(head, text, width).lines().toList();
  }
}
