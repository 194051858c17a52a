package dev.alidade.catalog.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.alidade.catalog.text.JsonText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a statement as they stand in the document, for properties that keep its form:
 * those of {@code AWSS3PolicyStatement} do.
 */
public final class Written {

  /** Of a statement that was not read from a document. */
  static final Written NOWHERE = new Written(JsonNodeFactory.instance.objectNode());

  private final JsonNode statement;

  Written(JsonNode statement) {
    this.statement = statement;
  }

  /** A text, or a list of texts, as the element is one; null where there is no such element. */
  public @Nullable Object textOrTexts(String element) {
    var node = statement.get(element);
    return node != null && node.isArray() ? PolicyDocument.texts(node) : PolicyDocument.text(node);
  }

  /** The JSON text of an element, in the contract's style; null where there is no such element. */
  public @Nullable String json(String element) {
    var node = statement.get(element);
    return node == null || node.isNull() ? null : JsonText.of(node);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Written written && written.statement.equals(statement);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(statement);
  }

  @Override
  public String toString() {
    return JsonText.of(statement);
  }
}
