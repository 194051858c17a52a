package dev.alidade.estate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The elements of the lists in an answer, found in its text: {@code <item>} (EC2) and {@code
 * <member>} (IAM, STS) in XML, the objects of the arrays at the top level in JSON. Working on the
 * text keeps the rest of the answer byte for byte as the file has it.
 */
final class Elements {

  private static final Pattern XML_TAG = Pattern.compile("<(/?)(?:item|member)>");

  private Elements() {}

  /** Returns {@code body} without the outermost list elements for which {@code keep} is false. */
  static String keep(String body, Predicate<String> keep) {
    var kept = new StringBuilder(body.length());
    int copied = 0;
    boolean dropped = false;
    for (Span span : outermost(body)) {
      if (!keep.test(body.substring(span.start(), span.end()))) {
        int from = startOfGap(body, span.start());
        kept.append(body, copied, Math.max(copied, from));
        copied = span.end();
        dropped = true;
      }
    }
    if (!dropped) {
      return body;
    }
    kept.append(body, copied, body.length());
    return isJson(body) ? withoutStrayCommas(kept.toString()) : kept.toString();
  }

  /** Returns the text of the outermost list elements, in order. */
  static List<String> of(String body) {
    return outermost(body).stream().map(span -> body.substring(span.start(), span.end())).toList();
  }

  /**
   * Returns the text between the first {@code <name>} and its {@code </name>}, or "" without it.
   */
  static String inside(String xml, String name) {
    int start = xml.indexOf('<' + name + '>');
    int end = start < 0 ? -1 : xml.indexOf("</" + name + '>', start);
    return end < 0 ? "" : xml.substring(start + name.length() + 2, end);
  }

  private record Span(int start, int end) {}

  private static boolean isJson(String body) {
    return body.stripLeading().startsWith("{");
  }

  private static List<Span> outermost(String body) {
    return isJson(body) ? outermostOfJson(body) : outermostOfXml(body);
  }

  private static List<Span> outermostOfXml(String body) {
    var spans = new ArrayList<Span>();
    var tag = XML_TAG.matcher(body);
    int depth = 0;
    int start = 0;
    while (tag.find()) {
      if (tag.group(1).isEmpty()) {
        if (depth++ == 0) {
          start = tag.start();
        }
      } else if (--depth == 0) {
        spans.add(new Span(start, tag.end()));
      }
    }
    return spans;
  }

  /** Objects at depth 2: {@code {"findings": [{…}, {…}]}}. Brackets inside strings do not count. */
  private static List<Span> outermostOfJson(String body) {
    var spans = new ArrayList<Span>();
    int depth = 0;
    int start = 0;
    boolean quoted = false;
    for (int at = 0; at < body.length(); at++) {
      char c = body.charAt(at);
      if (quoted) {
        if (c == '\\') {
          at++;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{' || c == '[') {
        if (depth++ == 2 && c == '{') {
          start = at;
        }
      } else if (c == '}' || c == ']') {
        if (--depth == 2 && c == '}') {
          spans.add(new Span(start, at + 1));
        }
      }
    }
    return spans;
  }

  /** The white space, and in JSON the comma, before an element belong to it. */
  private static int startOfGap(String body, int start) {
    int from = start;
    while (from > 0
        && (Character.isWhitespace(body.charAt(from - 1)) || body.charAt(from - 1) == ',')) {
      from--;
    }
    return from;
  }

  /** The comma after a dropped first element. */
  private static String withoutStrayCommas(String json) {
    return json.replaceAll("\\[\\s*,", "[");
  }
}
