package dev.alidade.cli.results;

import dev.alidade.catalog.Module;
import dev.alidade.cli.terminal.Style;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** What can be surveyed, as a table or as JSON. */
public final class ModuleList {

  /** The name and version of the JSON's schema. */
  public static final String SCHEMA = "alidade.modules/1";

  private static final String GAP = "  ";

  private final List<Module> modules;

  /** A list of these modules. */
  public ModuleList(List<Module> modules) {
    this.modules = List.copyOf(modules);
  }

  /**
   * A table: key, scope, and side by side the AWS operations and the labels, each on lines of its
   * own, because there are many.
   */
  public String text(Style style) {
    var keys = width("module", modules.stream().map(Module::key).toList());
    var operations =
        width("operations", modules.stream().flatMap(m -> m.actions().stream()).toList());
    var lines = new ArrayList<String>();
    lines.add(style.faint(row(keys, "module", "scope", operations, "operations", "labels")));
    for (var module : modules) {
      var height = Math.max(1, Math.max(module.actions().size(), module.labels().size()));
      for (var i = 0; i < height; i++) {
        lines.add(
            row(
                keys,
                i == 0 ? module.key() : "",
                i == 0 ? scope(module) : "",
                operations,
                i < module.actions().size() ? module.actions().get(i) : "",
                i < module.labels().size() ? module.labels().get(i) : ""));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  /**
   * Writes JSON, ended by a line break; leaves the writer open.
   *
   * @throws IOException if the writer does
   */
  public void json(Writer to) throws IOException {
    try (var json = RunJson.generator(to)) {
      json.writeStartObject();
      json.writeStringField("schema", SCHEMA);
      json.writeArrayFieldStart("modules");
      for (var module : modules) {
        json.writeStartObject();
        json.writeStringField("key", module.key());
        json.writeStringField("scope", scope(module));
        RunJson.strings(json, "operations", module.actions());
        RunJson.strings(json, "labels", module.labels());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    to.write("\n");
    to.flush();
  }

  private static String scope(Module module) {
    return module.derived() ? "derived" : module.regional() ? "regional" : "global";
  }

  private static int width(String heading, List<String> texts) {
    return Math.max(heading.length(), texts.stream().mapToInt(String::length).max().orElse(0));
  }

  private static String row(
      int keys, String key, String scope, int operations, String operation, String label) {
    return (padded(key, keys)
            + GAP
            + padded(scope, "regional".length())
            + GAP
            + padded(operation, operations)
            + GAP
            + label)
        .stripTrailing();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
