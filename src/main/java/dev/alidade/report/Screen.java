package dev.alidade.report;

import java.nio.charset.Charset;
import java.util.Map;

/**
 * What a text is printed on.
 *
 * @param width columns of characters; lines are kept below it where that is possible
 * @param colour whether escape sequences for colour and weight are understood and wanted
 * @param unicode whether characters outside ASCII can be printed
 */
public record Screen(int width, boolean colour, boolean unicode) {

  /** What a file or a pipe gets: nobody knows how wide a reader is. */
  private static final int WIDTH_OF_A_FILE = 160;

  /** What terminals have had since the VT100, where they do not tell otherwise. */
  private static final int WIDTH_OF_A_TERMINAL = 80;

  /** No table can be read on less. */
  private static final int LEAST_WIDTH = 40;

  private static final String BOLD = "\u001b[1m";
  private static final String FAINT = "\u001b[2m";
  private static final String PLAIN = "\u001b[0m";

  /** A file or a pipe. */
  public static Screen ofFile(boolean unicode) {
    return new Screen(WIDTH_OF_A_FILE, false, unicode);
  }

  /**
   * What standard output is: its width from {@code COLUMNS}, no colour with {@code NO_COLOR}
   * (https://no-color.org: any value but none) or {@code TERM=dumb}.
   *
   * @param terminal whether it is a terminal
   * @param charset what it is encoded in
   */
  public static Screen of(Map<String, String> environment, boolean terminal, Charset charset) {
    var columns = environment.getOrDefault("COLUMNS", "");
    var width =
        columns.matches("[1-9]\\d{1,3}")
            ? Math.max(LEAST_WIDTH, Integer.parseInt(columns))
            : terminal ? WIDTH_OF_A_TERMINAL : WIDTH_OF_A_FILE;
    var colour =
        terminal
            && environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "").equals("dumb");
    return new Screen(width, colour, charset.newEncoder().canEncode("─…"));
  }

  /** What matters. */
  String strong(String text) {
    return styled(BOLD, text);
  }

  /** What may be overlooked. */
  String faint(String text) {
    return styled(FAINT, text);
  }

  private String styled(String style, String text) {
    return colour && !text.isEmpty() ? style + text + PLAIN : text;
  }
}
