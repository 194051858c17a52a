package dev.alidade.catalog;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a list whose operation has no paginator in the SDK. A page is asked for when it is
 * needed. What asks for the same page again and again is refused by the clients of a survey.
 */
public final class Pages {

  private Pages() {}

  /**
   * Pages until one names no next.
   *
   * @param ask the page behind a token; null asks for the first
   * @param next the token of the page after this one; null or empty after the last
   */
  public static <P> Iterable<P> of(
      Function<@Nullable String, P> ask, Function<P, @Nullable String> next) {
    return () -> new Turning<>(ask, next);
  }

  private static final class Turning<P> implements Iterator<P> {
    private final Function<@Nullable String, P> ask;
    private final Function<P, @Nullable String> next;
    private @Nullable String token;
    private boolean more = true;

    private Turning(Function<@Nullable String, P> ask, Function<P, @Nullable String> next) {
      this.ask = ask;
      this.next = next;
    }

    @Override
    public boolean hasNext() {
      return more;
    }

    @Override
    public P next() {
      if (!more) {
        throw new NoSuchElementException();
      }
      var page = ask.apply(token);
      token = next.apply(page);
      more = token != null && !token.isEmpty();
      return page;
    }
  }
}
