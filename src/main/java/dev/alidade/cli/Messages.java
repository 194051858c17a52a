package dev.alidade.cli;

import java.io.PrintWriter;

/** Lines on stderr, which begin with the program's name as other programs' lines do. */
final class Messages {

  private Messages() {}

  static void say(PrintWriter err, String line) {
    err.println("alidade: " + line);
    err.flush();
  }
}
