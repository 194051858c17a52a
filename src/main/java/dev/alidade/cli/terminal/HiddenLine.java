package dev.alidade.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Reads a line of the process's terminal without its showing there, also where stdout is a file:
 * Java's own console needs both streams. The shell's {@code stty} keeps the terminal from showing
 * it, and where it cannot, nobody is asked.
 */
final class HiddenLine {

  private static final long PATIENCE_MILLIS = 500;

  private final File terminal;

  HiddenLine(File terminal) {
    this.terminal = terminal;
  }

  /** Asks; empty where there is no terminal, an empty text when nothing was typed. */
  Optional<String> ask(String question) {
    try (var in = new FileInputStream(terminal);
        var out = new FileOutputStream(terminal)) {
      // Ctrl-C at the question must not leave a terminal that shows nothing.
      var restored = new Thread(() -> set("echo"));
      Runtime.getRuntime().addShutdownHook(restored);
      try {
        if (!set("-echo")) {
          return Optional.empty();
        }
        out.write(question.getBytes(Charset.defaultCharset()));
        var line = line(in);
        out.write('\n');
        return Optional.of(line);
      } finally {
        set("echo");
        Runtime.getRuntime().removeShutdownHook(restored);
      }
    } catch (IOException e) {
      // Without a terminal of its own a process cannot open it.
      return Optional.empty();
    }
  }

  private static String line(FileInputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (var read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
      bytes.write(read);
    }
    return bytes.toString(Charset.defaultCharset());
  }

  private boolean set(String mode) {
    try {
      var stty =
          new ProcessBuilder("stty", mode)
              .redirectInput(terminal)
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start();
      return stty.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) && stty.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
