package dev.alidade.cli;

import dev.alidade.cli.settings.SyncSettings.Verbosity;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** The log, which goes to stderr; Quarkus has set it to warnings. */
final class Logs {

  private final Logger root = Logger.getLogger("");
  // Held, because the log manager may forget a logger that nobody holds, and its level with it.
  private final Logger alidade = Logger.getLogger("dev.alidade");

  /** Those with a level of their own in {@code application.properties}. */
  private final List<Logger> discreet =
      List.of(Logger.getLogger("software.amazon.awssdk"), Logger.getLogger("sun.net.www"));

  /** Sets how much is logged. */
  void level(Verbosity verbosity) {
    switch (verbosity) {
      case QUIET -> {
        root.setLevel(Level.SEVERE);
        discreet.forEach(logger -> logger.setLevel(Level.SEVERE));
      }
      case USUAL -> {}
      case VERBOSE -> {
        alidade.setLevel(Level.FINE);
        Arrays.stream(root.getHandlers()).forEach(handler -> handler.setLevel(Level.ALL));
      }
    }
  }

  /**
   * Sends each line of the log somewhere else until the answer is closed, so that it does not break
   * into a display on the same screen.
   */
  Redirected redirected(Consumer<String> lines) {
    var usual = root.getHandlers();
    var handler = new LineHandler(lines);
    root.addHandler(handler);
    Arrays.stream(usual).forEach(root::removeHandler);
    return () -> {
      Arrays.stream(usual).forEach(root::addHandler);
      root.removeHandler(handler);
    };
  }

  /** The log's way until it is closed. */
  interface Redirected extends AutoCloseable {
    @Override
    void close();
  }

  private static final class LineHandler extends Handler {
    private final Consumer<String> lines;

    private LineHandler(Consumer<String> lines) {
      this.lines = lines;
      setFormatter(new PatternFormatter("%p %s"));
    }

    @Override
    public void publish(LogRecord entry) {
      if (isLoggable(entry)) {
        lines.accept(getFormatter().format(entry));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
