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
 * {"schema": 1, "answers": [
 *   {"id", "title", "topic", "severity", "count", "rows": [{column: value}]},
 *   {"id", "title", "topic", "severity", "failure"}]}
 * </pre>
 *
 * <p>Numbers and truth values stay what they are, lists are lists, all other values are text.
 */
public final class AnswersJson {

  /** Raised when a reader of the present form would be misled. */
  private static final int SCHEMA = 1;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private AnswersJson() {}

  /** The answers, in their order. */
  public static String of(List<Answer> answers) {
    var root = JSON.objectNode().put("schema", SCHEMA);
    var list = root.putArray("answers");
    answers.forEach(answer -> list.add(json(answer)));
    return root.toPrettyString();
  }

  private static ObjectNode json(Answer answer) {
    var question = answer.question();
    var json = JSON.objectNode();
    json.put("id", question.id());
    json.put("title", question.title());
    json.put("topic", question.topic());
    json.put("severity", question.severity().word());
    switch (answer) {
      case Answer.Found found -> {
        json.put("count", found.count());
        var rows = json.putArray("rows");
        found.rows().forEach(row -> rows.add(json(question.columns(), row)));
      }
      case Answer.Unanswered unanswered -> json.put("failure", unanswered.reason());
    }
    return json;
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
