package dev.alidade.catalog;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Items by so many at a time, as operations that answer for several ids take them. */
public final class Batches {

  private Batches() {}

  /**
   * The items in their order, in lists of at most so many; read as they are asked for.
   *
   * @throws IllegalArgumentException if a batch would hold none
   */
  public static <T> Iterable<List<T>> of(Iterable<T> items, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("A batch holds at least one item, not " + most);
    }
    return () -> new Taking<>(items.iterator(), most);
  }

  private record Taking<T>(Iterator<T> items, int most) implements Iterator<List<T>> {
    @Override
    public boolean hasNext() {
      return items.hasNext();
    }

    @Override
    public List<T> next() {
      var batch = new ArrayList<T>();
      batch.add(items.next());
      while (batch.size() < most && items.hasNext()) {
        batch.add(items.next());
      }
      return batch;
    }
  }
}
