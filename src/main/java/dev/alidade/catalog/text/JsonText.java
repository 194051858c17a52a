package dev.alidade.catalog.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON text as the graph contract has it: what Python's {@code json.dumps} writes by default, that
 * is a space after each comma and colon, everything but ASCII escaped, members in their order.
 */
public final class JsonText {

  private JsonText() {}

  /**
   * Writes a value made of maps with text keys, iterables, texts, numbers, booleans, null and JSON
   * nodes.
   *
   * @throws IllegalArgumentException if anything else is in it
   */
  public static String of(@Nullable Object value) {
    var text = new StringBuilder();
    write(value, text);
    return text.toString();
  }

  private static void write(@Nullable Object value, StringBuilder to) {
    switch (value) {
      case null -> to.append("null");
      case JsonNode node -> writeNode(node, to);
      case CharSequence text -> quote(text, to);
      case Boolean truth -> to.append(truth);
      case Double number -> to.append(PythonFloat.repr(number));
      case Float number -> to.append(PythonFloat.repr(Double.parseDouble(number.toString())));
      case BigDecimal number -> to.append(PythonFloat.repr(number.doubleValue()));
      case Integer number -> to.append(number);
      case Long number -> to.append(number);
      case Short number -> to.append(number);
      case Byte number -> to.append(number);
      case BigInteger number -> to.append(number);
      case Map<?, ?> members -> writeMembers(members.entrySet(), to);
      case Iterable<?> elements -> writeElements(elements, to);
      default ->
          throw new IllegalArgumentException("JSON has no form for " + value.getClass().getName());
    }
  }

  private static void writeNode(JsonNode node, StringBuilder to) {
    switch (node.getNodeType()) {
      case OBJECT -> writeMembers(node.properties(), to);
      case ARRAY -> writeElements(node, to);
      case STRING -> quote(node.textValue(), to);
      case NUMBER -> write(node.numberValue(), to);
      case BOOLEAN -> to.append(node.booleanValue());
      case NULL, MISSING -> to.append("null");
      case BINARY, POJO ->
          throw new IllegalArgumentException("JSON text never reads as " + node.getNodeType());
    }
  }

  private static void writeMembers(Iterable<? extends Map.Entry<?, ?>> members, StringBuilder to) {
    to.append('{');
    var separator = "";
    for (var member : members) {
      if (!(member.getKey() instanceof String name)) {
        throw new IllegalArgumentException("JSON names are texts, not " + member.getKey());
      }
      to.append(separator);
      quote(name, to);
      to.append(": ");
      write(member.getValue(), to);
      separator = ", ";
    }
    to.append('}');
  }

  private static void writeElements(Iterable<?> elements, StringBuilder to) {
    to.append('[');
    var separator = "";
    for (var element : elements) {
      to.append(separator);
      write(element, to);
      separator = ", ";
    }
    to.append(']');
  }

  private static void quote(CharSequence text, StringBuilder to) {
    to.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> to.append("\\\"");
        case '\\' -> to.append("\\\\");
        case '\n' -> to.append("\\n");
        case '\r' -> to.append("\\r");
        case '\t' -> to.append("\\t");
        case '\f' -> to.append("\\f");
        case '\b' -> to.append("\\b");
        default -> {
          if (c >= ' ' && c <= '~') {
            to.append(c);
          } else {
            to.append(String.format("\\u%04x", (int) c));
          }
        }
      }
    }
    to.append('"');
  }
}
