package dev.alidade.setup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Expressions of HashiCorp's configuration language.
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
final class Hcl {

  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

  private Hcl() {}

  /** A string that is taken as it stands: nothing in it is a template. */
  static String quoted(String text) {
    return '"' + literal(text) + '"';
  }

  /** A string with the value of a reference behind it. */
  static String quoted(String text, String reference) {
    // Before the reference's own, a dollar sign would escape it.
    var before =
        text.endsWith("$")
            ? literal(text.substring(0, text.length() - 1)) + "\\u0024"
            : literal(text);
    return '"' + before + "${" + reference + "}\"";
  }

  /** A list of strings. */
  static String list(List<String> texts) {
    return texts.stream().map(Hcl::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  /** A JSON value as an expression of the language. */
  static String value(JsonNode json) {
    return switch (json.getNodeType()) {
      case OBJECT -> object(json);
      case ARRAY -> array(json);
      case STRING -> quoted(json.textValue());
      case NUMBER, BOOLEAN, NULL -> json.asText();
      case BINARY, MISSING, POJO -> throw new IllegalArgumentException("Not a JSON value");
    };
  }

  /** Key and value pairs. */
  static String map(Map<String, String> expressions) {
    var body = new HclBody();
    expressions.forEach((name, expression) -> body.attribute(key(name), expression));
    return expressions.isEmpty() ? "{}" : "{\n" + HclBody.indented(body.text()) + "}";
  }

  private static String object(JsonNode json) {
    var body = new HclBody();
    json.properties()
        .forEach(entry -> body.attribute(key(entry.getKey()), value(entry.getValue())));
    return json.isEmpty() ? "{}" : "{\n" + HclBody.indented(body.text()) + "}";
  }

  private static String array(JsonNode json) {
    if (json.size() == 1 && !json.get(0).isContainerNode() || json.isEmpty()) {
      return json.isEmpty() ? "[]" : "[" + value(json.get(0)) + "]";
    }
    return json.valueStream()
        .map(item -> HclBody.indented(value(item)).stripTrailing())
        .collect(Collectors.joining(",\n", "[\n", ",\n]"));
  }

  private static String key(String name) {
    return IDENTIFIER.matcher(name).matches() ? name : quoted(name);
  }

  private static String literal(String text) {
    var escaped = new StringBuilder();
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '"' -> escaped.append("\\\"");
        case '\\' -> escaped.append("\\\\");
        case '\n' -> escaped.append("\\n");
        case '\r' -> escaped.append("\\r");
        case '\t' -> escaped.append("\\t");
        // As a number, because «$${» is an escape that a dollar sign before it would change.
        case '$', '%' -> {
          if (text.startsWith("{", i + 1)) {
            escaped.append(unicode(c));
          } else {
            escaped.append(c);
          }
        }
        default -> {
          if (Character.isISOControl(c)) {
            escaped.append(unicode(c));
          } else {
            escaped.append(c);
          }
        }
      }
    }
    return escaped.toString();
  }

  private static String unicode(char c) {
    return String.format(Locale.ROOT, "\\u%04x", (int) c);
  }
}
