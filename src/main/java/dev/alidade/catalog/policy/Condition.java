package dev.alidade.catalog.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.alidade.catalog.text.JsonText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Under which circumstances a statement applies: where all of its comparisons pass. There is at
 * least one; an element without any is no condition.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 *
 * @param json the contract's text: a list with one map
 */
public record Condition(String json) {

  private static final ObjectReader JSON = new ObjectMapper().reader();

  static @Nullable Condition of(@Nullable JsonNode element) {
    if (element == null || comparisons(element).isEmpty()) {
      return null;
    }
    return new Condition(JsonText.of(element.isArray() ? element : List.of(element)));
  }

  /** A condition as the graph has it; null where that is none, or an empty one. */
  public static @Nullable Condition ofStored(@Nullable String json) {
    if (json == null) {
      return null;
    }
    var condition = new Condition(json);
    // Whatever has no empty map has a comparison: nothing is parsed for that.
    boolean mayBeEmpty = json.contains("{}") || json.equals("[]");
    return mayBeEmpty && condition.comparisons().isEmpty() ? null : condition;
  }

  /**
   * Its comparisons, in their order. None where the text is not JSON, which only others can have
   * stored.
   */
  public List<Comparison> comparisons() {
    try {
      return comparisons(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      return List.of();
    }
  }

  /**
   * Whether only somebody or something known can pass. All comparisons must pass, so one that pins
   * down who asks is enough.
   */
  public boolean pinsDownWhoAsks() {
    return comparisons().stream().anyMatch(Comparison::pinsDownWhoAsks);
  }

  private static List<Comparison> comparisons(JsonNode element) {
    var comparisons = new ArrayList<Comparison>();
    for (var map : element.isArray() ? element : List.of(element)) {
      for (var operator : map.properties()) {
        for (var key : operator.getValue().properties()) {
          var values = PolicyDocument.texts(key.getValue());
          comparisons.add(
              new Comparison(operator.getKey(), key.getKey(), values == null ? List.of() : values));
        }
      }
    }
    return comparisons;
  }
}
