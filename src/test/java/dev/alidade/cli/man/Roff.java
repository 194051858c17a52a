package dev.alidade.cli.man;

/** Text as roff takes it, for groff and mandoc alike. */
final class Roff {

  /** What mandoc wants of sources. */
  private static final int LONGEST_LINE = 78;

  private Roff() {}

  /**
   * A text in which nothing is an instruction:
   * https://man7.org/linux/man-pages/man7/groff_char.7.html
   */
  static String plain(String text) {
    var escaped = new StringBuilder();
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      escaped.append(
          switch (c) {
            case '\\' -> "\\e";
            // A hyphen would not be found by who searches for an option, nor understood by a shell.
            case '-' -> "\\-";
            case '~' -> "\\(ti";
            case '^' -> "\\(ha";
            case '`' -> "\\(ga";
            case '\'' -> "\\(aq";
            case '"' -> "\\(dq";
            default -> c < 0x80 ? String.valueOf(c) : "\\[u%04X]".formatted((int) c);
          });
    }
    return escaped.toString();
  }

  /** Lines that a person can read, and of which none begins as an instruction does. */
  static String lines(String escaped) {
    var lines = new StringBuilder();
    var length = 0;
    for (var word : escaped.split(" ")) {
      if (length > 0 && length + 1 + word.length() > LONGEST_LINE) {
        lines.append('\n');
        length = 0;
      }
      if (length == 0 && word.startsWith(".")) {
        lines.append("\\&");
      }
      // The name of a command or option is not broken into two.
      lines.append(length == 0 ? "" : " ").append(word.contains("\\-") ? "\\%" : "").append(word);
      length += word.length() + 1;
    }
    return lines.append('\n').toString();
  }

  static String bold(String text) {
    return "\\fB" + plain(text) + "\\fR";
  }

  static String italic(String text) {
    return "\\fI" + plain(text) + "\\fR";
  }
}
