package dev.alidade.cli.terminal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * One of the three streams that a process has from its start. Java knows of a terminal for all of
 * them together only ({@link System#console()}). Linux says in {@code /proc/self/fd} what is behind
 * each; where it does not, the shell's {@code test -t} is asked, and where there is no shell
 * either, Java's answer stands.
 */
enum StandardStream {
  IN(0),
  OUT(1),
  ERR(2);

  private static final long PATIENCE_MILLIS = 500;

  /** https://www.kernel.org/doc/html/latest/admin-guide/devices.html */
  private static final Pattern TERMINAL = Pattern.compile("/dev/(pts/\\d+|tty\\w*|console)");

  /** https://man7.org/linux/man-pages/man5/proc_pid_fd.5.html */
  private static final Pattern NONE = Pattern.compile("/dev/null|(pipe|socket|anon_inode):.*");

  private final int descriptor;

  StandardStream(int descriptor) {
    this.descriptor = descriptor;
  }

  /** Whether a person may be at the other end. */
  boolean isTerminal() {
    return linuxSays().or(this::shellSays).orElseGet(StandardStream::javaSays);
  }

  /** Empty where there is no such directory, or something unheard of is behind the stream. */
  private Optional<Boolean> linuxSays() {
    var link = Path.of("/proc/self/fd/" + descriptor);
    try {
      var target = Files.readSymbolicLink(link).toString();
      if (TERMINAL.matcher(target).matches()) {
        return Optional.of(true);
      }
      return NONE.matcher(target).matches() || Files.isRegularFile(link)
          ? Optional.of(false)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<Boolean> shellSays() {
    try {
      var test =
          new ProcessBuilder("sh", "-c", "test -t " + descriptor)
              .redirectInput(Redirect.INHERIT)
              .redirectOutput(Redirect.INHERIT)
              .redirectError(Redirect.INHERIT)
              .start();
      // 1 is «no», above is a failure:
      // https://pubs.opengroup.org/onlinepubs/9799919799/utilities/test.html
      return test.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) && test.exitValue() <= 1
          ? Optional.of(test.exitValue() == 0)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  // Null where there is no terminal, though JDK 22 to 24 had a console for pipes as well.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean javaSays() {
    var console = System.console();
    return console != null && console.isTerminal();
  }
}
