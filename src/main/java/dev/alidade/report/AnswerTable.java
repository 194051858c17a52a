package dev.alidade.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an answer for a terminal: columns aligned, numbers to the right, long values broken
 * into lines at spaces and at the marks of ARNs and paths, very long ones cut.
 */
public final class AnswerTable {

  private static final String GAP = "  ";

  /** A value longer than this many lines is cut; JSON has all of it. */
  private static final int MOST_LINES = 3;

  /** A column is never made narrower, unless all its values are. */
  private static final int NARROWEST = 8;

  private static final String BOLD = "\u001b[1m";
  private static final String FAINT = "\u001b[2m";
  private static final String RED = "\u001b[31m";
  private static final String YELLOW = "\u001b[33m";
  private static final String PLAIN = "\u001b[0m";

  private final List<String> titles;
  private final List<List<String>> rows;
  private final List<Boolean> numeric;

  private AnswerTable(List<String> titles, List<List<String>> rows, List<Boolean> numeric) {
    this.titles = titles;
    this.rows = rows;
    this.numeric = numeric;
  }

  /** All rows of an answer, without empty columns and those that only JSON has. */
  public static AnswerTable of(Answer.Found answer) {
    return of(answer, Integer.MAX_VALUE);
  }

  /** The first rows of an answer, as many as wanted if there are. */
  public static AnswerTable of(Answer.Found answer, int most) {
    var columns = answer.question().columns();
    var rows = answer.rows().subList(0, Math.min(most, answer.rows().size()));
    return of(columns, rows, answer.shown());
  }

  private static AnswerTable of(List<Column> columns, List<Row> rows, List<Integer> shown) {
    return new AnswerTable(
        shown.stream().map(i -> columns.get(i).title()).toList(),
        rows.stream()
            .map(row -> shown.stream().map(i -> ValueText.of(row.values().get(i))).toList())
            .toList(),
        shown.stream().map(i -> isNumeric(rows, i)).toList());
  }

  private static boolean isNumeric(List<Row> rows, int column) {
    var values = rows.stream().<@Nullable Object>map(row -> row.values().get(column)).toList();
    return values.stream().anyMatch(Number.class::isInstance)
        && values.stream().allMatch(value -> value == null || value instanceof Number);
  }

  /** The lines, without line ends, no wider than the screen if its columns allow that at all. */
  public List<String> lines(Screen screen) {
    var widths = widths(screen.width());
    var lines = new ArrayList<String>();
    lines.addAll(block(titles, widths, screen, true));
    var rule = screen.unicode() ? "─" : "-";
    lines.add(
        styled(
            screen,
            FAINT,
            Arrays.stream(widths).mapToObj(rule::repeat).collect(Collectors.joining(GAP))));
    rows.forEach(row -> lines.addAll(block(row, widths, screen, false)));
    return List.copyOf(lines);
  }

  /**
   * As wide as the values. Where that is too wide, the widest columns give way first: down to their
   * longest word as long as that helps, then further.
   */
  private int[] widths(int most) {
    var widths = columns().map(i -> widest(texts(i))).toArray();
    var words = columns().map(i -> widest(texts(i).flatMap(AnswerTable::words))).toArray();
    var room = most - GAP.length() * (widths.length - 1);
    narrow(widths, room, words);
    narrow(widths, room, columns().map(i -> NARROWEST).toArray());
    return widths;
  }

  private IntStream columns() {
    return IntStream.range(0, titles.size());
  }

  private Stream<String> texts(int column) {
    return Stream.concat(Stream.of(titles.get(column)), rows.stream().map(row -> row.get(column)));
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.split(" ", -1));
  }

  private static int widest(Stream<String> texts) {
    return texts.mapToInt(DisplayWidth::of).max().orElse(0);
  }

  private static void narrow(int[] widths, int room, int[] least) {
    while (Arrays.stream(widths).sum() > room) {
      var widest = -1;
      for (var i = 0; i < widths.length; i++) {
        if (widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest])) {
          widest = i;
        }
      }
      if (widest < 0) {
        return;
      }
      widths[widest]--;
    }
  }

  private List<String> block(List<String> cells, int[] widths, Screen screen, boolean head) {
    var broken = new ArrayList<List<String>>();
    for (var i = 0; i < widths.length; i++) {
      broken.add(
          LineBreaks.of(cells.get(i), widths[i], MOST_LINES, screen.unicode() ? "…" : "..."));
    }
    var height = broken.stream().mapToInt(List::size).max().orElse(1);
    return IntStream.range(0, height).mapToObj(n -> line(broken, n, widths, screen, head)).toList();
  }

  private String line(
      List<List<String>> broken, int number, int[] widths, Screen screen, boolean head) {
    var line = new StringBuilder();
    for (var i = 0; i < widths.length; i++) {
      var cell = broken.get(i);
      var text = number < cell.size() ? cell.get(number) : "";
      var space = " ".repeat(Math.max(0, widths[i] - DisplayWidth.of(text)));
      var style = head ? BOLD : style(text);
      line.append(i == 0 ? "" : GAP)
          .append(
              numeric.get(i)
                  ? space + styled(screen, style, text)
                  : styled(screen, style, text) + space);
    }
    return line.toString().stripTrailing();
  }

  /** Severities as Inspector writes them stand out; everything else is plain. */
  private static @Nullable String style(String text) {
    return switch (text) {
      case "CRITICAL" -> BOLD + RED;
      case "HIGH" -> RED;
      case "MEDIUM" -> YELLOW;
      default -> null;
    };
  }

  private static String styled(Screen screen, @Nullable String style, String text) {
    var printed = screen.unicode() ? text : ascii(text);
    return style == null || !screen.colour() || text.isEmpty() ? printed : style + printed + PLAIN;
  }

  private static String ascii(String text) {
    return text.codePoints()
        .mapToObj(c -> c < 128 ? Character.toString(c) : "?".repeat(DisplayWidth.of(c)))
        .collect(Collectors.joining());
  }
}
