package dev.alidade.cli.terminal;

import dev.alidade.report.DisplayWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Rows under headings, aligned by spaces. A row may be followed by notes, which do not widen the
 * columns.
 */
public final class TextTable {

  private static final int GAP = 2;
  private static final int NARROW_GAP = 1;

  private final List<Column> columns;
  private final List<Row> rows = new ArrayList<>();

  /** A table with these columns. */
  public TextTable(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  /**
   * A column.
   *
   * @param rightAligned as numbers are
   */
  public record Column(String heading, boolean rightAligned) {
    /** A column of text. */
    public static Column text(String heading) {
      return new Column(heading, false);
    }

    /** A column of numbers. */
    public static Column number(String heading) {
      return new Column(heading, true);
    }
  }

  /**
   * A cell.
   *
   * @param look colours the text after it has been aligned
   */
  public record Cell(String text, UnaryOperator<String> look) {
    /** A cell without colour. */
    public static Cell of(String text) {
      return new Cell(text, UnaryOperator.identity());
    }
  }

  private record Row(List<Cell> cells, List<String> notes) {}

  /**
   * Adds a row.
   *
   * @param notes lines to print below the row
   * @throws IllegalArgumentException if there are not as many cells as columns
   */
  public void row(List<Cell> cells, List<String> notes) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          "A row of " + columns.size() + " columns cannot have " + cells.size() + " cells.");
    }
    rows.add(new Row(List.copyOf(cells), List.copyOf(notes)));
  }

  /** Adds a row without notes. */
  public void row(List<Cell> cells) {
    row(cells, List.of());
  }

  /**
   * The lines of the table: headings, then rows with their notes. Columns move together where the
   * table would else be wider than wanted.
   */
  public List<String> lines(Style style, int wanted) {
    var natural = GAP * (columns.size() - 1);
    for (var i = 0; i < columns.size(); i++) {
      natural += width(i);
    }
    var gap = natural > wanted ? NARROW_GAP : GAP;
    var lines = new ArrayList<String>();
    lines.add(
        line(
            columns.stream().map(column -> new Cell(column.heading(), style::faint)).toList(),
            gap));
    for (var row : rows) {
      lines.add(line(row.cells(), gap));
      lines.addAll(row.notes());
    }
    return lines;
  }

  private String line(List<Cell> cells, int gap) {
    var line = new StringBuilder();
    for (var i = 0; i < cells.size(); i++) {
      var cell = cells.get(i);
      var space = " ".repeat(width(i) - DisplayWidth.of(cell.text()));
      var last = i == cells.size() - 1;
      if (columns.get(i).rightAligned()) {
        line.append(space).append(cell.look().apply(cell.text()));
      } else {
        line.append(cell.look().apply(cell.text())).append(last ? "" : space);
      }
      line.append(last ? "" : " ".repeat(gap));
    }
    return line.toString();
  }

  private int width(int column) {
    var widest = DisplayWidth.of(columns.get(column).heading());
    for (var row : rows) {
      widest = Math.max(widest, DisplayWidth.of(row.cells().get(column).text()));
    }
    return widest;
  }
}
