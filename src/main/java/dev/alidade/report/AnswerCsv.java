package dev.alidade.report;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One answer as comma-separated values (RFC 4180), with all columns under the names that JSON has
 * for them. A text that a spreadsheet would take for a formula is given an apostrophe before it, as
 * names of resources come from whoever may name them:
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
public final class AnswerCsv {

  /** RFC 4180 ends lines so. */
  private static final String END = "\r\n";

  private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]");
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r].*", Pattern.DOTALL);

  private AnswerCsv() {}

  /** The first rows, as many as wanted if there are, under a line of names. */
  public static String of(Answer.Found answer, int most) {
    var head = line(answer.question().columns().stream().map(Column::key));
    return answer.rows().stream()
        .limit(most)
        .map(row -> line(row.values().stream().map(AnswerCsv::text)))
        .collect(Collectors.joining("", head, ""));
  }

  private static String line(Stream<String> cells) {
    return cells.map(AnswerCsv::quoted).collect(Collectors.joining(",", "", END));
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Boolean yes -> yes.toString();
      case Number number -> number.toString();
      case ZonedDateTime time -> ISO_OFFSET_DATE_TIME.format(time);
      case List<?> list ->
          harmless(list.stream().map(AnswerCsv::text).collect(Collectors.joining("; ")));
      default -> harmless(value.toString());
    };
  }

  private static String harmless(String text) {
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }

  private static String quoted(String text) {
    return NEEDS_QUOTES.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
