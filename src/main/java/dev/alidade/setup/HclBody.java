package dev.alidade.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Attributes and blocks, line by line as {@code terraform fmt} would leave them. */
final class HclBody {

  private static final String INDENT = "  ";

  private final List<Item> items = new ArrayList<>();

  private sealed interface Item {}

  private record Attribute(String name, String expression) implements Item {
    boolean isOneLine() {
      return !expression.contains("\n");
    }
  }

  private record Text(String lines) implements Item {}

  HclBody attribute(String name, String expression) {
    items.add(new Attribute(name, expression));
    return this;
  }

  /** A block of its own paragraph. */
  HclBody block(String header, Consumer<HclBody> content) {
    var inside = new HclBody();
    content.accept(inside);
    return paragraph().text(header + " {\n" + indented(inside.text()) + "}");
  }

  /** A comment that begins a paragraph, or stands over a block. */
  HclBody comment(String line) {
    return paragraph().text("# " + line);
  }

  /** An empty line. */
  HclBody gap() {
    return text("");
  }

  /** An attribute whose value is text of several lines. */
  HclBody heredoc(String name, String text) {
    var literal = text.replace("${", "$${").replace("%{", "%%{");
    return attribute(name, "<<-EOT\n" + indented(literal) + "EOT");
  }

  /** The lines, each with its end. */
  String text() {
    var text = new StringBuilder();
    for (var i = 0; i < items.size(); i++) {
      switch (items.get(i)) {
        case Text(var lines) -> text.append(lines);
        case Attribute attribute ->
            text.append(attribute.name())
                .append(" ".repeat(width(i) - attribute.name().length()))
                .append(" = ")
                .append(attribute.expression());
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** Each line two columns further in, each with its end; what is empty stays empty. */
  static String indented(String lines) {
    return lines
        .lines()
        .map(line -> (line.isEmpty() ? "" : INDENT + line) + "\n")
        .collect(Collectors.joining());
  }

  private HclBody text(String lines) {
    items.add(new Text(lines));
    return this;
  }

  private HclBody paragraph() {
    var last = items.isEmpty() ? null : items.getLast();
    var continues =
        last == null
            || (last instanceof Text(var lines) && (lines.isEmpty() || lines.startsWith("#")));
    return continues ? this : text("");
  }

  /** Names are padded to the longest of the attributes of one line around them. */
  private int width(int index) {
    var from = index;
    while (from > 0 && aligns(from) && aligns(from - 1)) {
      from--;
    }
    var width = name(index);
    for (var i = from; i < items.size() && aligns(i) && aligns(index); i++) {
      width = Math.max(width, name(i));
    }
    return width;
  }

  private boolean aligns(int index) {
    return items.get(index) instanceof Attribute attribute && attribute.isOneLine();
  }

  private int name(int index) {
    return items.get(index) instanceof Attribute attribute ? attribute.name().length() : 0;
  }
}
