package dev.alidade.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A Neo4j server in a child JVM, from the class path that the build writes to {@code
 * target/neo4j/}. The child ends with {@link #close}, and when this JVM dies, however it dies.
 */
public final class EmbeddedNeo4j implements AutoCloseable {

  private static final String SOURCE = "src/demo/neo4j/Neo4jServer.java";
  private static final String READY = "ready ";
  private static final String HTTP = "http ";
  private static final String FAILED = "failed ";
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

  private final Process process;
  private final URI boltUri;
  private final @Nullable URI httpUri;

  private EmbeddedNeo4j(Process process, URI boltUri, @Nullable URI httpUri) {
    this.process = process;
    this.boltUri = boltUri;
    this.httpUri = httpUri;
  }

  /** Starts a server with the default options. */
  public static EmbeddedNeo4j start(Neo4jVersion version) {
    return start(version, Neo4jOptions.defaults());
  }

  /**
   * Starts a server and waits until it answers, some ten seconds on two cores.
   *
   * @throws IllegalStateException where the build has not written the class path, or where the
   *     server does not start; the message says why
   */
  public static EmbeddedNeo4j start(Neo4jVersion version, Neo4jOptions options) {
    var base = Path.of(System.getProperty("project.basedir", "")).toAbsolutePath();
    var classPath = base.resolve(version.classPathFile());
    if (!Files.isRegularFile(classPath)) {
      throw new IllegalStateException(
          classPath + " is missing: run ./mvnw process-test-classes first");
    }
    try {
      var process =
          new ProcessBuilder(command(base, Files.readString(classPath).strip(), options))
              .redirectErrorStream(true)
              .start();
      return ready(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns {@code bolt://127.0.0.1:PORT}. */
  public URI boltUri() {
    return boltUri;
  }

  /** Returns the address of the HTTP connector, where the server has one. */
  public Optional<URI> httpUri() {
    return Optional.ofNullable(httpUri);
  }

  /** Stops the server and deletes its data. */
  @Override
  public void close() {
    try {
      // The child ends, and deletes its data, when its standard input ends.
      process.getOutputStream().close();
      if (!process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> command(Path base, String classPath, Neo4jOptions options) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xms128m", "-Xmx" + options.heap(), "-XX:+UseSerialGC"));
    if (!options.runsLong()) {
      // One that lives for seconds starts in half the time.
      command.add("-XX:TieredStopAtLevel=1");
    }
    // Neo4j's page cache and Netty reach into these packages.
    for (String opened : List.of("java.nio", "java.io", "sun.nio.ch", "java.lang")) {
      command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
    }
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    if (!options.transactionMemory().isEmpty()) {
      command.add("-Dtransaction.memory=" + options.transactionMemory());
    }
    if (options.keepsPlans()) {
      command.add("-Dalidade.keepPlans=true");
    }
    command.addAll(List.of("-cp", classPath, base.resolve(SOURCE).toString()));
    command.add(Integer.toString(options.boltPort()));
    command.add(Integer.toString(options.httpPort()));
    command.add(options.directory().toString());
    if (!options.password().isEmpty()) {
      command.add(options.password());
    }
    return command;
  }

  private static EmbeddedNeo4j ready(Process process) throws IOException {
    var output = process.inputReader(StandardCharsets.UTF_8);
    var lines = new ArrayList<String>();
    URI http = null;
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(HTTP)) {
        http = URI.create(line.substring(HTTP.length()));
      } else if (line.startsWith(READY)) {
        // Somebody must go on reading, else the child stops when the pipe is full. Not a virtual
        // thread: a read of a pipe holds its carrier, of which there may be but two.
        Thread.ofPlatform().daemon().start(() -> drain(output));
        return new EmbeddedNeo4j(process, URI.create(line.substring(READY.length())), http);
      }
      if (line.startsWith(FAILED)) {
        throw new IllegalStateException("Neo4j did not start: " + line.substring(FAILED.length()));
      }
      lines.add(line);
    }
    throw new IllegalStateException(
        "Neo4j did not start:\n"
            + String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size())));
  }

  private static void drain(BufferedReader output) {
    try {
      while (output.readLine() != null) {}
    } catch (IOException e) {
      // The child is gone, and nobody reads these lines.
    }
  }
}
