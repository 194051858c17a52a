package dev.alidade.demo;

import dev.alidade.report.Screen;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Optional;

/**
 * The terminal that the demo runs in, if it does.
 *
 * @param interactive whether somebody sits at both ends: keys come in, characters are seen
 */
record Terminal(boolean interactive, Screen screen) {

  // Null where input or output is redirected: the console of java.base, which is JDK 25's default.
  @SuppressWarnings("SystemConsoleNull")
  static Terminal ofThisProcess() {
    var console = System.console();
    var interactive = console != null && console.isTerminal();
    var environment = new HashMap<>(System.getenv());
    if (interactive) {
      columns().ifPresent(columns -> environment.put("COLUMNS", columns));
    }
    return new Terminal(interactive, Screen.of(environment, interactive, System.out.charset()));
  }

  /** Shells keep the width to themselves; stty asks the terminal. */
  private static Optional<String> columns() {
    try {
      var stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(Redirect.INHERIT)
              .redirectError(Redirect.DISCARD)
              .start();
      var rowsAndColumns =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      return Optional.of(rowsAndColumns.substring(rowsAndColumns.indexOf(' ') + 1));
    } catch (IOException e) {
      return Optional.empty(); // Not every system has stty.
    }
  }

  /** Returns when somebody presses Enter; at once where nobody can. */
  void awaitEnter(PrintStream out) throws IOException {
    if (!interactive) {
      out.println("Nobody is at the terminal, so the demo ends here, and the database with it.");
      return;
    }
    out.print("Press Enter to stop the database and end. ");
    out.flush();
    int key;
    do {
      key = System.in.read();
    } while (key >= 0 && key != '\n');
  }
}
