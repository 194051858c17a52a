package dev.alidade.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/** What can be asked, for people and for programs. */
public final class QuestionList {

  /** Raised when a reader of the present form would be misled. */
  private static final String SCHEMA = "alidade.questions/1";

  private final List<Question> questions;

  /** A list of questions, in their order. */
  public QuestionList(List<Question> questions) {
    this.questions = List.copyOf(questions);
  }

  /** Topics, and under each the names and titles of its questions. */
  public List<String> lines(Screen screen) {
    var widest = questions.stream().mapToInt(question -> question.id().length()).max().orElse(0);
    var lines = new ArrayList<String>();
    for (var topic : questions.stream().map(Question::topic).distinct().toList()) {
      lines.add((lines.isEmpty() ? "" : "\n") + screen.strong(topic));
      questions.stream()
          .filter(question -> question.topic().equals(topic))
          .map(
              question ->
                  "  %s%s  %s"
                      .formatted(
                          question.id(),
                          " ".repeat(widest - question.id().length()),
                          ValueText.printable(question.title())))
          .forEach(lines::add);
    }
    return List.copyOf(lines);
  }

  /** Everything about each question, its Cypher too. */
  public String json() {
    var root = JsonNodeFactory.instance.objectNode().put("schema", SCHEMA);
    var list = root.putArray("questions");
    for (var question : questions) {
      var json =
          list.addObject()
              .put("id", question.id())
              .put("title", question.title())
              .put("topic", question.topic())
              .put("severity", question.severity().word())
              .put("why", question.why())
              .put("advice", question.advice());
      var columns = json.putArray("columns");
      question.columns().forEach(column -> columns.add(column.key()));
      json.put("cypher", question.cypher()).put("paths", question.paths());
    }
    return root.toPrettyString();
  }
}
