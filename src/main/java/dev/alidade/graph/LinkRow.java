package dev.alidade.graph;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One relationship to write, once both ends can exist.
 *
 * @param accountId the account whose survey found it
 * @param reporter who says it, and may take it back
 * @param nearKey value of the near end's key
 * @param farKey value of the far end's key
 * @param properties the relationship's own properties; null removes one
 */
public record LinkRow(
    LinkType<?> type,
    String accountId,
    Reporter reporter,
    Object nearKey,
    Object farKey,
    Map<String, @Nullable Object> properties) {

  /** The same row, reported by somebody else. */
  public LinkRow reportedBy(Reporter other) {
    return new LinkRow(type, accountId, other, nearKey, farKey, properties);
  }
}
