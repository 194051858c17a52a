package dev.alidade.graph;

import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The far end of a link: the nodes of a label whose key has one of the values that a row names. A
 * value that no node has makes no link.
 *
 * @param <T> the AWS type that a row is made from
 * @param label the label of the far end
 * @param key the property that is compared, {@code id} unless said otherwise
 * @param unique whether at most one node has a value of the key; names, for example, are not unique
 * @param values reads the values from a row
 */
public record Target<T>(
    String label,
    String key,
    boolean unique,
    BiFunction<T, Place, ? extends Collection<? extends @Nullable Object>> values) {

  /** The node whose id the function gives; null means no link. */
  public static <T> Target<T> to(String label, Function<T, @Nullable String> id) {
    return new Target<>(label, "id", true, (row, at) -> single(id.apply(row)));
  }

  /** The same, with an id that depends on the account or region. */
  public static <T> Target<T> to(String label, BiFunction<T, Place, @Nullable String> id) {
    return new Target<>(label, "id", true, (row, at) -> single(id.apply(row, at)));
  }

  /** All nodes whose ids the function gives. */
  public static <T> Target<T> toMany(String label, Function<T, ? extends Collection<String>> ids) {
    return new Target<>(label, "id", true, (row, at) -> ids.apply(row));
  }

  /** Compares another key than the id; its values belong to one node each, as ARNs do. */
  public Target<T> by(String otherKey) {
    return new Target<>(label, otherKey, true, values);
  }

  /** Compares a key whose values several nodes may share, in several accounts. */
  public Target<T> byShared(String otherKey) {
    return new Target<>(label, otherKey, false, values);
  }

  private static List<String> single(@Nullable String value) {
    return value == null ? List.of() : List.of(value);
  }
}
