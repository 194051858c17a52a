package dev.alidade.survey;

import dev.alidade.aws.SurveyInterruptedException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks side by side on virtual threads, so many at a time.
 *
 * <p>Guarantees: who gives a task waits while the window is full, and nothing is kept of a task
 * that has ended, so a stream of any length can be run; a failure keeps no other task from being
 * run, and the first is thrown when all have ended.
 */
final class Window implements AutoCloseable {

  private final int width;
  private final Semaphore free;
  private final ThreadFactory threads = Thread.ofVirtual().factory();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  Window(int width) {
    this.width = width;
    this.free = new Semaphore(width);
  }

  /**
   * Begins a task when there is room.
   *
   * @throws SurveyInterruptedException if the thread is interrupted while it waits
   */
  void run(Runnable task) {
    acquire(1);
    threads
        .newThread(
            () -> {
              try {
                task.run();
              } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
              } finally {
                free.release();
              }
            })
        .start();
  }

  /** Throws the first failure of a task, if one failed. */
  void rethrow() {
    switch (failure.get()) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }

  /** Waits until every task has ended. */
  @Override
  public void close() {
    acquire(width);
    free.release(width);
  }

  private void acquire(int permits) {
    try {
      free.acquire(permits);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SurveyInterruptedException("interrupted");
    }
  }
}
