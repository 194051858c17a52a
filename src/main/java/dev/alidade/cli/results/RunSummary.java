package dev.alidade.cli.results;

import dev.alidade.cli.terminal.Amounts;
import dev.alidade.cli.terminal.Style;
import dev.alidade.cli.terminal.TextTable;
import dev.alidade.cli.terminal.TextTable.Cell;
import dev.alidade.cli.terminal.TextTable.Column;
import dev.alidade.cli.terminal.Wrapped;
import dev.alidade.graph.Place;
import dev.alidade.policy.Remedies;
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
 * A run's report for people: a table for each account, what was not surveyed and why, what it cost,
 * and at the very end, where the eye is, how far to trust the graph.
 */
public final class RunSummary {

  /** With more accounts, modules that are whole are counted instead of listed. */
  private static final int ACCOUNTS_IN_FULL = 5;

  /** The first few tell the story; a throttled account can have thousands. */
  private static final int REASONS = 5;

  /** So many regions are named one by one. */
  private static final int FEW_REGIONS = 3;

  private static final String INDENT = "  ";

  private final Style style;
  private final int width;
  private final Remedies remedies = new Remedies();

  /** A summary for a stream of this look and width. */
  public RunSummary(Style style, int width) {
    this.style = style;
    this.width = width;
  }

