package dev.alidade.cli.terminal;

import java.util.function.Supplier;

/**
 * Where stdout and stderr go.
 *
 * @param out how results may look
 * @param err how messages may look
 * @param live whether stderr can be redrawn in place
 * @param shown whether results on stdout are read on a terminal
 * @param size the window's size, which may change while a command runs
 */
public record Terminal(Style out, Style err, boolean live, boolean shown, Supplier<Size> size) {

  /** Files or pipes, without any finery. */
  public static final Terminal NONE =
      new Terminal(Style.PLAIN, Style.PLAIN, false, false, () -> Size.USUAL);

  /** A window's size in characters. */
  public record Size(int columns, int rows) {
    /** The size of a VT100, which terminals still open with. */
    public static final Size USUAL = new Size(80, 24);

    /** What a person reads easily, and pastes into a mail without breaking lines. */
    private static final int NARROWEST = 80;

    private static final int WIDEST = 120;

    /** The width for tables: the window's, between 80 and 120 columns. */
    public int readableColumns() {
      return Math.clamp(columns, NARROWEST, WIDEST);
    }
  }
}
