package dev.alidade.report;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers for programs:
 *
 * <pre>
 * {"schema": "alidade.answers/1", "answers": [
 *   {"id", "title", "topic", "severity", "why", "advice", "count",
 *    "rows": [{column: value}], "rows_left_out"},
 *   {"id", "title", "topic", "severity", "why", "advice", "failure"}]}
 * </pre>
 *
 * <p>{@code count} is the number of things found, each once, whatever rows are left out. Numbers
 * and truth values stay what they are, lists are lists, all other values are text.
 */
public final class AnswersJson {

  /** Raised when a reader of the present form would be misled. */
  private static final String SCHEMA = "alidade.answers/1";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private AnswersJson() {}

  /**
   * The answers, in their order.
   *
   * @param mostRows how many rows of an answer are wanted
   */
  public static String of(List<Answer> answers, int mostRows) {
    var root = JSON.objectNode().put("schema", SCHEMA);
    var list = root.putArray("answers");
    answers.forEach(answer -> list.add(json(answer, mostRows)));
    return root.toPrettyString();
  }

  private static ObjectNode json(Answer answer, int mostRows) {
    var question = answer.question();
    var json = about(question);
    switch (answer) {
      case Answer.Found found -> {
        json.put("count", found.count());
        var rows = json.putArray("rows");
        found.rows().stream()
            .limit(mostRows)
            .forEach(row -> rows.add(json(question.columns(), row)));
        json.put("rows_left_out", Math.max(0, found.rows().size() - mostRows));
      }
      case Answer.Unanswered unanswered -> json.put("failure", unanswered.reason());
    }
    return json;
  }

  private static ObjectNode about(Question question) {
    return JSON.objectNode()
        .put("id", question.id())
        .put("title", question.title())
        .put("topic", question.topic())
        .put("severity", question.severity().word())
        .put("why", question.why())
        .put("advice", question.advice());
  }

  private static ObjectNode json(List<Column> columns, Row row) {
    var json = JSON.objectNode();
    for (var i = 0; i < columns.size(); i++) {
      json.set(columns.get(i).key(), json(row.values().get(i)));
    }
    return json;
  }

  private static JsonNode json(@Nullable Object value) {
    return switch (value) {
      case null -> JSON.nullNode();
      case Boolean yes -> JSON.booleanNode(yes);
      case ZonedDateTime time -> JSON.textNode(ISO_OFFSET_DATE_TIME.format(time));
      case Long number -> JSON.numberNode(number);
      case Number number -> JSON.numberNode(new BigDecimal(number.toString()));
      case List<?> list -> {
        var array = JSON.arrayNode();
        list.forEach(item -> array.add(json(item)));
        yield array;
      }
      case Map<?, ?> map -> {
        var object = JSON.objectNode();
        map.forEach((key, item) -> object.set(String.valueOf(key), json(item)));
        yield object;
      }
      default -> JSON.textNode(value.toString());
    };
  }
}
