package dev.alidade.cli.progress;

import dev.alidade.cli.progress.RunState.AccountView;
import dev.alidade.cli.progress.RunState.RunView;
import dev.alidade.cli.terminal.Amounts;
import dev.alidade.cli.terminal.Style;
import dev.alidade.cli.terminal.Terminal.Size;
import dev.alidade.graph.Place;
import dev.alidade.survey.AccountReport;
import dev.alidade.survey.Progress.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Progress on a terminal: a block of lines redrawn in place, one for each account and one for the
 * whole. Where the window has too few lines, only accounts that are running are shown, as many as
 * fit. A frame is one piece of text without a moment at which the screen is empty, and nothing is
 * written where nothing has changed.
 */
final class LiveDisplay implements Display {

  private static final int LONGEST_NAME = 24;
  private static final int BAR = 12;
  private static final String ID_SPACE = " ".repeat(12);

  // ECMA-48: erase to the end of the line; erase to the end of the screen
  private static final String ERASE_LINE = "\u001b[K";
  private static final String ERASE_BELOW = "\u001b[J";

  private final Style style;
  private final boolean keep;
  private List<String> drawn = List.of();

  /**
   * A display.
   *
   * @param keep whether the accounts' lines stay on the screen when the run has ended
   */
  LiveDisplay(Style style, boolean keep) {
    this.style = style;
    this.keep = keep;
  }

  @Override
  public String next(RunView run, Instant now, long calls, Size size) {
    return redrawn(frame(run, now, calls, size));
  }

  @Override
  public String line(String text) {
    // The block is erased; the next frame draws it anew below the line.
    var erased = redrawn(List.of());
    return erased + text + "\n";
  }

  @Override
  public String last(RunView run, Instant now, long calls, Size size) {
    return redrawn(keep ? frame(run, now, calls, size) : List.of());
  }

  private String redrawn(List<String> frame) {
    if (frame.equals(drawn)) {
      return "";
    }
    var text = new StringBuilder();
    // To the first column: what is typed meanwhile, such as ^C, moves the cursor.
    text.append('\r');
    if (!drawn.isEmpty()) {
      // ECMA-48, Cursor Up
      text.append("\u001b[").append(drawn.size()).append('A');
    }
    for (var line : frame) {
      text.append(line).append(ERASE_LINE).append('\n');
    }
    text.append(ERASE_BELOW);
    drawn = List.copyOf(frame);
    return text.toString();
  }

  /** The lines of the block. */
  List<String> frame(RunView run, Instant now, long calls, Size size) {
    // The cursor stands below the block, and the total needs a line.
    var room = Math.max(1, size.rows() - 2);
    var shown = run.accounts();
    if (shown.size() > room) {
      shown = shown.stream().filter(account -> !account.hasEnded()).limit(room).toList();
    }
    var names = shown.stream().mapToInt(account -> account.name().length()).max().orElse(0);
    var width = Math.min(names, LONGEST_NAME);
    var lines = new ArrayList<String>();
    for (var account : shown) {
      lines.add(account(account, now, width, size.columns()));
    }
    lines.add(total(run, now, calls, size.columns()));
    return lines;
  }

  private String account(AccountView account, Instant now, int nameWidth, int columns) {
    var line = new Line(columns);
    var report = account.report();
    if (report == null) {
      running(line, account, now, nameWidth);
    } else {
      ended(line, account, report, nameWidth);
    }
    return line.toString();
  }

  private void running(Line line, AccountView account, Instant now, int nameWidth) {
    var elapsed = Duration.between(account.started(), now);
    line.add("  " + padded(account.name(), nameWidth), Look.STRONG)
        .add("  " + id(account), Look.FAINT);
    var filled = account.scopes() == 0 ? 0 : BAR * account.endedScopes() / account.scopes();
    line.add("  " + style.sign("━", "#").repeat(filled), Look.GOOD)
        .add(style.sign("─", "-").repeat(BAR - filled), Look.FAINT)
        .add("  " + rightAligned(account.endedScopes(), account.scopes()), Look.USUAL)
        .add("  " + Amounts.of(elapsed), Look.USUAL);
    if (account.phase() == Phase.SURVEYING) {
      TimeLeft.of(account.endedScopes(), account.running().size(), account.scopes(), elapsed)
          .ifPresent(left -> line.add(", " + Amounts.of(left) + " left", Look.USUAL));
    }
    line.add("  " + doing(account), Look.FAINT);
  }

