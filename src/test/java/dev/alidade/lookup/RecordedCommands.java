package dev.alidade.lookup;

import dev.alidade.cli.CommandInside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs command lines, a line of a file each, in a JVM with {@link LookupAgent}. */
public final class RecordedCommands {

  private RecordedCommands() {}

  /**
   * Runs them with the process's variables; what they say goes to stderr, and the worst exit code
   * is its own.
   */
  public static void main(String[] arguments) throws IOException, ClassNotFoundException {
    Class.forName("dev.alidade.lookup.OnlyHere");
    int worst = 0;
    for (var line : Files.readAllLines(Path.of(arguments[0]))) {
      var left = CommandInside.runAsProcess(line.split(" "));
      System.err.println(left.stdout() + left.stderr() + line + ": " + left.exitCode());
      // Partial is good enough: of two profiles of one account, one is refused.
      worst = Math.max(worst, left.exitCode() == 3 ? 0 : left.exitCode());
    }
    // Where threads of a client would keep it alive.
    System.exit(worst);
  }
}
