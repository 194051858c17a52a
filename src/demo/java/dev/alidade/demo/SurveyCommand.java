package dev.alidade.demo;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged {@code alidade sync}, as a person would run it, with this process' terminal. */
final class SurveyCommand {

  /** What could lead the command to somebody's own accounts, or past the sample estate. */
  private static final List<String> FOREIGN =
      List.of(
          "AWS_", "ALIDADE_", "NEO4J_", "HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy");

  private final Path program;
  private final Map<String, String> environment;
  private final List<String> arguments;

  SurveyCommand(Path base, Map<String, String> environment, URI neo4j) {
    this.program = base.resolve("target/quarkus-app/quarkus-run.jar");
    this.environment = Map.copyOf(environment);
    this.arguments = List.of("sync", "--aws-sync-all-profiles", "--neo4j-uri", neo4j.toString());
  }

  /** Runs to the end and returns the exit code. */
  int run() throws IOException, InterruptedException {
    if (!Files.isRegularFile(program)) {
      throw new IllegalStateException(program + " is missing: run ./mvnw -Pdemo");
    }
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // A short command does not live long enough for the second compiler and a parallel collector.
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    // Netty, which the Neo4j driver brings, reaches for memory in ways that JDK 25 warns about.
    command.addAll(
        List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-jar", program.toString()));
    command.addAll(arguments);
    var builder =
        new ProcessBuilder(command)
            .redirectOutput(Redirect.INHERIT)
            .redirectError(Redirect.INHERIT);
    builder.environment().keySet().removeIf(name -> FOREIGN.stream().anyMatch(name::startsWith));
    builder.environment().putAll(environment);
    var process = builder.start();
    process.getOutputStream().close(); // Enter is for the demo, not for the command.
    return process.waitFor();
  }

  /** The command line as one would type it. */
  @Override
  public String toString() {
    return "alidade " + String.join(" ", arguments);
  }
}
