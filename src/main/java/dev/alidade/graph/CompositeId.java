package dev.alidade.graph;

import org.jspecify.annotations.Nullable;

/** Ids that are made of several parts of an item: where AWS left one out, there is no id. */
public final class CompositeId {

  private CompositeId() {}

  /**
   * The parts, one after the other, separators among them.
   *
   * @return null if a part is null or empty, so that the item is not charted under an id that
   *     others like it would share
   */
  public static @Nullable String of(@Nullable Object... parts) {
    var id = new StringBuilder();
    for (var part : parts) {
      if (part == null || part.toString().isEmpty()) {
        return null;
      }
      id.append(part);
    }
    return id.toString();
  }
}
