package dev.alidade.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All questions by account, as a table of numbers. */
final class ScoreboardMarkup {

  /** The column by which answers are split. */
  private static final String ACCOUNT = "account";

  /** More columns do not fit a page; the accounts with the most finds are shown. */
  private static final int MOST_ACCOUNTS = 8;

  private final Overview overview;
  private final List<Answer.Found> answers;

  ScoreboardMarkup(Overview overview, List<Answer> answers) {
    this.overview = overview;
    this.answers =
        answers.stream()
            .filter(Answer.Found.class::isInstance)
            .map(Answer.Found.class::cast)
            .filter(found -> found.has(ACCOUNT))
            .sorted(Comparator.comparing(found -> found.question().severity()))
            .toList();
  }

  /** The section; nothing if there is only one account to show. */
  String html() {
    if (answers.isEmpty() || overview.accounts().size() < 2) {
      return "";
    }
    var accounts = accounts();
    var html = new Markup();
    html.raw("<section id=\"accounts\" aria-labelledby=\"accounts-title\">\n");
    html.raw("<h2 id=\"accounts-title\">Where it is</h2>\n<p class=\"intro\">");
    html.text(
        accounts.size() < overview.accounts().size()
            ? "The %d accounts with the most to look at, of %d."
                .formatted(accounts.size(), overview.accounts().size())
            : "Every question, account by account.");
    html.raw("</p>\n<div class=\"card\"><div class=\"scroll\" tabindex=\"0\" role=\"region\" ");
    html.raw("aria-labelledby=\"accounts-title\"><table class=\"board\">\n<thead><tr>");
    html.raw("<th scope=\"col\">Question</th>");
    accounts.forEach(
        name -> html.raw("<th scope=\"col\" class=\"number\">").text(name).raw("</th>"));
    html.raw("<th scope=\"col\" class=\"number\">All</th></tr></thead>\n<tbody>\n");
    answers.forEach(found -> row(html, found, accounts));
    return html.raw("</tbody></table></div></div>\n</section>\n").toString();
  }

  private static void row(Markup html, Answer.Found found, List<String> accounts) {
    html.raw("<tr class=\"").raw(AnswerMarkup.tone(found)).raw("\"><th scope=\"row\">");
    html.raw("<span class=\"dot\"></span><a href=\"#q-").text(found.question().id()).raw("\">");
    html.text(found.question().title()).raw("</a></th>");
    accounts.forEach(name -> number(html, found.countWhere(ACCOUNT, name)));
    number(html, found.count());
    html.raw("</tr>\n");
  }

  private static void number(Markup html, int number) {
    html.raw(number == 0 ? "<td class=\"zero\">" : "<td class=\"some\">").text(number).raw("</td>");
  }

  private List<String> accounts() {
    Map<String, Integer> finds = new LinkedHashMap<>();
    overview.accounts().forEach(account -> finds.put(account.name(), 0));
    for (var name : List.copyOf(finds.keySet())) {
      finds.put(name, answers.stream().mapToInt(found -> found.countWhere(ACCOUNT, name)).sum());
    }
    return finds.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(MOST_ACCOUNTS)
        .map(Map.Entry::getKey)
        .toList();
  }
}
