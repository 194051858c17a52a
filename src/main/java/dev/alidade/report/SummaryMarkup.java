package dev.alidade.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The head of a page: what was surveyed, the sentence to remember, the numbers to look at first.
 */
final class SummaryMarkup {

  /** Two rows on a wide screen; the table below the tiles has all questions. */
  private static final int MOST_TILES = 10;

  /** What fits into a sentence that is still read. */
  private static final int MOST_IN_SENTENCE = 3;

  /** Kinds that give an idea of the size of an estate. */
  private static final List<String> TELLING =
      List.of("AWSEC2Instance", "AWSRole", "AWSUser", "AWSInspectorFinding");

  private final Overview overview;
  private final List<Answer> answers;

  SummaryMarkup(Overview overview, List<Answer> answers) {
    this.overview = overview;
    this.answers = answers;
  }

  String html() {
    var html = new Markup();
    html.raw("<section class=\"summary\" id=\"summary\">\n<p class=\"kicker\">");
    html.text(names()).raw("</p>\n<h1>AWS estate report</h1>\n<p class=\"lead\">");
    html.raw(sentence()).raw("</p>\n");
    facts(html);
    notice(html);
    tiles(html);
    return html.raw("</section>\n").toString();
  }

  private String names() {
    // A list of hundreds of accounts says no more than their number, which stands below.
    var names = overview.accounts().stream().map(Overview.Account::name).limit(8).toList();
    return names.isEmpty()
        ? "No account has been surveyed yet"
        : String.join(", ", names)
            + (overview.accounts().size() > names.size()
                ? " and %d more".formatted(overview.accounts().size() - names.size())
                : "");
  }

  private String sentence() {
    var worst = worstFirst().stream().filter(found -> found.count() > 0).limit(MOST_IN_SENTENCE);
    var parts =
        worst
            .map(
                found ->
                    new Markup()
                        .raw("<strong>")
                        .text(found.question().inWords(found.count()))
                        .raw("</strong>")
                        .toString())
            .collect(Collectors.toCollection(ArrayList::new));
    if (parts.isEmpty()) {
      return "None of the questions below found anything.";
    }
    var last = parts.removeLast();
    return parts.isEmpty() ? last + "." : String.join(", ", parts) + " and " + last + ".";
  }

  private List<Answer.Found> worstFirst() {
    return answers.stream()
        .filter(Answer.Found.class::isInstance)
        .map(Answer.Found.class::cast)
        .sorted(
            Comparator.comparing((Answer.Found found) -> found.rows().isEmpty())
                .thenComparing(found -> found.question().severity()))
        .toList();
  }

  private void facts(Markup html) {
    html.raw("<dl class=\"facts\">\n");
    fact(html, "Accounts", number(overview.accounts().size()));
    overview.kinds().stream()
        .filter(count -> TELLING.contains(count.kind().label()))
        .forEach(count -> fact(html, count.kind().many(), number(count.nodes())));
    fact(html, "Nodes", number(overview.nodes()));
    fact(html, "Relationships", number(overview.links()));
    var run = overview.lastRun();
    if (run != null) {
      fact(html, "Last survey", ValueText.of(run.started()));
    }
    html.raw("</dl>\n");
  }

  private static void fact(Markup html, String name, String value) {
    html.raw("<div><dt>").text(name).raw("</dt><dd>").text(value).raw("</dd></div>\n");
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private void notice(Markup html) {
    var run = overview.lastRun();
    if (run == null || run.complete()) {
      return;
    }
    html.raw("<p class=\"notice\"><strong>Not the whole picture.</strong> The last survey ");
    html.text(
        Stream.concat(
                run.verdict().equals("interrupted") ? Stream.of("was interrupted") : Stream.empty(),
                run.missing().entrySet().stream().map(SummaryMarkup::missing))
            .collect(Collectors.joining(", ")));
    html.raw(". What that leaves out is missing here, or from an earlier survey.</p>\n");
  }

  private static String missing(Map.Entry<String, Long> scopes) {
    var number = scopes.getValue() + (scopes.getValue() == 1 ? " scope" : " scopes");
    return switch (scopes.getKey()) {
      case "denied" -> "was denied " + number;
      case "partial" -> "saw " + number + " in part";
      default -> "failed in " + number;
    };
  }

  private void tiles(Markup html) {
    html.raw("<ul class=\"tiles\">\n");
    worstFirst().stream()
        .limit(MOST_TILES)
        .forEach(
            found -> {
              var count = found.count();
              var question = found.question();
              html.raw("<li><a class=\"tile ").raw(AnswerMarkup.tone(found)).raw("\" href=\"#q-");
              html.text(question.id()).raw("\"><span class=\"level\">");
              html.raw(AnswerMarkup.level(found)).raw("</span><span class=\"number\">");
              html.text(number(count)).raw("</span><span class=\"what\">");
              html.text(count == 1 ? question.one() : question.many());
              html.raw("</span></a></li>\n");
            });
    html.raw("</ul>\n");
  }
}
