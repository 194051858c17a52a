package dev.alidade.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows that wait at a lane, one batch of each kind. A batch leaves when it is large enough to
 * write, and the largest one when all together are more than memory should hold: a run over all
 * modules has hundreds of kinds.
 *
 * @param <K> the kinds
 * @param <R> the rows
 */
final class Batches<K, R> {

  /**
   * Between 2,000 and 10,000 rows are a good batch on two cores (measured with 5.26 and 2026.08).
   */
  static final int MOST_ROWS = 5_000;

  /**
   * Rows × properties: 2,000 rows of 25 properties. As objects of ours, of the driver and on the
   * wire a cell takes some 300 bytes (a run with a heap of 48 MB ended at 100,000 cells).
   */
  static final int MOST_CELLS = 50_000;

  /**
   * Characters of text in a batch, well below the 256 MB that a small server gives transactions.
   */
  static final int MOST_CHARACTERS = 4_000_000;

  /**
   * All that waits, in full batches. A cell that waits is an object of ours alone and takes some
   * 100 bytes, so that this is 7 MB, or 12 MB of text; the three lanes of a run have that once for
   * nodes and once for links, which follow each other. (With two, 64 accounts with 17 regions each
   * had 93 MB of a heap of 128 MB in use in mid-run.)
   */
  static final double MOST_BATCHES = 1.5;

  private static final class Batch<R> {
    final List<R> rows = new ArrayList<>();
    int cells;
    int characters;

    boolean isFull() {
      return rows.size() >= MOST_ROWS || cells >= MOST_CELLS || characters >= MOST_CHARACTERS;
    }

    boolean hasRoomFor(Batch<R> more) {
      return rows.size() + more.rows.size() <= MOST_ROWS
          && cells + more.cells <= MOST_CELLS
          && characters + more.characters <= MOST_CHARACTERS;
    }

    void add(Batch<R> more) {
      rows.addAll(more.rows);
      cells += more.cells;
      characters += more.characters;
    }

    /** The share of a full batch. */
    double size() {
      var some = Math.max((double) rows.size() / MOST_ROWS, (double) cells / MOST_CELLS);
      return Math.max(some, (double) characters / MOST_CHARACTERS);
    }
  }

  /**
   * What a row takes that waits, beside its properties: a link, which mostly has none, is its ends,
   * its account and who reports it.
   */
  private static final int CELLS_OF_A_ROW = 4;

  private final Map<K, Batch<R>> open = new LinkedHashMap<>();
  private long cells;
  private long characters;

  /**
   * Adds a row.
   *
   * @return the rows of one kind that are to be written now; mostly none
   */
  List<R> add(K kind, R row, Map<String, @Nullable Object> properties) {
    var batch = open.computeIfAbsent(kind, k -> new Batch<>());
    batch.rows.add(row);
    batch.cells += 1 + properties.size();
    cells += CELLS_OF_A_ROW + properties.size();
    for (var value : properties.values()) {
      var length = length(value);
      batch.characters += length;
      characters += length;
    }
    if (batch.isFull()) {
      return close(kind);
    }
    return cells > MOST_BATCHES * MOST_CELLS || characters > MOST_BATCHES * MOST_CHARACTERS
        ? close(largest())
        : List.of();
  }

  private K largest() {
    return open.entrySet().stream()
        .max(Comparator.comparingDouble(entry -> entry.getValue().size()))
        .orElseThrow()
        .getKey();
  }

  private List<R> close(K kind) {
    var batch = open.remove(kind);
    if (batch == null) {
      return List.of();
    }
    cells -= batch.cells + (CELLS_OF_A_ROW - 1) * batch.rows.size();
    characters -= batch.characters;
    return batch.rows;
  }

  /** Hands over all that waits, small batches together. */
  List<List<R>> close() {
    var packed = new ArrayList<List<R>>();
    var pack = new Batch<R>();
    for (var batch : open.values()) {
      if (!pack.hasRoomFor(batch)) {
        packed.add(pack.rows);
        pack = new Batch<>();
      }
      pack.add(batch);
    }
    packed.add(pack.rows);
    forget();
    return packed.stream().filter(rows -> !rows.isEmpty()).toList();
  }

  /** Drops all that waits. */
  void forget() {
    open.clear();
    cells = 0;
    characters = 0;
  }

  private static int length(@Nullable Object value) {
    return switch (value) {
      case String text -> text.length();
      case Collection<?> many -> many.stream().mapToInt(Batches::length).sum();
      case null, default -> 8;
    };
  }
}
