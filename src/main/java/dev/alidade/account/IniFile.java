package dev.alidade.account;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of the AWS CLI's INI format, read as botocore reads it (Python's {@code configparser}):
 * keys in any case, {@code =} or {@code :} between key and value, comments only as whole lines,
 * deeper indented lines continue a value, and an empty value with such lines is a group of
 * sub-properties. Every line that makes no sense becomes a problem; reading never fails.
 *
 * @param sections in the order of the file; a section that comes twice is kept once, with a problem
 */
record IniFile(Path path, List<Section> sections, List<ConfigurationProblem> problems) {

  /** The characters that begin a comment. */
  private static final String COMMENT = "#;";

  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

  /** What stands under one header. */
  record Section(String header, int line, Map<String, Entry> entries) {}

  /**
   * A key's value.
   *
   * @param value the text; several lines are joined with a line feed
   * @param line where the key stands, counted from 1
   * @param nested the sub-properties, if the value consists of them
   */
  record Entry(String value, int line, Map<String, String> nested) {}

  static IniFile parse(Path path, String text) {
    return new Reader(path).read(text);
  }

  private static final class Reader {
    private final Path path;
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private final List<ConfigurationProblem> problems = new ArrayList<>();
    private @Nullable Section section;
    private boolean inUnusableSection;
    private @Nullable String key;
    private int keyLine;
    private int keyIndent;
    private final List<String> value = new ArrayList<>();

    private Reader(Path path) {
      this.path = path;
    }

    private IniFile read(String text) {
      // A byte order mark, as Windows editors write it.
      var content = text.startsWith("\uFEFF") ? text.substring(1) : text;
      int number = 0;
      for (var line : LINE_END.split(content, -1)) {
        number++;
        readLine(line, number);
      }
      endEntry();
      return new IniFile(path, List.copyOf(sections.values()), List.copyOf(problems));
    }

    private void readLine(String line, int number) {
      var stripped = line.strip();
      if (stripped.isEmpty()) {
        if (key != null) {
          value.add("");
        }
        return;
      }
      if (COMMENT.indexOf(stripped.charAt(0)) >= 0) {
        return;
      }
      int indent = indentOf(line);
      if (key != null && indent > keyIndent) {
        value.add(stripped);
        return;
      }
      endEntry();
      keyIndent = indent;
      if (stripped.startsWith("[") && stripped.indexOf(']') > 1) {
        beginSection(stripped, number);
      } else {
        beginEntry(stripped, number);
      }
    }

    private static int indentOf(String line) {
      int indent = 0;
      while (indent < line.length() && Character.isWhitespace(line.charAt(indent))) {
        indent++;
      }
      return indent;
    }

    private void beginSection(String line, int number) {
      var header = line.substring(1, headerEnd(line));
      var first = sections.get(header);
      if (first != null) {
        problem(
            number,
            "["
                + header
                + "] stands here a second time; the first is in line "
                + first.line()
                + ".");
        section = null;
        inUnusableSection = true;
        return;
      }
      inUnusableSection = false;
      section = new Section(header, number, new LinkedHashMap<>());
      sections.put(header, section);
    }

    /**
     * The first bracket that closes, if only a comment follows it; else the last one, as botocore.
     */
    private static int headerEnd(String line) {
      int first = line.indexOf(']');
      var rest = line.substring(first + 1).strip();
      return rest.isEmpty() || COMMENT.indexOf(rest.charAt(0)) >= 0 ? first : line.lastIndexOf(']');
    }

    private void beginEntry(String line, int number) {
      int equals = line.indexOf('=');
      int colon = line.indexOf(':');
      int delimiter = equals < 0 ? colon : colon < 0 ? equals : Math.min(equals, colon);
      if (delimiter <= 0) {
        // What the line holds is not repeated: it may be half of a secret.
        problem(number, "neither a [section] nor a «key = value».");
        return;
      }
      if (inUnusableSection) {
        return;
      }
      if (section == null) {
        problem(number, "a «key = value» before the first [section].");
        return;
      }
      key = line.substring(0, delimiter).strip().toLowerCase(Locale.ROOT);
      keyLine = number;
      value.clear();
      value.add(line.substring(delimiter + 1).strip());
    }

    private void endEntry() {
      var name = key;
      var into = section;
      key = null;
      if (name == null || into == null) {
        return;
      }
      var text = String.join("\n", value).stripTrailing();
      var first = into.entries().get(name);
      if (first != null) {
        problem(
            keyLine,
            "«"
                + name
                + "» stands here a second time in ["
                + into.header()
                + "]; the first is in line "
                + first.line()
                + ".");
        return;
      }
      into.entries().put(name, new Entry(text, keyLine, nested(name, text)));
    }

    private Map<String, String> nested(String name, String text) {
      if (!text.startsWith("\n")) {
        return Map.of();
      }
      var nested = new LinkedHashMap<String, String>();
      for (var line : text.split("\n", -1)) {
        int equals = line.indexOf('=');
        if (equals > 0) {
          nested.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
        } else if (!line.isBlank()) {
          problem(keyLine, "the lines under «" + name + "» must each be a «key = value».");
        }
      }
      return nested;
    }

    private void problem(int line, String message) {
      problems.add(new ConfigurationProblem(path, line, null, message));
    }
  }
}
