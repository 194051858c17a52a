package dev.alidade.cli.results;

import dev.alidade.cli.terminal.Amounts;
import dev.alidade.cli.terminal.Style;
import dev.alidade.cli.terminal.TextTable;
import dev.alidade.cli.terminal.TextTable.Cell;
import dev.alidade.cli.terminal.TextTable.Column;
import dev.alidade.cli.terminal.Wrapped;
import dev.alidade.graph.Place;
import dev.alidade.policy.Remedies;
import dev.alidade.survey.AccountReport;
import dev.alidade.survey.Tally;
import java.util.ArrayList;
import java.util.List;

/** What people read of one account: a table of its modules with reasons, or why it has none. */
final class AccountSummary {

  /** The first few tell the story; a throttled account can have thousands. */
  private static final int REASONS = 5;

  /** So many regions are named one by one. */
  private static final int FEW_REGIONS = 3;

  private static final String INDENT = "  ";

  private final Style style;
  private final int width;
  private final boolean inFull;
  private final Remedies remedies = new Remedies();

  /**
   * Summaries for a stream of this look and width.
   *
   * @param inFull whether modules that are whole are listed as well, and not only counted
   */
  AccountSummary(Style style, int width, boolean inFull) {
    this.style = style;
    this.width = width;
    this.inFull = inFull;
  }

  /** The lines of an account, of which these modules were asked. */
  List<String> of(AccountReport account, List<String> modules) {
    var lines = new ArrayList<String>();
    switch (account.ended()) {
      case SURVEYED, INTERRUPTED -> surveyed(lines, account, modules);
      case DUPLICATE, REFUSED, TAG_USED, FAILED -> notSurveyed(lines, account);
    }
    return lines;
  }

  private void surveyed(List<String> lines, AccountReport account, List<String> modules) {
    lines.add(head(account));
    if (account.problem() != null) {
      lines.addAll(wrapped(INDENT, account.problem()));
    }
    var results = ModuleResult.of(account, modules);
    var listed = inFull ? results : results.stream().filter(m -> !m.tally().isWhole()).toList();
    if (!listed.isEmpty()) {
      table(listed, account).forEach(line -> lines.add(INDENT + line));
    }
    var whole = results.size() - listed.size();
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
            + RunSummary.both(account.nodesWritten(), account.linksWritten())
            + "; removed "
            + RunSummary.both(account.removed()));
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

  private List<String> wrapped(String head, String text) {
    return Wrapped.hanging(head, text, width).lines().toList();
  }
}
