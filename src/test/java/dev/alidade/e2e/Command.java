package dev.alidade.e2e;

import java.util.Map;

/**
 * The command with some variables around it. Where nothing but a process will do, {@link
 * CommandProcess} is one; everything else costs a fraction of the time in this JVM, which has
 * compiled it already. {@code -Dalidade.forked=true} makes processes of all: so the native binary
 * goes through the same tests.
 */
public interface Command {

  /** The command with these variables, and none of AWS, Neo4j or its own beside them. */
  static Command with(Map<String, String> environment) {
    return Boolean.getBoolean("alidade.forked")
        ? new CommandProcess(environment)
        : new CommandHere(environment);
  }

  /** The same as a process, whatever it costs. */
  static Command process(Map<String, String> environment) {
    return new CommandProcess(environment);
  }

  /** What a finished command left. */
  record Finished(int exitCode, String stdout, String stderr) {}

  /** Starts, and returns at once. */
  Running start(String... arguments);

  /** Runs to the end. */
  default Finished run(String... arguments) {
    return start(arguments).await();
  }

  /** A command that may still run. */
  interface Running {

    boolean isAlive();

    /** Waits until it has ended. */
    Finished await();
  }
}
