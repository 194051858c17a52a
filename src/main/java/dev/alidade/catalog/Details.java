package dev.alidade.catalog;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Calls for details of items that a listing has shown, one or a few for each item, side by side
 * under the rate limits. The items are read as they are asked about: a list of millions, page by
 * page, is never held. What a call feeds is named: an item whose details are denied or fail leaves
 * exactly that as it is stored, and neither loses the other items nor keeps the rest of the scope
 * from being swept. An item that its service says is gone since it was listed is left out.
 *
 * <pre>{@code
 * at.details(users).named(User::userName).feeding(KEY).ask(user -> …);
 * }</pre>
 *
 * @param <T> what is asked about
 * @param name how an item is called in reports; never the whole object, which may hold secrets
 * @param feeds the node types and link types that the calls bring; empty: all of the resource
 */
public record Details<T>(
    Scope at, Iterable<T> items, Function<T, String> name, List<Object> feeds) {

  /** Keeps a copy of what is fed. */
  public Details {
    feeds = List.copyOf(feeds);
  }

  /**
   * Items that have no name yet.
   *
   * @param <T> what is asked about
   */
  public record Unnamed<T>(Scope at, Iterable<T> items) {

    /** How an item is called in reports; never the whole object, which may hold secrets. */
    public Details<T> named(Function<T, String> by) {
      return new Details<>(at, items, by, List.of());
    }
  }

  /** The node types (with their links) and link types that these calls bring. */
  public Details<T> feeding(Object... types) {
    return new Details<>(at, items, name, Stream.concat(feeds.stream(), Stream.of(types)).toList());
  }

  /** Asks about every item, and returns when all have answered or failed. */
  public void ask(Consumer<T> call) {
    at.ask(this, call);
  }
}
