package dev.alidade.cli.terminal;

/**
 * Colours and signs, as far as a stream can show them.
 *
 * @param colour whether escape sequences for colours may be written
 * @param unicode whether the stream's encoding has more than ASCII
 */
public record Style(boolean colour, boolean unicode) {

  /** Neither colours nor anything beyond ASCII. */
  public static final Style PLAIN = new Style(false, false);

  /** What matters. */
  public String strong(String text) {
    return sgr("1", text);
  }

  /** What may be overlooked. */
  public String faint(String text) {
    return sgr("2", text);
  }

  /** As it should be. */
  public String good(String text) {
    return sgr("32", text);
  }

  /** What somebody should look at. */
  public String doubtful(String text) {
    return sgr("33", text);
  }

  /** What went wrong. */
  public String bad(String text) {
    return sgr("31", text);
  }

  /** The sign, or its stand-in where the encoding does not have it. */
  public String sign(String sign, String ascii) {
    return unicode ? sign : ascii;
  }

  // ECMA-48, Select Graphic Rendition
  private String sgr(String code, String text) {
    return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
