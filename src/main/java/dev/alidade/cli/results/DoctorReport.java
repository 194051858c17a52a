package dev.alidade.cli.results;

import dev.alidade.cli.terminal.Amounts;
import dev.alidade.cli.terminal.Style;
import dev.alidade.cli.terminal.Wrapped;
import dev.alidade.doctor.Diagnosis;
import dev.alidade.doctor.Finding;
import dev.alidade.doctor.Finding.Level;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the doctor found, as a list with marks or as JSON; at the end, whether a run would work. */
public final class DoctorReport {

  /** The name and version of the JSON's schema. */
  public static final String SCHEMA = "alidade.doctor/1";

  private static final String INDENT = "  ";

  private final Diagnosis diagnosis;

  /** A report of this. */
  public DoctorReport(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
  }

  /** The text, ended by a line break. */
  public String text(Style style, int width) {
    var lines = new ArrayList<String>();
    for (var section : diagnosis.sections()) {
      lines.add(style.strong(section.title()));
      var names = section.findings().stream().mapToInt(f -> f.name().length()).max().orElse(0);
      section.findings().forEach(finding -> lines.addAll(lines(style, width, names, finding)));
      lines.add("");
    }
    lines.add(verdict(style));
    return String.join("\n", lines) + "\n";
  }

  private static List<String> lines(Style style, int width, int names, Finding finding) {
    var mark = mark(style, finding.level());
    var name = finding.name() + " ".repeat(names - finding.name().length());
    var head = INDENT + mark + " " + name + INDENT;
    var lines = new ArrayList<>(Wrapped.hanging(head, finding.saw(), width).lines().toList());
    lines.set(
        0,
        INDENT
            + coloured(style, finding.level(), mark)
            + lines.getFirst().substring(2 + mark.length()));
    if (finding.advice() != null && !finding.advice().isBlank()) {
      var arrow = " ".repeat(head.length()) + style.sign("→", "->") + " ";
      lines.addAll(Wrapped.hanging(arrow, finding.advice(), width).lines().toList());
    }
    return lines;
  }

  private static String mark(Style style, Level level) {
    return switch (level) {
      case OK -> style.sign("✓", "ok  ");
      case WARN -> style.sign("!", "warn");
      case FAIL -> style.sign("✗", "fail");
    };
  }

  private static String coloured(Style style, Level level, String text) {
    return switch (level) {
      case OK -> style.good(text);
      case WARN -> style.doubtful(text);
      case FAIL -> style.bad(text);
    };
  }

  private String verdict(Style style) {
    var warnings = diagnosis.count(Level.WARN);
    var failures = diagnosis.count(Level.FAIL);
    var counted =
        (failures == 0 ? "" : Amounts.of(failures, "failure") + (warnings == 0 ? "" : ", "))
            + (warnings == 0 ? "" : Amounts.of(warnings, "warning"));
    var tail = counted.isEmpty() ? "." : ": " + counted + ".";
    return switch (diagnosis.verdict()) {
      case WORKS -> style.good("A sync would work") + tail;
      case CONFIGURATION -> style.bad("A sync would not begin, for its configuration") + tail;
      case NO_DATABASE -> style.bad("A sync would not begin, for want of Neo4j") + tail;
      case NO_ACCOUNT -> style.bad("A sync would find no account") + tail;
      case PARTIAL -> style.bad("A sync would be partial") + tail;
    };
  }

  /**
   * Writes JSON, ended by a line break; leaves the writer open.
   *
   * @throws IOException if the writer does
   */
  public void json(int exitCode, Writer to) throws IOException {
    try (var json = RunJson.generator(to)) {
      json.writeStartObject();
      json.writeStringField("schema", SCHEMA);
      json.writeStringField("verdict", word(diagnosis.verdict()));
      json.writeNumberField("exitCode", exitCode);
      json.writeArrayFieldStart("sections");
      for (var section : diagnosis.sections()) {
        json.writeStartObject();
        json.writeStringField("title", section.title());
        json.writeArrayFieldStart("findings");
        for (var finding : section.findings()) {
          json.writeStartObject();
          json.writeStringField("name", finding.name());
          json.writeStringField("level", word(finding.level()));
          json.writeStringField("saw", finding.saw());
          json.writeStringField("advice", finding.advice());
          json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    to.write("\n");
    to.flush();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
