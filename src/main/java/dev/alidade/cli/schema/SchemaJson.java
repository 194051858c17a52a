package dev.alidade.cli.schema;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.alidade.cli.results.RunJson;
import dev.alidade.store.SchemaStatements.Key;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The schema for programs. */
public final class SchemaJson {

  /** The name and version of the JSON's schema. */
  public static final String SCHEMA = "alidade.schema/1";

  private SchemaJson() {}

  /**
   * Writes JSON, ended by a line break; leaves the writer open.
   *
   * @throws IOException if the writer does
   */
  public static void write(GraphSchema schema, Writer to) throws IOException {
    try (var json = RunJson.generator(to)) {
      json.writeStartObject();
      json.writeStringField("schema", SCHEMA);
      json.writeArrayFieldStart("sources");
      for (var origin : schema.origins()) {
        json.writeStartObject();
        json.writeStringField("module", origin.module());
        json.writeStringField("name", origin.name());
        RunJson.strings(json, "operations", origin.permissions());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("labels");
      for (var label : schema.labels()) {
        label(json, label);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("relationships");
      for (var link : schema.links()) {
        link(json, link, schema.scopedTypes().contains(link.type()));
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    to.write("\n");
    to.flush();
  }

  private static void label(JsonGenerator json, LabelSchema label) throws IOException {
    json.writeStartObject();
    json.writeStringField("label", label.name());
    RunJson.strings(json, "alsoLabelled", label.also());
    RunJson.strings(json, "formerLabels", label.former());
    RunJson.strings(json, "conditionalLabels", label.sometimes());
    json.writeArrayFieldStart("sources");
    for (var witness : label.witnesses()) {
      json.writeStartObject();
      json.writeStringField("name", witness.origin().name());
      json.writeStringField("does", witness.sight().verb());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("kept");
    switch (label.kept()) {
      case LabelSchema.Kept.WhileListed listed -> {
        json.writeStringField("while", "listed");
        json.writeBooleanField("byRegion", listed.byRegion());
        json.writeBooleanField("shared", listed.shared());
      }
      case LabelSchema.Kept.WhileReached reached -> {
        json.writeStringField("while", "reached");
        json.writeStringField("over", reached.pattern());
      }
      case LabelSchema.Kept.WhilePart part -> {
        json.writeStringField("while", "part");
        json.writeStringField("over", part.pattern());
      }
      case LabelSchema.Kept.Always always -> json.writeStringField("while", "always");
    }
    json.writeEndObject();
    json.writeArrayFieldStart("properties");
    for (var property : label.properties()) {
      json.writeStartObject();
      json.writeStringField("name", property.name());
      json.writeBooleanField("indexed", property.indexed());
      RunJson.strings(json, "sources", names(property.origins()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("indexes");
    for (var key : label.unique()) {
      index(json, key, true);
    }
    for (var key : label.indexed()) {
      index(json, key, false);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void index(JsonGenerator json, Key key, boolean unique) throws IOException {
    json.writeStartObject();
    json.writeStringField("label", key.label());
    json.writeStringField("property", key.property());
    json.writeBooleanField("unique", unique);
    json.writeEndObject();
  }

  private static void link(JsonGenerator json, LinkSchema link, boolean indexed)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("from", link.source());
    json.writeStringField("type", link.type());
    json.writeStringField("to", link.target());
    RunJson.strings(json, "properties", link.properties());
    json.writeBooleanField("indexedByAccount", indexed);
    RunJson.strings(json, "sources", names(link.origins()));
    json.writeEndObject();
  }

  private static List<String> names(List<Origin> origins) {
    return origins.stream().map(Origin::name).toList();
  }
}