  private void ended(Line line, AccountView account, AccountReport report, int nameWidth) {
    var good =
        switch (report.ended()) {
          case SURVEYED -> report.problem() == null;
          case DUPLICATE -> true;
          case REFUSED, TAG_USED, FAILED, INTERRUPTED -> false;
        };
    line.add(good ? style.sign("✓", "+") : style.sign("✗", "!"), good ? Look.GOOD : Look.BAD)
        .add(" " + padded(account.name(), nameWidth), Look.STRONG)
        .add("  " + id(account), Look.FAINT);
    switch (report.ended()) {
      case SURVEYED, INTERRUPTED -> {
        line.add("  " + Amounts.of(report.scopes().tally().scopes(), "scope"), Look.USUAL)
            .add(", " + Amounts.of(report.nodesWritten(), "node"), Look.USUAL)
            .add(", " + Amounts.of(report.took()), Look.USUAL);
        if (report.ended() == AccountReport.Ended.INTERRUPTED) {
          line.add(", interrupted", Look.BAD);
        }
      }
      case DUPLICATE, REFUSED, TAG_USED, FAILED ->
          line.add("  " + (report.problem() == null ? "" : report.problem()), Look.USUAL);
    }
  }

  private static String doing(AccountView account) {
    return switch (account.phase()) {
      case SURVEYING -> {
        if (account.running().isEmpty()) {
          yield account.endedScopes() == account.scopes() ? "writing" : "waiting";
        }
        var first = account.running().getFirst();
        var others = account.running().size() - 1;
        // Several resources of one module are global: their region would not tell them apart.
        var which = first.region().equals(Place.GLOBAL) ? first.resource() : first.region();
        yield first.module() + " " + which + (others == 0 ? "" : " +" + others);
      }
      case LINKING -> "linking";
      case SWEEPING -> "removing what is gone";
      case ANALYSING -> "analysing";
    };
  }

  private String total(RunView run, Instant now, long calls, int columns) {
    var line = new Line(columns);
    var elapsed = Duration.between(run.started(), now);
    var dot = " " + style.sign("·", "-") + " ";
    if (run.planned() == null) {
      return line.add("  connecting" + dot + Amounts.of(elapsed), Look.USUAL).toString();
    }
    line.add("  " + Amounts.of(run.planned(), "account"), Look.USUAL);
    if (run.accounts().isEmpty()) {
      line.add(dot + "checking credentials and database", Look.USUAL);
    } else {
      line.add(", " + Amounts.of(run.endedAccounts()) + " done", Look.USUAL);
    }
    if (run.scopes() > 0) {
      line.add(
          dot + Amounts.of(run.endedScopes()) + "/" + Amounts.of(run.scopes(), "scope"),
          Look.USUAL);
    }
    line.add(dot + Amounts.of(calls, "API call") + dot + Amounts.of(elapsed), Look.USUAL);
    if (run.isFinishing()) {
      line.add(dot + "links between accounts", Look.USUAL);
    } else if (run.scopesAreKnown()) {
      TimeLeft.of(run.endedScopes(), run.runningScopes(), run.scopes(), elapsed)
          .ifPresent(left -> line.add(", " + Amounts.of(left) + " left", Look.USUAL));
    }
    return line.toString();
  }

  private static String id(AccountView account) {
    return account.id() == null ? ID_SPACE : account.id();
  }

  private static String padded(String text, int width) {
    var cut = text.length() > width ? text.substring(0, width) : text;
    return cut + " ".repeat(width - cut.length());
  }

  /** Done of all, as wide as it will be at the end, so that what follows keeps its place. */
  private static String rightAligned(int done, int all) {
    var whole = Amounts.of(all);
    var part = Amounts.of(done);
    return " ".repeat(Math.max(0, whole.length() - part.length())) + part + "/" + whole;
  }

  private enum Look {
    USUAL,
    STRONG,
    FAINT,
    GOOD,
    BAD
  }

  /** A line cut at the window's edge: a line that wraps could not be redrawn in place. */
  private final class Line {
    private final StringBuilder text = new StringBuilder();
    private int left;

    private Line(int columns) {
      // Some terminals wrap as soon as the last column is filled.
      this.left = Math.max(1, columns - 1);
    }

    private Line add(String part, Look look) {
      var flat = part.replaceAll("\\s", " ");
      var cut =
          flat.length() <= left
              ? flat
              : left == 0 ? "" : flat.substring(0, left - 1) + style.sign("…", "~");
      left -= cut.length();
      text.append(
          switch (look) {
            case USUAL -> cut;
            case STRONG -> style.strong(cut);
            case FAINT -> style.faint(cut);
            case GOOD -> style.good(cut);
            case BAD -> style.bad(cut);
          });
      return this;
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
