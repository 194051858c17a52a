package dev.alidade.cli;

import dev.alidade.cli.terminal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C, SIGTERM as containers and service managers send it, and SIGHUP as a terminal does that is
 * closed (nohup has it ignored, and so it stays): the first asks the run to come to an end, the
 * second ends the process at once. Quarkus leaves the signals to the JVM, whose answer is a
 * shutdown in the middle of everything; closing this gives them back.
 */
final class Interrupts implements AutoCloseable {

  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

  private final AtomicBoolean asked = new AtomicBoolean();
  private final Runnable first;
  private final Runnable second;
  private final List<Runnable> giveBack = new ArrayList<>();

  Interrupts(Runnable first, Runnable second) {
    this.first = first;
    this.second = second;
  }

  /** Handles the signals until it is closed. */
  static Interrupts handle(Runnable first) {
    var interrupts =
        new Interrupts(
            first,
            // No hooks: they wait for the run, and the graph needs none of them.
            () -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number()));
    for (var name : SIGNALS) {
      interrupts.giveBack.add(Signals.on(name, interrupts::interrupt));
    }
    return interrupts;
  }

  /** Somebody wants it to stop. */
  void interrupt() {
    if (asked.compareAndSet(false, true)) {
      first.run();
    } else {
      second.run();
    }
  }

  @Override
  public void close() {
    giveBack.forEach(Runnable::run);
  }
}
