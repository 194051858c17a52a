package dev.alidade.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Answers as one HTML file that needs nothing else: no network, no other file. A content security
 * policy in it lets only its own style and script act, so that a name in an account which looks
 * like markup stays a name even where it slipped through.
 */
public final class HtmlPage {

  /** A page with more is slow to open; the Cypher beside the table gives all. */
  static final int MOST_ROWS = 500;

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

  private final Overview overview;
  private final List<Answer> answers;
  private final Instant made;
  private final int mostRows;

  /** A page about a graph and what it answered. */
  public HtmlPage(Overview overview, List<Answer> answers, Instant made) {
    this(overview, answers, made, MOST_ROWS);
  }

  /**
   * A page about a graph and what it answered.
   *
   * @param mostRows how many rows of an answer it shows
   */
  public HtmlPage(Overview overview, List<Answer> answers, Instant made, int mostRows) {
    this.mostRows = mostRows;
    this.overview = overview;
    this.answers = List.copyOf(answers);
    this.made = made;
  }

  /** The whole file. */
  public String html() {
    var css = Resources.text("report/page.css");
    var js = Resources.text("report/page.js");
    var found =
        answers.stream()
            .filter(Answer.Found.class::isInstance)
            .map(Answer.Found.class::cast)
            .toList();
    var graph = new GraphData(NodeKinds.builtIn(), found);
    return filled(
        Resources.text("report/page.html"),
        Map.of(
            "policy", policy(css, js),
            "css", css,
            "js", js,
            "data", graph.json(),
            "nav", nav(graph),
            "summary", new SummaryMarkup(overview, answers).html(),
            "scoreboard", new ScoreboardMarkup(overview, answers).html(),
            "drawing", graph.isEmpty() ? "" : drawing(found),
            "answers", topics(),
            "made", new Markup().text(made.atZone(ZoneOffset.UTC)).toString()));
  }

  /** Fills the template in one pass, so that nothing in a value is taken for a placeholder. */
  private static String filled(String template, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(
            placeholder -> {
              var value = values.get(placeholder.group(1));
              if (value == null) {
                throw new IllegalStateException("Nothing for " + placeholder.group());
              }
              return Matcher.quoteReplacement(value);
            });
  }

  /** https://www.w3.org/TR/CSP3/#grammardef-hash-source: the two inline elements, and no others. */
  private static String policy(String css, String js) {
    return "default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'"
        .formatted(hash(css), hash(js));
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return "sha256-"
          + Base64.getEncoder()
              .encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private String nav(GraphData graph) {
    var html = new Markup();
    html.raw("<a href=\"#summary\">Summary</a>");
    if (!graph.isEmpty()) {
      html.raw("<a href=\"#graph\">Drawing</a>");
    }
    topicNames()
        .forEach(
            topic -> html.raw("<a href=\"#").raw(anchor(topic)).raw("\">").text(topic).raw("</a>"));
    return html.toString();
  }

  private List<String> topicNames() {
    return answers.stream().map(answer -> answer.question().topic()).distinct().toList();
  }

  private static String anchor(String topic) {
    return "topic-" + topic.replaceAll("[^A-Za-z0-9]+", "-");
  }

  private String topics() {
    return topicNames().stream().map(this::topic).collect(Collectors.joining());
  }

  private String topic(String name) {
    var html = new Markup();
    html.raw("<section class=\"topic\" id=\"").raw(anchor(name)).raw("\">\n<h2>").text(name);
    html.raw("</h2>\n");
    answers.stream()
        .filter(answer -> answer.question().topic().equals(name))
        .forEach(answer -> html.raw(new AnswerMarkup(answer, mostRows).html()));
    return html.raw("</section>\n").toString();
  }

  private static String drawing(List<Answer.Found> found) {
    var options = new Markup();
    found.stream()
        .filter(answer -> !answer.drawing().nodes().isEmpty())
        .map(Answer::question)
        .forEach(
            question ->
                options
                    .raw("<option value=\"")
                    .text(question.id())
                    .raw("\">")
                    .text(question.title())
                    .raw("</option>"));
    return filled(Resources.text("report/drawing.html"), Map.of("options", options.toString()));
  }
}
