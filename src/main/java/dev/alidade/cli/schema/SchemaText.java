package dev.alidade.cli.schema;

import dev.alidade.cli.terminal.Style;
import dev.alidade.cli.terminal.Wrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The schema for people: a paragraph for each label, with what stands behind it. */
public final class SchemaText {

  private static final int INDENT = 2;

  private final GraphSchema schema;
  private final Style style;
  private final int columns;

  /** A text that is so wide. */
  public SchemaText(GraphSchema schema, Style style, int columns) {
    this.schema = schema;
    this.style = style;
    this.columns = columns;
  }

  /** The paragraphs. */
  public String text() {
    return schema.labels().stream().map(this::paragraph).collect(Collectors.joining("\n"));
  }

  private String paragraph(LabelSchema label) {
    var lines = new ArrayList<String>();
    lines.add(style.strong(label.name()));
    list(lines, "labels", label.otherLabels());
    for (var sight : LabelSchema.Sight.values()) {
      list(
          lines,
          sight.verb(),
          label.witnesses().stream()
              .filter(witness -> witness.sight() == sight)
              .map(witness -> origin(witness.origin()))
              .distinct()
              .toList());
    }
    add(lines, "life", label.kept().sentence());
    lines(lines, "indexes", label.indexes());
    list(
        lines,
        "properties",
        label.properties().stream().map(LabelSchema.PropertySchema::name).toList());
    lines(lines, "links", LinkSchema.together(schema.linksOf(label), label.name()));
    return String.join("\n", lines) + "\n";
  }

  private void lines(List<String> lines, String heading, List<String> items) {
    for (var i = 0; i < items.size(); i++) {
      add(lines, i == 0 ? heading : "", items.get(i));
    }
  }

  private void list(List<String> lines, String heading, List<String> items) {
    if (!items.isEmpty()) {
      add(lines, heading, String.join(", ", items));
    }
  }

  private void add(List<String> lines, String heading, String text) {
    var head = " ".repeat(INDENT) + heading + " ".repeat("properties".length() - heading.length());
    var wrapped = Wrapped.hanging(head + "  ", text, columns);
    lines.add(style.faint(head) + wrapped.substring(head.length()));
  }

  private static String origin(Origin origin) {
    return origin.permissions().isEmpty()
        ? origin.name()
        : origin.module() + " (" + String.join(", ", origin.permissions()) + ")";
  }
}
