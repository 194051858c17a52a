package dev.alidade.graph;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A key and a value that somebody has put on resources. The same pair on many resources, of one
 * account or of many, is one node, which goes with its last resource.
 */
public record Tag(String key, String value) {

  /** The relationship from a resource to each of its tags. */
  static final String TAGGED = "TAGGED";

  static final String LABEL = "AWSTag";

  /** The node of a tag. */
  public static final NodeType<Tag> TYPE =
      NodeType.named(LABEL, Tag.class)
          .alsoLabelled("Tag")
          .id(Tag::id)
          .indexed("key", Tag::key)
          .property("value", Tag::value)
          .fromAws()
          .shared()
          .keptWhileLinked(TAGGED)
          .build();

  /** A tag of the SDK's, whose classes differ from service to service; a value may be empty. */
  static <S> Tag of(
      Function<S, @Nullable String> key, Function<S, @Nullable String> value, S listed) {
    return new Tag(
        Objects.requireNonNullElse(key.apply(listed), ""),
        Objects.requireNonNullElse(value.apply(listed), ""));
  }

  /** What identifies the node. */
  public String id() {
    return key + ":" + value;
  }

  /** Whether a link leads from a resource to a tag. */
  public static boolean isEndOf(LinkType<?> link) {
    return link.far().label().equals(LABEL);
  }
}
