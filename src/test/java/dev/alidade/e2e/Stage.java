package dev.alidade.e2e;

import dev.alidade.embedded.EmbeddedNeo4j;
import dev.alidade.embedded.Neo4jOptions;
import dev.alidade.embedded.Neo4jVersion;
import dev.alidade.estate.AwsFiles;
import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An empty database, an estate and the command, ready to run. */
final class Stage implements AutoCloseable {

  private static final Map<Neo4jVersion, EmbeddedNeo4j> SERVERS = new EnumMap<>(Neo4jVersion.class);

  private final String neo4jUri;
  private final Graph graph;
  private final EstateServer estate;
  private final Path directory;
  private final Map<String, String> environment;
  private final Runnable afterwards;

  private Stage(
      String neo4jUri,
      Graph graph,
      EstateServer estate,
      Path directory,
      Map<String, String> environment,
      Runnable afterwards) {
    this.neo4jUri = neo4jUri;
    this.graph = graph;
    this.estate = estate;
    this.directory = directory;
    this.environment = environment;
    this.afterwards = afterwards;
  }

  /** The sample estate and Neo4j 5.26. */
  static Stage sample() {
    return of(Estate.sample(), Neo4jVersion.NEO4J_5_26);
  }

  /**
   * The same with a server of its own, for tests that drop constraints: every statement is planned
   * anew after that, which the tests on the shared server need not pay for.
   */
  static Stage ofItsOwn() {
    var own = started(Neo4jVersion.NEO4J_5_26);
    return on(own, Estate.sample(), own::close);
  }

  static Stage of(Estate estate, Neo4jVersion version) {
    return on(server(version), estate, () -> {});
  }

  private static Stage on(EmbeddedNeo4j server, Estate estate, Runnable afterwards) {
    try {
      var directory = Files.createTempDirectory("alidade-e2e");
      var aws = EstateServer.start(estate);
      return new Stage(
          server.boltUri().toString(),
          new Graph(server.boltUri().toString()).wipe(),
          aws,
          directory,
          new HashMap<>(new AwsFiles(directory, aws).write(AwsFiles.CredentialSource.ENVIRONMENT)),
          afterwards);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One server of each version for all tests; it ends with this JVM. */
  private static synchronized EmbeddedNeo4j server(Neo4jVersion version) {
    return SERVERS.computeIfAbsent(version, Stage::started);
  }

  private static EmbeddedNeo4j started(Neo4jVersion version) {
    // Filled and emptied anew for each test: planned once is enough. The largest test leaves half a
    // million relationships, each in an index, which 512 MB did not hold when they were removed.
    return EmbeddedNeo4j.start(version, Neo4jOptions.defaults().withHeap("1500m").keepingPlans());
  }

  Graph graph() {
    return graph;
  }

  EstateServer estate() {
    return estate;
  }

  Path directory() {
    return directory;
  }

  String neo4jUri() {
    return neo4jUri;
  }

  Map<String, String> environment() {
    return environment;
  }

  Command command() {
    return Command.with(environment);
  }

  /** The command as a process of its own. */
  CommandProcess process() {
    return new CommandProcess(environment);
  }

  /** {@code sync} of every profile, with these further arguments. */
  Command.Finished sync(String... more) {
    return command().run(syncArguments(more));
  }

  Command.Running startSync(String... more) {
    return command().start(syncArguments(more));
  }

  /** {@code sync} of every profile as a process that a test can send signals to. */
  CommandProcess.Process startProcess(String... more) {
    return process().start(syncArguments(more));
  }

  String[] syncArguments(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("sync", "--aws-sync-all-profiles", "--neo4j-uri", neo4jUri));
    arguments.addAll(Arrays.asList(more));
    return arguments.toArray(new String[0]);
  }

  @Override
  public void close() {
    graph.close();
    estate.close();
    afterwards.run();
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
