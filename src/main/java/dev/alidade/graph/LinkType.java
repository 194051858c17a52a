package dev.alidade.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A kind of relationship, seen from the resource that knows of it (the near end).
 *
 * <p>A link is written when both ends have had their chance to be written, and never creates a
 * node.
 *
 * @param <T> the AWS type that a row is made from
 */
public final class LinkType<T> {

  private final String type;
  private final Target<T> near;
  private final Target<T> far;
  private final boolean outgoing;
  private final boolean scoped;
  private final List<Property<T>> properties;

  LinkType(
      String type,
      Target<T> near,
      Target<T> far,
      boolean outgoing,
      boolean scoped,
      List<Property<T>> properties) {
    this.type = type;
    this.near = near;
    this.far = far;
    this.outgoing = outgoing;
    this.scoped = scoped;
    this.properties = List.copyOf(properties);
  }

  /**
   * A link between two nodes that other rows describe, for example a finding and a package. It
   * carries the account that reported it ({@code _sub_resource_label}, {@code _sub_resource_id}).
   */
  public static <T> LinkType<T> between(String type, Target<T> source, Target<T> target) {
    return new LinkType<>(type, source, target, true, true, List.of());
  }

  /** The same link with one more property. */
  public LinkType<T> with(String name, Function<T, @Nullable Object> value) {
    var more = new ArrayList<>(properties);
    more.add(new Property<>(name, false, (row, at) -> value.apply(row)));
    return new LinkType<>(type, near, far, outgoing, scoped, more);
  }

  /** The relationship type, for example {@code ATTACHED_TO}. */
  public String type() {
    return type;
  }

  /** The end that declares the link. */
  public Target<T> near() {
    return near;
  }

  /** The other end. */
  public Target<T> far() {
    return far;
  }

  /** Whether the relationship starts at the near end. */
  public boolean outgoing() {
    return outgoing;
  }

  /** Whether the relationship carries the account that reported it. */
  public boolean scoped() {
    return scoped;
  }

  /** The relationship's own properties. */
  public List<Property<T>> properties() {
    return properties;
  }

  /** Source label, type and target label, as Cypher writes them. */
  public String pattern() {
    var source = outgoing ? near.label() : far.label();
    var target = outgoing ? far.label() : near.label();
    return "(:" + source + ")-[:" + type + "]->(:" + target + ")";
  }

  /** Hands over one row for each pair of ends that the item names. */
  public void rows(T item, Place place, Consumer<LinkRow> rows) {
    each(
        near.values(),
        item,
        place,
        nearKey ->
            each(
                far.values(),
                item,
                place,
                farKey ->
                    rows.accept(
                        new LinkRow(
                            this,
                            place.accountId(),
                            place.reporter(),
                            nearKey,
                            farKey,
                            properties(item, place)))));
  }

  private Map<String, @Nullable Object> properties(T item, Place place) {
    // Most links have none, and hundreds of thousands of them may wait.
    if (properties.isEmpty()) {
      return Map.of();
    }
    var values = new LinkedHashMap<String, @Nullable Object>();
    for (var property : properties) {
      values.put(property.name(), property.value().apply(item, place));
    }
    return values;
  }

  private static <T> void each(
      BiFunction<T, Place, ? extends Collection<? extends @Nullable Object>> values,
      T item,
      Place place,
      Consumer<Object> use) {
    for (var value : values.apply(item, place)) {
      if (value != null) {
        use.accept(value);
      }
    }
  }

  @Override
  public String toString() {
    return pattern();
  }
}
