package dev.alidade.report;

/** How many columns of a terminal a text takes. */
public final class DisplayWidth {

  private DisplayWidth() {}

  /** The columns of a text. */
  public static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  /** 0 for combining marks, 2 for what East Asian scripts write wide and for emoji, else 1. */
  static int of(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  // The blocks that are wide or full-width in
  // https://www.unicode.org/Public/UCD/latest/ucd/EastAsianWidth.txt
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115F) // Hangul Jamo
        || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F) // CJK, kana, Yi
        || (c >= 0xAC00 && c <= 0xD7A3) // Hangul syllables
        || (c >= 0xF900 && c <= 0xFAFF) // CJK compatibility
        || (c >= 0xFE30 && c <= 0xFE6F)
        || (c >= 0xFF00 && c <= 0xFF60) // full-width forms
        || (c >= 0xFFE0 && c <= 0xFFE6)
        || (c >= 0x1F300 && c <= 0x1FAFF) // pictographs
        || (c >= 0x20000 && c <= 0x3FFFD);
  }
}
