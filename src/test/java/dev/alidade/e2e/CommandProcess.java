package dev.alidade.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The command as a process of its own, as the build names it in {@code -Dalidade.command}: the
 * packaged jar or the native binary. For what only a process has: exit codes and streams as the
 * shell sees them, signals, a kill, a limit on its memory.
 */
final class CommandProcess implements Command {

  /** Far longer than any run here takes, so that a hanging one fails instead of hanging CI. */
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private final Map<String, String> environment;
  private final List<String> jvmOptions;
  private final @Nullable Path root;
  private final @Nullable String ignored;

  /** The command with these variables, and none of AWS, Neo4j or its own beside them. */
  CommandProcess(Map<String, String> environment) {
    this(environment, List.of(), null, null);
  }

  private CommandProcess(
      Map<String, String> environment,
      List<String> jvmOptions,
      @Nullable Path root,
      @Nullable String ignored) {
    this.environment = Map.copyOf(environment);
    this.jvmOptions = List.copyOf(jvmOptions);
    this.root = root;
    this.ignored = ignored;
  }

  /**
   * The command with this directory for the root of its file system, where it lies as {@code
   * alidade}, and with these variables and no others at all.
   */
  static CommandProcess within(Path root, Map<String, String> environment) {
    return new CommandProcess(environment, List.of(), root, null);
  }

  /** The same with a limit on its memory, for example {@code -Xmx64m}. */
  CommandProcess with(String memoryOption) {
    var options = new ArrayList<>(jvmOptions);
    options.add(memoryOption);
    return new CommandProcess(environment, options, root, ignored);
  }

  /** The same started by somebody who ignores a signal, as {@code nohup} does {@code HUP}. */
  CommandProcess ignoring(String signal) {
    return new CommandProcess(environment, jvmOptions, root, signal);
  }

  @Override
  public Process start(String... arguments) {
    try {
      var stdout = Files.createTempFile("alidade-stdout", ".txt");
      var stderr = Files.createTempFile("alidade-stderr", ".txt");
      var line = new ArrayList<>(executable());
      line.addAll(List.of(arguments));
      var builder = new ProcessBuilder(line);
      builder
          .environment()
          .keySet()
          .removeIf(
              key ->
                  root != null
                      || key.startsWith("AWS_")
                      || key.startsWith("NEO4J_")
                      || key.startsWith("ALIDADE_"));
      builder.environment().putAll(environment);
      builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      builder.redirectOutput(stdout.toFile());
      builder.redirectError(stderr.toFile());
      return new Process(builder.start(), stdout, stderr);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The beginning of the line by which a shell starts it, for a test that gives it a terminal. */
  static String ofShell() {
    return String.join(" ", new CommandProcess(Map.of()).executable());
  }

  /** The command line that the build names, with options for its memory after the executable. */
  private List<String> executable() {
    var line = new ArrayList<>(List.of(System.getProperty("alidade.command").split(" ")));
    if (root != null) {
      line = new ArrayList<>(List.of("/usr/sbin/chroot", root.toString(), "/alidade"));
    }
    line.addAll(root == null ? 1 : line.size(), jvmOptions);
    // A build that runs in the background passes on that Ctrl-C is ignored; a person's shell does
    // not.
    if (ignored != null) {
      line.addFirst("--ignore-signal=" + ignored);
    }
    line.addAll(0, List.of("/usr/bin/env", "--default-signal=INT"));
    return line;
  }

  /** One that may still run. */
  record Process(java.lang.Process process, Path stdout, Path stderr) implements Running {

    @Override
    public boolean isAlive() {
      return process.isAlive();
    }

    @Override
    public Finished await() {
      try {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
          throw new AssertionError(
              "The command hangs; stderr so far:\n" + Files.readString(stderr));
        }
        var finished =
            new Finished(process.exitValue(), Files.readString(stdout), Files.readString(stderr));
        Files.delete(stdout);
        Files.delete(stderr);
        return finished;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    /** As Ctrl-C does. */
    void interrupt() {
      send("INT");
    }

    /** A signal by its name, such as {@code TERM}. */
    void send(String name) {
      signal("-" + name);
    }

    /** As a laptop does whose lid is closed. */
    void pause() {
      signal("-STOP");
    }

    /** As when it is opened again. */
    void goOn() {
      signal("-CONT");
    }

    /** As the kernel does when memory runs out. */
    void kill() {
      process.destroyForcibly();
    }

    private void signal(String name) {
      try {
        new ProcessBuilder("kill", name, String.valueOf(process.pid())).start().waitFor();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
