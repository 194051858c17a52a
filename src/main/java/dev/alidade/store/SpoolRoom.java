package dev.alidade.store;

import java.util.concurrent.atomic.AtomicInteger;

/** How many rows all spools of a run may keep in memory together, however many accounts it has. */
final class SpoolRoom {

  /** Some 400 bytes each with the texts of their ends, so 8 MB; ours. */
  static final int ROWS = 20_000;

  private final AtomicInteger left;

  SpoolRoom(int rows) {
    left = new AtomicInteger(rows);
  }

  /** Takes room for one row, if there is any. */
  boolean take() {
    return left.getAndUpdate(rows -> Math.max(0, rows - 1)) > 0;
  }

  /** Gives back the room of rows. */
  void give(int rows) {
    left.addAndGet(rows);
  }
}
