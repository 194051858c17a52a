package dev.alidade.setup;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** JSON trees as YAML that people can read, and that YAML 1.1 and 1.2 understand alike. */
final class Yaml {

  private static final String INDENT = "  ";

  /** What is the same with quotes and without, whoever reads it. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z]([A-Za-z0-9_./*,'-]|:(?=\\S)| (?=[^ #]))*");

  /** These mean something else without quotes, in YAML 1.1 whatever their case. */
  private static final Set<String> WORDS =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

  private Yaml() {}

  /** A document, ended by a line break. */
  static String document(JsonNode json) {
    var lines = new StringBuilder();
    block(json, "", lines);
    return lines.toString();
  }

  /** A document that is nothing but text of several lines. */
  static String text(String lines) {
    return "|\n" + HclBody.indented(lines);
  }

  private static void block(JsonNode json, String indent, StringBuilder to) {
    if (json.isObject()) {
      json.properties()
          .forEach(
              entry -> {
                to.append(indent).append(scalar(entry.getKey())).append(':');
                value(entry.getValue(), indent, to);
              });
    } else {
      json.forEach(item -> item(item, indent, to));
    }
  }

  private static void value(JsonNode json, String indent, StringBuilder to) {
    if (json.isContainerNode() && !json.isEmpty()) {
      to.append('\n');
      block(json, indent + INDENT, to);
    } else {
      to.append(' ').append(flat(json)).append('\n');
    }
  }

  private static void item(JsonNode item, String indent, StringBuilder to) {
    to.append(indent).append("- ");
    if (item.isContainerNode() && !item.isEmpty()) {
      var inside = new StringBuilder();
      block(item, indent + INDENT, inside);
      // The first line stands beside its dash.
      to.append(inside, indent.length() + INDENT.length(), inside.length());
    } else {
      to.append(flat(item)).append('\n');
    }
  }

  private static String flat(JsonNode json) {
    return json.isTextual() ? scalar(json.textValue()) : json.toString();
  }

  private static String scalar(String text) {
    var plain = PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
    // JSON's strings are YAML's double-quoted ones.
    return plain
        ? text
        : '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
