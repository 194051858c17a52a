package dev.alidade.cli.progress;

import java.util.ArrayList;
import java.util.List;

/** A screen that understands what a display writes, so that tests see what a person would. */
final class Frames {

  private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
  private int row;
  private int column;

  /** Writes to the screen. */
  void write(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '\r' -> column = 0;
        case '\n' -> {
          row++;
          column = 0;
          if (row == lines.size()) {
            lines.add(new StringBuilder());
          }
        }
        case '\u001b' -> i = escape(text, i + 2);
        default -> put(c);
      }
    }
  }

  /** What stands there, without the empty end. */
  List<String> shown() {
    var shown =
        new ArrayList<>(lines.stream().map(line -> line.toString().stripTrailing()).toList());
    while (!shown.isEmpty() && shown.getLast().isEmpty()) {
      shown.removeLast();
    }
    return shown;
  }

  int row() {
    return row;
  }

  private int escape(String text, int from) {
    var end = from;
    while (!Character.isLetter(text.charAt(end))) {
      end++;
    }
    var number = text.substring(from, end);
    switch (text.charAt(end)) {
      case 'A' -> row -= Integer.parseInt(number);
      case 'K' -> lines.get(row).setLength(Math.min(column, lines.get(row).length()));
      case 'J' -> {
        lines.get(row).setLength(Math.min(column, lines.get(row).length()));
        lines.subList(row + 1, lines.size()).clear();
      }
      case 'm' -> {}
      default -> throw new AssertionError("escape sequence " + text.charAt(end));
    }
    return end;
  }

  private void put(char c) {
    var line = lines.get(row);
    while (line.length() <= column) {
      line.append(' ');
    }
    line.setCharAt(column, c);
    column++;
  }
}
