package dev.alidade.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One node to write.
 *
 * @param accountId the account whose survey saw it
 * @param reporter who says that the account has it
 * @param properties everything that the type declares; null removes the property
 * @param conditionalLabels those of the type's conditional labels that this node carries
 */
public record NodeRow(
    NodeType<?> type,
    String accountId,
    Reporter reporter,
    String id,
    Map<String, @Nullable Object> properties,
    List<String> conditionalLabels) {

  /** The same row with one more property. */
  public NodeRow with(String name, Object value) {
    var more = new LinkedHashMap<String, @Nullable Object>(properties);
    more.put(name, value);
    return new NodeRow(type, accountId, reporter, id, more, conditionalLabels);
  }

  /** The same row, reported by somebody else. */
  public NodeRow reportedBy(Reporter other) {
    return new NodeRow(type, accountId, other, id, properties, conditionalLabels);
  }
}
