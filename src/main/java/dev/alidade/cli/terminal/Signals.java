package dev.alidade.cli.terminal;

import sun.misc.Signal;

/**
 * The signals of the operating system. The JDK has no other interface for them than {@code
 * sun.misc.Signal}, which works in a native executable as well; its warnings stay in this file.
 */
public final class Signals {

  private Signals() {}

  /**
   * Runs something when a signal comes, in place of what happened before.
   *
   * @param name without {@code SIG}, such as {@code INT}
   * @return gives the signal back; does nothing where the system does not know the signal, or where
   *     the JVM was told to leave it alone ({@code -Xrs})
   */
  public static Runnable on(String name, Runnable action) {
    try {
      var signal = new Signal(name);
      var before = Signal.handle(signal, received -> action.run());
      return () -> Signal.handle(signal, before);
    } catch (IllegalArgumentException e) {
      return () -> {};
    }
  }
}
