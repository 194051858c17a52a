package dev.alidade.cli.terminal;

import java.io.BufferedReader;
import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whoever sits at the terminal, if anybody does. */
public final class Person {

  private Person() {}

  /**
   * Asks a question on stderr and reads a line of stdin.
   *
   * @return empty when one of the two is no terminal, or nothing was typed
   */
  public static Optional<String> ask(String question) {
    if (!StandardStream.IN.isTerminal() || !StandardStream.ERR.isTerminal()) {
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

  /**
   * Asks a question on the terminal, whatever stdin and stdout are, and reads a line of it without
   * showing what is typed.
   *
   * @return empty where there is no terminal that can be kept from showing it; an empty text when
   *     nothing was typed
   */
  public static Optional<String> askSecretly(String question) {
    var console = console();
    if (console != null) {
      var typed = console.readPassword("%s", question);
      return Optional.of(typed == null ? "" : new String(typed));
    }
    return new HiddenLine(new File("/dev/tty")).ask(question);
  }

  // Null where stdin or stdout is no terminal, though JDK 22 to 24 had a console for pipes as well.
  @SuppressWarnings("SystemConsoleNull")
  private static @Nullable Console console() {
    var console = System.console();
    return console != null && console.isTerminal() ? console : null;
  }
}
