package dev.alidade.cli.terminal;

import dev.alidade.cli.terminal.Terminal.Size;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Finds out where stdout and stderr go. The size of a terminal is asked of {@code stty}; where
 * there is none, what the shell keeps in variables and the usual size stand in.
 */
final class ProcessProbe implements TerminalProbe {

  private static final long PATIENCE_MILLIS = 500;
  private static final Pattern ROWS_AND_COLUMNS =
      Pattern.compile("([1-9]\\d{0,4}) ([1-9]\\d{0,4})");
  private static final String BEYOND_ASCII = "━─✓✗·…→";

  private final Map<String, String> environment;

  /** A probe with the process's environment variables. */
  ProcessProbe(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Terminal probe() {
    // https://no-color.org: present and not empty
    var colours = environment.getOrDefault("NO_COLOR", "").isEmpty();
    var escapes = !environment.getOrDefault("TERM", "").equals("dumb");
    var out = StandardStream.OUT.isTerminal();
    var err = StandardStream.ERR.isTerminal();
    return new Terminal(
        new Style(out && escapes && colours, encodesSigns(System.out)),
        new Style(err && escapes && colours, encodesSigns(System.err)),
        err && escapes,
        out,
        err || out ? followedSize() : () -> Size.USUAL);
  }

  private static boolean encodesSigns(PrintStream stream) {
    return stream.charset().newEncoder().canEncode(BEYOND_ASCII);
  }

  /** Asks again only when the terminal says that its window has changed. */
  private Supplier<Size> followedSize() {
    var known = new AtomicReference<>(size());
    Signals.on("WINCH", () -> known.set(size()));
    return known::get;
  }

  private Size size() {
    return asked().orElseGet(this::said);
  }

  private static Optional<Size> asked() {
    try {
      var stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(Redirect.DISCARD)
              .start();
      if (!stty.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        stty.destroyForcibly();
        return Optional.empty();
      }
      var answer =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      var match = ROWS_AND_COLUMNS.matcher(answer);
      return match.matches()
          ? Optional.of(
              new Size(Integer.parseInt(match.group(2)), Integer.parseInt(match.group(1))))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** What shells keep in variables, for those who export them. */
  private Size said() {
    return new Size(number("COLUMNS", Size.USUAL.columns()), number("LINES", Size.USUAL.rows()));
  }

  private int number(String variable, int otherwise) {
    var text = environment.getOrDefault(variable, "");
    return text.matches("[1-9]\\d{0,4}") ? Integer.parseInt(text) : otherwise;
  }
}