  /** The text, ended by a line break. */
  public String of(RunReport report) {
    var lines = new ArrayList<String>();
    var inFull = report.accounts().size() <= ACCOUNTS_IN_FULL;
    for (var account : report.accounts()) {
      switch (account.ended()) {
        case SURVEYED, INTERRUPTED -> surveyed(lines, report, account, inFull);
        case DUPLICATE, REFUSED, TAG_USED, FAILED -> notSurveyed(lines, account);
      }
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

  private void surveyed(
      List<String> lines, RunReport report, AccountReport account, boolean inFull) {
    lines.add(head(account));
    if (account.problem() != null) {
      lines.addAll(wrapped(INDENT, account.problem()));
    }
    var modules = ModuleResult.of(account, report.modules());
    var listed = inFull ? modules : modules.stream().filter(m -> !m.tally().isWhole()).toList();
    if (!listed.isEmpty()) {
      table(listed, account).forEach(line -> lines.add(INDENT + line));
    }
    var whole = modules.size() - listed.size();
    if (whole > 0) {
      lines.add(
          INDENT
              + (listed.isEmpty() ? "" : "and ")
              + Amounts.of(whole, "module")
              + (whole == 1 ? " is" : " are")
              + " complete");
    }
    lines.add(
        INDENT
            + "written "
            + both(account.nodesWritten(), account.linksWritten())
            + "; removed "
            + both(account.removed()));
    for (var refused : account.refusedRows()) {
      lines.addAll(wrapped(INDENT + "refused by Neo4j: ", refused));
    }
  }

  private String head(AccountReport account) {
    var regions =
        account.regions().size() <= FEW_REGIONS
            ? String.join(", ", account.regions())
            : Amounts.of(account.regions().size(), "region");
    var parts = new ArrayList<String>();
    parts.add(style.strong(account.profile()));
    if (account.accountId() != null && !account.accountId().equals(account.profile())) {
      parts.add(account.accountId());
    }
    if (!regions.isEmpty()) {
      parts.add(regions);
    }
    parts.add(Amounts.of(account.took()));
    if (account.ended() == AccountReport.Ended.INTERRUPTED) {
      parts.add(style.bad("interrupted"));
    }
    return String.join(INDENT, parts);
  }

  private List<String> table(List<ModuleResult> modules, AccountReport account) {
    var words =
        Tally.WORDS.stream()
            .filter(
                word ->
                    word.equals("complete")
                        || modules.stream().anyMatch(module -> module.tally().of(word) > 0))
            .toList();
    var columns = new ArrayList<Column>();
    columns.add(Column.text("module"));
    words.forEach(word -> columns.add(Column.number(word)));
    columns.addAll(List.of(Column.number("nodes"), Column.number("links"), Column.number("time")));
    var table = new TextTable(columns);
    for (var module : modules) {
      var cells = new ArrayList<Cell>();
      cells.add(Cell.of(module.key()));
      words.forEach(word -> cells.add(count(word, module.tally().of(word))));
      cells.add(Cell.of(Amounts.of(module.counts().nodes())));
      cells.add(Cell.of(Amounts.of(module.counts().links())));
      cells.add(Cell.of(Amounts.of(module.counts().took())));
      table.row(cells, notes(module, account.regions()));
    }
    return table.lines(style, width - INDENT.length());
  }

  private Cell count(String word, long count) {
    return count == 0
        ? new Cell("-", style::faint)
        : new Cell(Amounts.of(count), text -> coloured(word, text));
  }

  private String coloured(String word, String text) {
    return switch (word) {
      case "complete" -> style.good(text);
      case "partial", "denied" -> style.doubtful(text);
      case "failed" -> style.bad(text);
      default -> text;
    };
  }

  private List<String> notes(ModuleResult module, List<String> regions) {
    var reasons = Reason.of(module.incomplete());
    var notes = new ArrayList<String>();
    reasons.stream().limit(REASONS).forEach(reason -> notes.addAll(note(reason, regions)));
    if (reasons.size() > REASONS) {
      notes.add(
          INDENT + "and " + Amounts.of(reasons.size() - REASONS, "more reason") + " in the report");
    }
    return notes;
  }

  /** The reason, and in brackets behind it the regions where it holds. */
  private List<String> note(Reason reason, List<String> regions) {
    var head = INDENT + reason.outcome() + INDENT;
    var text = reason.text() + where(reason, regions);
    var lines = Wrapped.hanging(head, text, width - INDENT.length()).lines().toList();
    var coloured = new ArrayList<String>(lines);
    if (reason.denied() != null) {
      var arrow = " ".repeat(head.length()) + style.sign("→", "->") + " ";
      coloured.addAll(
          Wrapped.hanging(arrow, remedies.advice(reason.denied()), width - INDENT.length())
              .lines()
              .toList());
    }
    coloured.set(
        0,
        INDENT
            + coloured(reason.outcome(), reason.outcome())
            + lines.getFirst().substring(INDENT.length() + reason.outcome().length()));
    return coloured;
  }

  private static String where(Reason reason, List<String> regions) {
    if (reason.regions().equals(List.of(Place.GLOBAL))) {
      return "";
    }
    var everywhere = regions.size() > FEW_REGIONS && reason.regions().containsAll(regions);
    return everywhere
        ? " (all " + regions.size() + " regions)"
        : " (" + String.join(", ", reason.regions()) + ")";
  }

  private void notSurveyed(List<String> lines, AccountReport account) {
    var word =
        switch (account.ended()) {
          case DUPLICATE -> "left out";
          case REFUSED -> style.bad("refused");
          case TAG_USED -> style.bad("not surveyed");
          case FAILED -> style.bad("failed");
          case SURVEYED, INTERRUPTED -> "";
        };
    lines.add(
        style.strong(account.profile())
            + (account.accountId() == null || account.accountId().equals(account.profile())
                ? ""
                : INDENT + account.accountId())
            + INDENT
            + word);
    if (account.problem() != null) {
      lines.addAll(wrapped(INDENT, account.problem()));
    }
    if (account.advice() != null && !account.advice().isBlank()) {
      lines.addAll(wrapped(INDENT + style.sign("→", "->") + " ", account.advice()));
    }
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
        .limit(REASONS)
        .forEach(
            account ->
                lines.add(
                    INDENT
                        + account.accountId()
                        + (account.age().isZero()
                            ? ""
                            : INDENT + "surveyed " + Amounts.of(account.age()) + " ago")));
    if (alone.size() > REASONS) {
      lines.add(
          INDENT + "and " + Amounts.of(alone.size() - REASONS, "more account") + " in the report");
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

  private static String both(Sweep.Removed removed) {
    return both(removed.nodes(), removed.links());
  }

  private static String both(long nodes, long links) {
    return Amounts.of(nodes, "node") + " and " + Amounts.of(links, "link");
  }

  private List<String> wrapped(String head, String text) {
    return Wrapped.hanging(head, text, width).lines().toList();
  }
}
