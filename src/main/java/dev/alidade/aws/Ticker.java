package dev.alidade.aws;

import java.time.Duration;

/** Time that passes, and waiting for it; injected, so that schedules can be tested exactly. */
public interface Ticker {

  /** Nanoseconds since some fixed moment; only differences mean anything. */
  long nanos();

  /**
   * Waits.
   *
   * @throws InterruptedException when the thread is interrupted meanwhile
   */
  void sleep(Duration time) throws InterruptedException;

  /** The machine's time. */
  static Ticker system() {
    return new Ticker() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void sleep(Duration time) throws InterruptedException {
        Thread.sleep(time);
      }
    };
  }
}
