package dev.alidade.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A question as a file: plain Cypher, which {@code cypher-shell --file} runs as it stands, under a
 * header of comments.
 *
 * <pre>
 * // title: Volumes without encryption
 * // topic: Data
 * // severity: medium
 * // one: volume without encryption
 * // many: volumes without encryption
 * // counts: account, volume
 * // columns: account, volume, size: GiB, arn: ARN (detail)
 * // why: A sentence or two; a longer text goes on
 * //   in lines that are indented.
 * // advice: What to do.
 * MATCH … RETURN … AS account, … AS volume, … AS size, … AS arn;
 *
 * MATCH path = … RETURN path;
 * </pre>
 *
 * <p>{@code topic} is {@code Other} and {@code severity} is {@code medium} where they are missing;
 * {@code counts} and {@code advice} may be missing. A column is its name in the {@code RETURN}, a
 * heading if the name with a capital will not do, and {@code (detail)} if tables are to leave it
 * out. The second statement may be missing; what it returns as {@code path} is drawn, from the
 * cause at the start of the path to the effect at its end.
 */
final class QuestionFile {

  private static final Pattern ENTRY = Pattern.compile("//\\s?([a-z]+):\\s+(\\S.*)");
  private static final Pattern CONTINUATION = Pattern.compile("//\\s{2,}(\\S.*)");
  private static final Pattern COLUMN =
      Pattern.compile("(?<key>\\w+)(?:\\s*:\\s*(?<title>[^()]+?))?(?<detail>\\s*\\(detail\\))?");

  private static final Set<String> KEYS =
      Set.of("title", "topic", "severity", "one", "many", "counts", "columns", "why", "advice");

  private final String id;
  private final String text;
  private final Map<String, Entry> header = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  /** What the header says of one thing, and the line on which it begins to. */
  private record Entry(int line, String text) {
    Entry followedBy(Entry more) {
      return new Entry(line, text + " " + more.text);
    }
  }

  QuestionFile(String id, String text) {
    this.id = id;
    this.text = text;
  }

  /**
   * Reads the file.
   *
   * @throws QuestionException with all that is wrong
   */
  Question question() {
    var statements = CypherStatements.in(afterHeader());
    if (statements.isEmpty() || statements.size() > 2) {
      problems.add(
          "one statement for the answer, and at most one for the drawing; here are "
              + statements.size());
    }
    var columns = columns();
    var counts = list(optional("counts", ""));
    var keys = columns.stream().map(Column::key).toList();
    counts.stream()
        .filter(key -> !keys.contains(key))
        .forEach(key -> problem("counts", "counts names '" + key + "', which is not a column"));
    var question =
        new Question(
            id,
            required("title"),
            optional("topic", "Other"),
            severity(),
            required("why"),
            header.containsKey("advice") ? required("advice") : null,
            required("one"),
            required("many"),
            columns,
            counts,
            statements.isEmpty() ? "" : statements.getFirst(),
            statements.size() < 2 ? null : statements.get(1));
    if (!problems.isEmpty()) {
      throw new QuestionException(id, problems);
    }
    return question;
  }

  private String afterHeader() {
    var lines = text.lines().toList();
    String key = null;
    var number = 0;
    while (number < lines.size() && lines.get(number).startsWith("//")) {
      key = headerLine(number + 1, lines.get(number), key);
      number++;
    }
    return String.join("\n", lines.subList(number, lines.size()));
  }

  private @Nullable String headerLine(int number, String line, @Nullable String key) {
    var entry = ENTRY.matcher(line);
    var continuation = CONTINUATION.matcher(line);
    if (entry.matches()) {
      if (!KEYS.contains(entry.group(1))) {
        problems.add("line " + number + ": unknown entry '" + entry.group(1) + "'");
      } else if (header.putIfAbsent(entry.group(1), new Entry(number, entry.group(2).strip()))
          != null) {
        problems.add("line " + number + ": '" + entry.group(1) + "' for the second time");
      }
      return entry.group(1);
    }
    if (continuation.matches() && key != null) {
      header.merge(key, new Entry(number, continuation.group(1).strip()), Entry::followedBy);
      return key;
    }
    problems.add("line " + number + ": neither '// entry: text' nor an indented continuation");
    return key;
  }

  private String required(String key) {
    var value = header.get(key);
    if (value == null) {
      problems.add("the header lacks '// " + key + ": …'");
      return "";
    }
    return value.text();
  }

  private String optional(String key, String otherwise) {
    var value = header.get(key);
    return value == null ? otherwise : value.text();
  }

  /** Adds what is wrong with an entry, which is there. */
  private void problem(String key, String what) {
    var entry = header.get(key);
    problems.add((entry == null ? "" : "line " + entry.line() + ": ") + what);
  }

  private Severity severity() {
    var word = optional("severity", Severity.MEDIUM.word());
    return Arrays.stream(Severity.values())
        .filter(severity -> severity.word().equals(word))
        .findFirst()
        .orElseGet(
            () -> {
              problem(
                  "severity",
                  "severity '%s' is none of %s"
                      .formatted(
                          word,
                          String.join(
                              ", ",
                              Arrays.stream(Severity.values()).map(Severity::word).toList())));
              return Severity.MEDIUM;
            });
  }

  private List<Column> columns() {
    var columns = new ArrayList<Column>();
    var keys = new LinkedHashSet<String>();
    for (var part : list(required("columns"))) {
      var column = COLUMN.matcher(part);
      if (!column.matches()) {
        problem(
            "columns", "'" + part + "' is not a column: name, 'name: Heading' or 'name (detail)'");
      } else if (!keys.add(column.group("key"))) {
        problem("columns", "column '" + column.group("key") + "' for the second time");
      } else {
        var title = column.group("title");
        columns.add(
            new Column(
                column.group("key"),
                title == null ? heading(column.group("key")) : title,
                column.group("detail") != null));
      }
    }
    return columns;
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static String heading(String key) {
    return key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1).replace('_', ' ');
  }
}
