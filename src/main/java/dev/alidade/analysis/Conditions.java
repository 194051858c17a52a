package dev.alidade.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The conditions of statements, as a relationship has them.
 *
 * @param texts each JSON text of a list with one map
 */
record Conditions(List<String> texts) {

  private static final ObjectReader JSON = new ObjectMapper().reader();

  /** The condition keys that are asked for, such as {@code aws:SourceIp}, each once, sorted. */
  List<String> keys() {
    var keys = new TreeSet<String>();
    for (var text : texts) {
      for (JsonNode condition : read(text)) {
        for (JsonNode operator : condition) {
          operator.fieldNames().forEachRemaining(keys::add);
        }
      }
    }
    return List.copyOf(keys);
  }

  /** One list of all maps. */
  String json() {
    return texts.stream()
        .map(text -> text.substring(1, text.length() - 1))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      // Only of a database that something else wrote; such a text has no keys to tell.
      return JSON.createArrayNode();
    }
  }
}
