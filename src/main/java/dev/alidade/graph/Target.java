package dev.alidade.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
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
 * @param alsoKeys further properties that are compared together with the first; usually none
 * @param unique whether at most one node has a value of the key; names, for example, are not unique
 * @param within where a node has to be
 * @param values reads the values from a row: one for each end, a list of them where there are
 *     several keys
 */
public record Target<T>(
    String label,
    String key,
    List<String> alsoKeys,
    boolean unique,
    Within within,
    BiFunction<T, Place, ? extends Collection<? extends @Nullable Object>> values) {

  /** Where the nodes are that a value is looked for among. */
  public enum Within {
    /** In the whole database; for keys that AWS makes unique. */
    DATABASE,
    /** Among what the surveyed account owns; for names. */
    ACCOUNT
  }

  /** Keeps a copy of the keys. */
  public Target {
    alsoKeys = List.copyOf(alsoKeys);
  }

  /** A target in the whole database with one key. */
  Target(
      String label,
      String key,
      boolean unique,
      BiFunction<T, Place, ? extends Collection<? extends @Nullable Object>> values) {
    this(label, key, List.of(), unique, Within.DATABASE, values);
  }

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

  /** All nodes whose ids the function gives, where they depend on the account or region. */
  public static <T> Target<T> toManyAt(
      String label, BiFunction<T, Place, ? extends Collection<String>> ids) {
    return new Target<>(label, "id", true, ids);
  }

  /** Compares another key than the id; its values belong to one node each, as ARNs do. */
  public Target<T> by(String otherKey) {
    return new Target<>(label, otherKey, alsoKeys, true, within, values);
  }

  /**
   * Compares a key whose values several nodes may share, in several accounts; with {@link
   * #withinAccount()} only those of the surveyed one.
   */
  public Target<T> byShared(String otherKey) {
    return new Target<>(label, otherKey, alsoKeys, false, within, values);
  }

  /**
   * Compares a second property too, as with a service's name and the cluster that it is in; null
   * means no link.
   */
  public Target<T> and(String otherKey, Function<T, @Nullable Object> value) {
    return andAt(otherKey, (row, at) -> value.apply(row));
  }

  /** Only nodes that the surveyed account owns: names are not unique over accounts. */
  public Target<T> withinAccount() {
    return new Target<>(label, key, alsoKeys, unique, Within.ACCOUNT, values);
  }

  /** Only nodes of the same account and region: names are not unique over regions either. */
  public Target<T> withinRegion() {
    return withinAccount().andAt("region", (row, at) -> at.region());
  }

  private Target<T> andAt(String otherKey, BiFunction<T, Place, @Nullable Object> value) {
    var keys = new ArrayList<>(alsoKeys);
    keys.add(otherKey);
    return new Target<>(
        label,
        key,
        keys,
        unique,
        within,
        (row, at) -> {
          var also = value.apply(row, at);
          return also == null
              ? List.of()
              : values.apply(row, at).stream()
                  .filter(Objects::nonNull)
                  .map(first -> together(first, also))
                  .toList();
        });
  }

  private static List<Object> together(Object first, Object also) {
    var all = new ArrayList<Object>();
    if (first instanceof List<?> several) {
      all.addAll(several);
    } else {
      all.add(first);
    }
    all.add(also);
    return List.copyOf(all);
  }

  private static List<String> single(@Nullable String value) {
    return value == null ? List.of() : List.of(value);
  }
}
