package dev.alidade.cli.results;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.alidade.cli.terminal.Amounts;
import dev.alidade.cli.terminal.Style;
import dev.alidade.cli.terminal.TextTable;
import dev.alidade.cli.terminal.TextTable.Cell;
import dev.alidade.cli.terminal.TextTable.Column;
import dev.alidade.store.Removal;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was removed of an account, or would be, as tables or as JSON.
 *
 * @param dryRun whether it would be
 * @param complete whether nothing is left
 */
public record ForgetReport(String accountId, Removal removal, boolean dryRun, boolean complete) {

  /** The name and version of the JSON's schema. */
  public static final String SCHEMA = "alidade.forget/1";

  /** Tables by label and by type, and the sums. */
  public String text(Style style, int width) {
    var lines = new ArrayList<String>();
    table(lines, "label", "nodes", removal.nodes(), style, width);
    table(lines, "type", "relationships", removal.links(), style, width);
    lines.add(
        style.strong(
            "%s and %s of account %s %s"
                .formatted(
                    Amounts.of(removal.nodeCount(), "node"),
                    Amounts.of(removal.linkCount(), "relationship"),
                    accountId,
                    dryRun ? "would be removed" : "were removed")));
    if (!complete) {
      lines.add("There is more; the same command goes on with it.");
    }
    return String.join("\n", lines) + "\n";
  }

  private static void table(
      List<String> lines,
      String name,
      String count,
      Map<String, Long> counts,
      Style style,
      int width) {
    if (counts.isEmpty()) {
      return;
    }
    var table = new TextTable(List.of(Column.text(name), Column.number(count)));
    counts.forEach((each, many) -> table.row(List.of(Cell.of(each), Cell.of(Amounts.of(many)))));
    lines.addAll(table.lines(style, width));
    lines.add("");
  }

  /**
   * Writes JSON, ended by a line break; leaves the writer open.
   *
   * @param exitCode what the command ends with
   * @throws IOException if the writer does
   */
  public void json(int exitCode, Writer to) throws IOException {
    try (var json = RunJson.generator(to)) {
      json.writeStartObject();
      json.writeStringField("schema", SCHEMA);
      json.writeStringField("accountId", accountId);
      json.writeBooleanField("dryRun", dryRun);
      json.writeBooleanField("complete", complete);
      json.writeNumberField("exitCode", exitCode);
      counts(json, "nodes", removal.nodes());
      counts(json, "links", removal.links());
      json.writeEndObject();
    }
    to.write("\n");
    to.flush();
  }

  private static void counts(JsonGenerator json, String field, Map<String, Long> counts)
      throws IOException {
    json.writeObjectFieldStart(field);
    for (var count : counts.entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
  }
}
