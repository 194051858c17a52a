package dev.alidade.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks side by side on virtual threads, so many at a time.
 *
 * <p>Guarantees: tasks are begun in the order in which they are given; who gives one waits while
 * there is no room, and nothing is kept of a task that has ended, so a stream of any length can be
 * run; a failure keeps no other task from being run, and the first is thrown when all have ended;
 * when it is closed, no task is running any more. Who is interrupted meanwhile interrupts the
 * tasks.
 */
public final class SideBySide implements AutoCloseable {

  private final int atOnce;
  private final Semaphore room;
  private final ThreadFactory threads = Thread.ofVirtual().factory();
  private final Set<Thread> running = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /** Room for so many tasks at a time. */
  public SideBySide(int atOnce) {
    this.atOnce = atOnce;
    this.room = new Semaphore(atOnce);
  }

  /**
   * Does the same with each item; the results are in the order of the items.
   *
   * @throws SurveyInterruptedException if the thread is interrupted
   */
  public static <T, R> List<R> each(List<T> items, int atOnce, Function<T, R> task) {
    var results = new AtomicReferenceArray<@Nullable R>(items.size());
    var tasks = new SideBySide(atOnce);
    try (tasks) {
      for (var i = 0; i < items.size(); i++) {
        var index = i;
        tasks.run(() -> results.set(index, task.apply(items.get(index))));
      }
    }
    tasks.rethrow();
    var all = new ArrayList<R>(items.size());
    for (var i = 0; i < items.size(); i++) {
      var result = results.get(i);
      if (result == null) {
        throw new IllegalStateException("A task has no result");
      }
      all.add(result);
    }
    return all;
  }

  /**
   * Waits for a task of an executor, and throws what it threw.
   *
   * @throws SurveyInterruptedException if the thread is interrupted while it waits
   */
  public static <R extends @Nullable Object> R joined(Future<R> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      throw interrupted();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * Begins a task when there is room.
   *
   * @throws SurveyInterruptedException if the thread is interrupted while it waits
   */
  public void run(Runnable task) {
    try {
      room.acquire();
    } catch (InterruptedException e) {
      throw interrupted();
    }
    var thread =
        threads.newThread(
            () -> {
              try {
                task.run();
              } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
              } finally {
                running.remove(Thread.currentThread());
                room.release();
              }
            });
    running.add(thread);
    thread.start();
  }

  /** Throws the first failure of a task, if one failed. */
  public void rethrow() {
    switch (failure.get()) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }

  /**
   * Waits until every task has ended.
   *
   * @throws SurveyInterruptedException if the thread is interrupted while it waits; the tasks have
   *     ended all the same
   */
  @Override
  public void close() {
    try {
      room.acquire(atOnce);
    } catch (InterruptedException e) {
      running.forEach(Thread::interrupt);
      room.acquireUninterruptibly(atOnce);
      room.release(atOnce);
      throw interrupted();
    }
    room.release(atOnce);
  }

  private static SurveyInterruptedException interrupted() {
    Thread.currentThread().interrupt();
    return new SurveyInterruptedException("interrupted");
  }
}
