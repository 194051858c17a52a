package dev.alidade.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks a value into lines of a width: at spaces where there are any, else behind the marks that
 * separate the parts of ARNs, paths and names, else anywhere.
 */
final class LineBreaks {

  private static final String MARKS = "/:,-_.@";

  private LineBreaks() {}

  /** At least one line; of more than {@code most} lines, the last one ends in {@code cut}. */
  static List<String> of(String text, int width, int most, String cut) {
    var lines = new ArrayList<String>();
    var rest = text;
    while (DisplayWidth.of(rest) > width && lines.size() < most - 1) {
      var end = end(rest, width);
      lines.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
    }
    lines.add(DisplayWidth.of(rest) > width ? cut(rest, width, cut) : rest);
    return lines;
  }

  private static String cut(String text, int width, String cut) {
    return width <= cut.length()
        ? text.substring(0, fitting(text, width))
        : text.substring(0, fitting(text, width - cut.length())) + cut;
  }

  private static int end(String text, int width) {
    var most = fitting(text, width);
    if (text.charAt(most) == ' ') {
      return most;
    }
    var space = text.lastIndexOf(' ', most - 1);
    if (space > 0) {
      return space + 1;
    }
    for (var end = most; end > most / 2; end--) {
      if (MARKS.indexOf(text.charAt(end - 1)) >= 0) {
        return end;
      }
    }
    return most;
  }

  /** How many chars of a text that is too wide fit; at least one character. */
  private static int fitting(String text, int width) {
    var end = 0;
    var columns = 0;
    while (end < text.length()) {
      var c = text.codePointAt(end);
      columns += DisplayWidth.of(c);
      if (columns > width && end > 0) {
        break;
      }
      end += Character.charCount(c);
    }
    return end;
  }
}
