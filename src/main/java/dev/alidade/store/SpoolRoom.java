package dev.alidade.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many rows all spools of a run may keep in memory together, however many accounts it has, and
 * where the rest goes.
 */
final class SpoolRoom {

  /** Some 400 bytes each with the texts of their ends, so 8 MB; ours. */
  static final int ROWS = 20_000;

  private final AtomicInteger left;
  private final Path directory;

  SpoolRoom(int rows, Path directory) {
    left = new AtomicInteger(rows);
    this.directory = directory;
  }

  /** Takes room for one row, if there is any. */
  boolean take() {
    return left.getAndUpdate(rows -> Math.max(0, rows - 1)) > 0;
  }

  /** Gives back the room of rows. */
  void give(int rows) {
    left.addAndGet(rows);
  }

  /**
   * An empty file, deleted when it is closed, and by the system when the process dies.
   *
   * @throws UncheckedIOException if there can be none, in words for the user
   */
  FileChannel file() {
    try {
      return FileChannel.open(
          Files.createTempFile(directory, "alidade-links-", ".spool"),
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** What to say when a file of this room cannot be used, and what to do about it. */
  UncheckedIOException failed(IOException cause) {
    var why =
        cause instanceof NoSuchFileException
            ? "no such directory"
            : String.valueOf(cause.getMessage());
    return new UncheckedIOException(
        "links that are too many for the memory cannot wait in %s (%s): make room there, or name another directory with --spool-directory"
            .formatted(directory, why),
        cause);
  }
}
