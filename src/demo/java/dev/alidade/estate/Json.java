package dev.alidade.estate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into maps, lists, strings, numbers ({@code Double}), booleans and null: the little
 * that a server without libraries needs for the bodies of requests.
 */
final class Json {

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /**
   * Returns the value.
   *
   * @throws IllegalArgumentException where the text is not JSON
   */
  static @Nullable Object parse(String text) {
    var json = new Json(text);
    var value = json.value();
    if (json.next() != 0) {
      throw json.wrong();
    }
    return value;
  }

  private @Nullable Object value() {
    char c = next();
    return switch (c) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, @Nullable Object> object() {
    var map = new LinkedHashMap<String, @Nullable Object>();
    at++;
    while (next() != '}') {
      var key = string();
      expect(':');
      map.put(key, value());
      if (next() == ',') {
        at++;
      } else if (next() != '}') {
        throw wrong();
      }
    }
    at++;
    return map;
  }

  private List<@Nullable Object> array() {
    var list = new ArrayList<@Nullable Object>();
    at++;
    while (next() != ']') {
      list.add(value());
      if (next() == ',') {
        at++;
      } else if (next() != ']') {
        throw wrong();
      }
    }
    at++;
    return list;
  }

  private String string() {
    expect('"');
    var string = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c == '\\') {
        c = escaped();
      }
      string.append(c);
    }
    expect('"');
    return string.toString();
  }

  private char escaped() {
    char c = at < text.length() ? text.charAt(at++) : 0;
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        at += 4;
        yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
      }
      case '"', '\\', '/' -> c;
      default -> throw wrong();
    };
  }

  private Double number() {
    int start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (start == at) {
      throw wrong();
    }
    return Double.valueOf(text.substring(start, at));
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    if (!text.startsWith(word, at)) {
      throw wrong();
    }
    at += word.length();
    return value;
  }

  /** The next character that is not white space, not taken; 0 at the end. */
  private char next() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private void expect(char c) {
    if (next() != c) {
      throw wrong();
    }
    at++;
  }

  private IllegalArgumentException wrong() {
    return new IllegalArgumentException("not JSON at character " + at + ": " + text);
  }
}
