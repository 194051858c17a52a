package dev.alidade.cli.terminal;

import java.util.Map;

/** Finds out where stdout and stderr go. */
public interface TerminalProbe {

  /** The terminal as it is now; its size follows the window. */
  Terminal probe();

  /** A probe of the process's own streams, with its environment variables. */
  static TerminalProbe ofProcess(Map<String, String> environment) {
    return new ProcessProbe(environment);
  }
}
