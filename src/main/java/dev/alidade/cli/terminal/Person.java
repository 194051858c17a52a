package dev.alidade.cli.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Whoever sits at the terminal, if anybody does. */
public final class Person {

  private static final long PATIENCE_MILLIS = 500;

  private Person() {}

  /**
   * Asks a question on stderr and reads a line of stdin.
   *
   * @return empty when one of the two is no terminal, or nothing was typed
   */
  public static Optional<String> ask(String question) {
    if (!isThere()) {
      return Optional.empty();
    }
    System.err.print(question);
    System.err.flush();
    try {
      // Not closed: stdin is the process's.
      var line =
          new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
      return Optional.ofNullable(line).map(String::strip).filter(text -> !text.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Java tells only of all streams together, so the shell is asked. */
  private static boolean isThere() {
    try {
      var test =
          new ProcessBuilder("sh", "-c", "test -t 0 && test -t 2")
              .redirectInput(Redirect.INHERIT)
              .redirectError(Redirect.INHERIT)
              .start();
      return test.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) && test.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
