package dev.alidade.cli.progress;

import dev.alidade.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows a run's progress on stderr from a thread of its own, so that nobody who surveys waits for a
 * terminal. Closing it ends the display.
 */
public final class ProgressPainter implements AutoCloseable {

  /** Ten frames a second look alive; each costs a few microseconds. */
  static final Duration FRAME = Duration.ofMillis(100);

  private final RunState state;
  private final Display display;
  private final LongSupplier calls;
  private final InstantSource clock;
  private final Terminal terminal;
  private final PrintWriter err;
  private @Nullable Thread thread;
  private boolean closed;

  private ProgressPainter(
      RunState state,
      Display display,
      LongSupplier calls,
      InstantSource clock,
      Terminal terminal,
      PrintWriter err) {
    this.state = state;
    this.display = display;
    this.calls = calls;
    this.clock = clock;
    this.terminal = terminal;
    this.err = err;
  }

  /**
   * Starts to show a run: redrawn in place on a terminal, else line by line.
   *
   * @param live whether it may be redrawn in place
   * @param calls the number of calls to AWS so far
   */
  public static ProgressPainter start(
      RunState state,
      boolean live,
      LongSupplier calls,
      InstantSource clock,
      Terminal terminal,
      PrintWriter err) {
    // Where the summary follows on the same screen, it says it all again.
    Display display =
        live && terminal.live()
            ? new LiveDisplay(terminal.err(), !terminal.shown())
            : new LineDisplay();
    var painter = new ProgressPainter(state, display, calls, clock, terminal, err);
    painter.thread = Thread.ofPlatform().daemon().name("progress").start(painter::paint);
    return painter;
  }

  /** Writes a line between the frames. */
  public synchronized void line(String text) {
    write(closed ? text + "\n" : display.line(text));
  }

  /** Draws the last frame. */
  @Override
  public void close() {
    if (thread != null) {
      thread.interrupt();
    }
    synchronized (this) {
      if (!closed) {
        closed = true;
        write(
            display.last(state.view(), clock.instant(), calls.getAsLong(), terminal.size().get()));
      }
    }
  }

  private void paint() {
    try {
      while (true) {
        Thread.sleep(FRAME);
        synchronized (this) {
          if (closed) {
            return;
          }
          write(
              display.next(
                  state.view(), clock.instant(), calls.getAsLong(), terminal.size().get()));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(String text) {
    if (!text.isEmpty()) {
      err.print(text);
      err.flush();
    }
  }
}
