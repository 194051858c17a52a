package dev.alidade.cli.terminal;

import dev.alidade.report.DisplayWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Text broken into lines at spaces; a word longer than a line keeps a line of its own. */
public final class Wrapped {

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private Wrapped() {}

  /** The lines of a text, each at most so wide where words allow it; one empty line for no text. */
  public static List<String> lines(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : SPACES.splitAsStream(text.strip()).toList()) {
      if (!line.isEmpty() && DisplayWidth.of(line + " " + word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** The text with each line after the first indented like the end of {@code head}. */
  public static String hanging(String head, String text, int width) {
    var indent = DisplayWidth.of(head);
    var room = Math.max(20, width - indent);
    return head + String.join("\n" + " ".repeat(indent), lines(text, room));
  }
}
