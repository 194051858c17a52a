package dev.alidade.report;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An answer as a section of a page: why it matters, the table, the Cypher behind it. */
final class AnswerMarkup {

  // Ids of EC2 resources and access keys, ARNs, addresses: read character by character.
  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "[a-z]{1,12}-[0-9a-f]{8,17}|arn:\\S+|A[KS]IA\\w{12,}|[0-9.]{7,15}|[0-9a-f:]*:[0-9a-f:]+");

  private final Answer answer;
  private final int mostRows;

  AnswerMarkup(Answer answer, int mostRows) {
    this.answer = answer;
    this.mostRows = mostRows;
  }

  /** The section. */
  String html() {
    var question = answer.question();
    var html = new Markup();
    html.raw("<article class=\"answer card ").raw(tone(answer)).raw("\" id=\"q-");
    html.text(question.id()).raw("\">\n<header>\n<div class=\"line\"><span class=\"badge\">");
    html.raw(level(answer)).raw("</span><h3>").text(question.title()).raw("</h3>");
    switch (answer) {
      case Answer.Found found -> {
        html.raw("<span class=\"count\">").text(question.inWords(found.count())).raw("</span>");
        if (!found.drawing().nodes().isEmpty()) {
          html.raw("<button type=\"button\" class=\"button show-graph\" data-view=\"");
          html.text(question.id()).raw("\" hidden>Show in the drawing</button>");
        }
      }
      case Answer.Unanswered unanswered -> {}
    }
    html.raw("</div>\n<p class=\"why\">").text(question.why()).raw("</p>\n");
    if (question.advice() != null) {
      html.raw("<p class=\"advice\"><b>What to do.</b> ").text(question.advice()).raw("</p>\n");
    }
    html.raw("</header>\n");
    switch (answer) {
      case Answer.Found found -> table(html, found);
      case Answer.Unanswered unanswered ->
          html.raw("<p class=\"failed\">The database did not answer: ")
              .text(unanswered.reason())
              .raw("</p>\n");
    }
    html.raw("<details><summary>The Cypher behind this answer</summary>\n<div class=\"cypher\">");
    html.raw("<button type=\"button\" class=\"button copy\" hidden>Copy</button>\n<pre>");
    html.lines(question.cypher()).raw("</pre></div></details>\n</article>\n");
    return html.toString();
  }

  /** The class that colours an answer: its severity, or good if there is nothing to find. */
  static String tone(Answer answer) {
    return switch (answer) {
      case Answer.Found found when found.rows().isEmpty() -> "good";
      case Answer.Found found -> found.question().severity().word();
      case Answer.Unanswered unanswered -> Severity.INFO.word();
    };
  }

  /** The severity in a word, since colour alone does not reach everyone. */
  static String level(Answer answer) {
    return switch (answer) {
      case Answer.Found found when found.rows().isEmpty() -> "None found";
      case Answer.Found found ->
          switch (found.question().severity()) {
            case CRITICAL -> "Critical";
            case HIGH -> "High";
            case MEDIUM -> "Medium";
            case LOW -> "Low";
            case INFO -> "Information";
          };
      case Answer.Unanswered unanswered -> "Not answered";
    };
  }

  private void table(Markup html, Answer.Found found) {
    if (found.rows().isEmpty()) {
      html.raw("<p class=\"nothing\">").text(found.question().inWords(0)).raw(".</p>\n");
      return;
    }
    var columns = found.question().columns();
    var shown = found.shown();
    html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
    html.text(found.question().title()).raw("\"><table class=\"sortable\">\n<thead><tr>");
    for (var i : shown) {
      html.raw(
          isNumeric(found.rows(), i)
              ? "<th scope=\"col\" class=\"number\">"
              : "<th scope=\"col\">");
      html.text(columns.get(i).title()).raw("</th>");
    }
    html.raw("</tr></thead>\n<tbody>\n");
    for (var row : found.rows().subList(0, Math.min(mostRows, found.rows().size()))) {
      html.raw("<tr>");
      shown.forEach(i -> cell(html, columns.get(i), row.values().get(i)));
      html.raw("</tr>\n");
    }
    html.raw("</tbody></table></div>\n");
    if (found.rows().size() > mostRows) {
      html.raw("<p class=\"more\">The first ").text(mostRows).raw(" of ").text(found.rows().size());
      html.raw(" rows; the Cypher below gives all.</p>\n");
    }
  }

  private static boolean isNumeric(List<Row> rows, int column) {
    return rows.stream()
        .<@Nullable Object>map(row -> row.values().get(column))
        .allMatch(value -> value == null || value instanceof Number);
  }

  private static void cell(Markup html, Column column, @Nullable Object value) {
    html.raw("<td").raw(cellClass(value)).raw(">");
    if (column.key().equals("severity")) {
      html.raw("<span class=\"badge ")
          .raw(toneOfFinding(value))
          .raw("\">")
          .text(value)
          .raw("</span>");
    } else if (value instanceof List<?> list) {
      for (var i = 0; i < list.size(); i++) {
        html.raw(i == 0 ? "" : "<br>");
        plain(html, list.get(i));
      }
    } else {
      plain(html, value);
    }
    html.raw("</td>");
  }

  private static String cellClass(@Nullable Object value) {
    if (value instanceof Number) {
      return " class=\"number\"";
    }
    var longest =
        value instanceof List<?> list
            ? list.stream().mapToInt(item -> ValueText.of(item).length()).max().orElse(0)
            : ValueText.of(value).length();
    return longest <= Markup.LONGEST_UNBROKEN ? " class=\"short\"" : "";
  }

  private static void plain(Markup html, @Nullable Object value) {
    var identifier = value instanceof String text && IDENTIFIER.matcher(text).matches();
    html.raw(identifier ? "<code>" : "").breakable(value).raw(identifier ? "</code>" : "");
  }

  // The severities of Inspector:
  // https://docs.aws.amazon.com/inspector/v2/APIReference/API_Finding.html
  private static String toneOfFinding(@Nullable Object severity) {
    return switch (ValueText.of(severity)) {
      case "CRITICAL" -> "critical";
      case "HIGH" -> "high";
      case "MEDIUM" -> "medium";
      case "LOW" -> "low";
      default -> "info";
    };
  }
}
