package dev.alidade.account;

import dev.alidade.aws.SurveyInterruptedException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs a command that somebody else wrote and takes what it prints, within a limit of time and of
 * output. It can ask nobody (its stdin is empty), and what it says on stderr is thrown away: it may
 * be a secret, and a full pipe would stop it. Who goes beyond a limit is ended, with all processes
 * that it began.
 */
final class CommandRun {

  /** The environment variable with the seconds that a {@code credential_process} may take. */
  static final String TIMEOUT_VARIABLE = "ALIDADE_CREDENTIAL_PROCESS_TIMEOUT";

  // boto3 waits for ever; the SDK for Go gives a minute (processcreds.DefaultTimeout):
  // https://pkg.go.dev/github.com/aws/aws-sdk-go-v2/credentials/processcreds#pkg-constants
  static final Duration TIMEOUT = Duration.ofMinutes(1);

  // What the SDK for Java takes (ProcessCredentialsProvider.Builder.processOutputLimit).
  static final int LARGEST_OUTPUT = 64_000;

  // Ours: short beside what starting a process takes, long enough to cost nothing.
  private static final Duration SHORTEST_NAP = Duration.ofMillis(5);
  private static final Duration LONGEST_NAP = Duration.ofMillis(100);
  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,4}");
  private static final String NULL_DEVICE = File.separatorChar == '\\' ? "NUL" : "/dev/null";

  private static final Path PROCESSES = Path.of("/proc");

  private final Duration limit;
  private final BooleanSupplier stopped;

  /** Commands may take as long as the limit, or until the survey is stopped. */
  CommandRun(Duration limit, BooleanSupplier stopped) {
    this.limit = limit;
    this.stopped = stopped;
  }

  /** The time that the environment gives a {@code credential_process}; else a minute. */
  static Duration timeout(AwsEnvironment environment) {
    return environment
        .variable(TIMEOUT_VARIABLE)
        .filter(text -> SECONDS.matcher(text).matches())
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .orElse(TIMEOUT);
  }

  /** What is wrong with the time that the environment gives; empty when nothing is. */
  static Optional<ConfigurationProblem> timeoutProblem(AwsEnvironment environment) {
    return environment
        .variable(TIMEOUT_VARIABLE)
        .filter(text -> !SECONDS.matcher(text).matches())
        .map(
            text ->
                new ConfigurationProblem(
                    null,
                    0,
                    null,
                    TIMEOUT_VARIABLE
                        + " is «"
                        + text
                        + "»; it must be a whole number of seconds, at most 99999."));
  }

  /**
   * What to do about a command that could not be started.
   *
   * @param shell where this machine has one, if it has one
   */
  static String whyNotStarted(Path shell) {
    if (!new File(NULL_DEVICE).exists()) {
      return "give this root directory a " + NULL_DEVICE + ": a command cannot be run without it";
    }
    return File.separatorChar == '/' && Files.notExists(shell)
        ? "this machine has no shell, "
            + shell
            + ", as an image from scratch has none, so neither «sh -c» nor a script works here: name"
            + " a program that needs no shell, take an image with a shell, or give the profile a"
            + " role (web_identity_token_file, credential_source)"
        : "check that its first word is a program of this machine: no shell reads the line";
  }

  /** What came of a command. */
  sealed interface Outcome {}

  /** It ended by itself, with what it printed on stdout. */
  record Ended(int status, byte[] output) implements Outcome {
    /** The status only; what was printed may be a secret. */
    @Override
    public String toString() {
      return "Ended[" + status + "]";
    }
  }

  /** There is no such program, or it may not be run. */
  record NotStarted() implements Outcome {}

  /** It had not ended by then. */
  record TooSlow(Duration limit) implements Outcome {}

  /** It printed more than these bytes. */
  record TooMuch(int limit) implements Outcome {}

  /**
   * Runs a command.
   *
   * @param words the program and its arguments
   * @throws SurveyInterruptedException when the survey was stopped meanwhile; the command is ended
   */
  Outcome of(List<String> words) {
    Process process;
    try {
      process =
          new ProcessBuilder(words)
              .redirectInput(Redirect.from(new File(NULL_DEVICE)))
              .redirectError(Redirect.DISCARD)
              .start();
    } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
      // No words at all, or a NUL in one of them. The message may repeat the line.
      return new NotStarted();
    }
    var begun = new LinkedHashSet<ProcessHandle>();
    try (var output = process.getInputStream()) {
      return outcome(process, output, begun);
    } catch (IOException e) {
      return new Ended(-1, new byte[0]);
    } finally {
      if (process.isAlive()) {
        end(process, begun);
      }
    }
  }

  /**
   * Looks from time to time what is there: a read that waits would wait for ever where a process in
   * the background has inherited the command's stdout.
   */
  private Outcome outcome(Process process, InputStream output, Set<ProcessHandle> begun)
      throws IOException {
    var start = System.nanoTime();
    var printed = new ByteArrayOutputStream();
    var nap = SHORTEST_NAP;
    while (true) {
      var ended = !process.isAlive();
      if (!taken(output, printed)) {
        return new TooMuch(LARGEST_OUTPUT);
      }
      if (ended) {
        return new Ended(process.exitValue(), printed.toByteArray());
      }
      descendants(process.toHandle()).forEach(begun::add);
      if (System.nanoTime() - start >= limit.toNanos()) {
        return new TooSlow(limit);
      }
      pause(nap);
      nap = nap.compareTo(LONGEST_NAP) < 0 ? nap.multipliedBy(2) : LONGEST_NAP;
    }
  }

  /** Takes what has been printed; false if that is more than anybody needs. */
  private static boolean taken(InputStream output, ByteArrayOutputStream printed)
      throws IOException {
    for (var there = output.available(); there > 0; there = output.available()) {
      var room = LARGEST_OUTPUT + 1 - printed.size();
      printed.writeBytes(output.readNBytes(Math.min(there, room)));
      if (printed.size() > LARGEST_OUTPUT) {
        return false;
      }
    }
    return true;
  }

  private void pause(Duration nap) {
    if (stopped.getAsBoolean()) {
      throw new SurveyInterruptedException("Interrupted while a credential_process ran.");
    }
    try {
      Thread.sleep(nap);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SurveyInterruptedException("Interrupted while a credential_process ran.");
    }
  }

  /** Those that it began, where the system says so: Linux does in /proc alone. */
  private static Stream<ProcessHandle> descendants(ProcessHandle handle) {
    return System.getProperty("os.name").equals("Linux") && Files.notExists(PROCESSES)
        ? Stream.empty()
        : handle.descendants();
  }

  /** The command first, so that it begins nothing anew; then all that it was seen to begin. */
  private static void end(Process process, Set<ProcessHandle> begun) {
    descendants(process.toHandle()).forEach(begun::add);
    process.destroyForcibly();
    for (var handle : begun) {
      descendants(handle).forEach(ProcessHandle::destroyForcibly);
      handle.destroyForcibly();
    }
  }
}
