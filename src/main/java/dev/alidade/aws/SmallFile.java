package dev.alidade.aws;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A file that somebody else writes and that is small, such as a configuration or a token: read
 * within a limit of size, and of time where it is a pipe or a device, which may never end.
 */
public final class SmallFile {

  // Ours: who fills a pipe does so before or just after starting us.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private SmallFile() {}

  /**
   * All bytes of a file.
   *
   * @param limit the most that it may hold
   * @throws java.nio.file.NoSuchFileException if it is not there
   * @throws FileSystemException with a reason if it holds more, or is a pipe that gives nothing
   * @throws IOException if it cannot be read
   */
  public static byte[] bytes(Path file, int limit) throws IOException {
    return bytes(file, limit, PATIENCE);
  }

  /**
   * The text of a file. Bytes that are no UTF-8 become replacement characters.
   *
   * @throws IOException as {@link #bytes}
   */
  public static String text(Path file, int limit) throws IOException {
    return new String(bytes(file, limit), StandardCharsets.UTF_8);
  }

  static byte[] bytes(Path file, int limit, Duration patience) throws IOException {
    return Files.isRegularFile(file) || !Files.exists(file)
        ? read(file, limit)
        : readInTime(file, limit, patience);
  }

  private static byte[] read(Path file, int limit) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(limit);
      if (in.read() >= 0) {
        throw new FileSystemException(
            file.toString(), null, "holds more than %,d bytes".formatted(limit));
      }
      return bytes;
    }
  }

  /**
   * Opening a pipe waits for its writer, and nothing wakes who waits there. So a thread waits that
   * the end of the process does not wait for.
   */
  private static byte[] readInTime(Path file, int limit, Duration patience) throws IOException {
    var reading = new FutureTask<>(() -> read(file, limit));
    Thread.ofPlatform().daemon().name("small-file").start(reading);
    try {
      return reading.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new FileSystemException(
          file.toString(),
          null,
          "is no regular file, and did not end within %d s".formatted(patience.toSeconds()));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SurveyInterruptedException("Interrupted while " + file + " was read.");
    }
  }
}
