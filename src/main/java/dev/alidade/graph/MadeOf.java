package dev.alidade.graph;

import java.util.List;
import java.util.function.Function;

/**
 * What something immutable consists of, as an image of its layers.
 *
 * @param <T> what consists of it
 * @param <P> a part
 * @param link the relationship between the whole and each part
 * @param part the type of the parts
 * @param parts reads them from the whole
 */
public record MadeOf<T, P>(String link, NodeType<P> part, Function<T, List<P>> parts) {

  /** Whether a link of the whole is the one to its parts. */
  public boolean isBy(LinkType<?> ofTheWhole) {
    return ofTheWhole.type().equals(link) && ofTheWhole.far().label().equals(part.label());
  }

  /** Whether a link of a part leads to another part. */
  public boolean isAmongParts(LinkType<?> ofAPart) {
    return ofAPart.far().unique() && ofAPart.far().label().equals(part.label());
  }
}
