package dev.alidade.cli;

import dev.alidade.cli.settings.Problems;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * A command that checks all that it was given before it does anything: everything that is wrong is
 * said at once, a line each, and nothing happens.
 */
abstract class CheckedCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public final Integer call() throws IOException {
    var problems = new Problems();
    ParseErrors.addTo(problems, commandLine().getParseResult());
    check(problems);
    if (!problems.any()) {
      ask(problems);
    }
    problems.warnings().forEach(this::warn);
    if (problems.any()) {
      problems.lines().forEach(this::say);
      return ExitCode.USAGE.number();
    }
    return run().number();
  }

  /** Looks at everything that the command needs, and adds what is wrong. */
  void check(Problems problems) {}

  /** Asks the person at the terminal for what is still needed, once nothing is wrong. */
  void ask(Problems problems) {}

  /**
   * Does what the command is for; nothing is wrong with what it was given.
   *
   * @throws IOException if a result cannot be written
   */
  abstract ExitCode run() throws IOException;

  /** Says something on stderr. */
  final void say(String line) {
    Messages.say(commandLine().getErr(), line);
  }

  /** Says on stderr what is odd. */
  final void warn(String line) {
    say("warning: " + line);
  }

  final CommandLine commandLine() {
    if (spec == null) {
      throw new IllegalStateException("Picocli gives every command its specification.");
    }
    return spec.commandLine();
  }
}
