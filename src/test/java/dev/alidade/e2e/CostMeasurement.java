package dev.alidade.e2e;

import dev.alidade.embedded.Neo4jVersion;
import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a run over many accounts costs: prints wall clock, calls, peak resident memory, the most
 * heap that was used and that was left after a collection, and the size of the report. Not a test;
 * what must hold is in {@link MemoryIT}. After {@code ./mvnw package -DskipTests
 * -Dneo4j.classpaths.skip=false}:
 *
 * <pre>
 * java -Dalidade.command="java -jar target/quarkus-app/quarkus-run.jar" \\
 *   -cp "target/classes:target/test-classes:$(cat cp.txt)" dev.alidade.e2e.CostMeasurement \\
 *   64 17 some -Xmx128m [arguments of sync]
 * </pre>
 *
 * <p>with {@code cp.txt} from {@code ./mvnw dependency:build-classpath -Dmdep.includeScope=test
 * -Dmdep.outputFile=cp.txt}. The third argument is what each account has: {@code some} is 10
 * instances and 20 findings a region, {@code little} one of each.
 */
final class CostMeasurement {

  private static final Duration SAMPLING = Duration.ofMillis(200);
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
  private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\)");

  private CostMeasurement() {}

  /** Measures one run, as the arguments say. */
  public static void main(String... arguments) throws IOException, InterruptedException {
    var size =
        "little".equals(arguments[2])
            ? new EstateSize(1, 1, 1, 1, 1, 1, 1, 1, 1)
            : EstateSize.small();
    var accounts = Integer.parseInt(arguments[0]);
    var regions = Integer.parseInt(arguments[1]);
    var heap = arguments[3];
    try (var stage =
        Stage.of(Estate.generated(size.over(accounts, regions)), Neo4jVersion.NEO4J_5_26)) {
      var report = stage.directory().resolve("report.json");
      var collections = stage.directory().resolve("gc.log");
      var onJvm = System.getProperty("alidade.command").contains("java ");
      var command = stage.process().with(heap);
      if (onJvm) {
        command = command.with("-XX:+UseSerialGC").with("-Xlog:gc:file=" + collections);
      }
      var further =
          List.of("--report", report.toString(), "--aws-sync-all-profiles", "--no-progress");
      var all = new ArrayList<>(List.of("sync", "--neo4j-uri", stage.neo4jUri()));
      all.addAll(further);
      all.addAll(Arrays.asList(arguments).subList(4, arguments.length));
      var begun = System.nanoTime();
      var running = command.start(all.toArray(String[]::new));
      long peak = 0;
      while (!running.process().waitFor(SAMPLING)) {
        peak = Math.max(peak, peakKilobytes(running.process().pid()));
      }
      var took = Duration.ofNanos(System.nanoTime() - begun);
      var calls = stage.estate().counts().values().stream().mapToLong(n -> n).sum();
      System.out.printf(
          Locale.ROOT,
          "%d accounts x %d regions, %s, %s: exit %d, %.1f s, %,d calls, %,d nodes, peak %,d MB%s, report %,d kB%n",
          accounts,
          regions,
          arguments[2],
          heap,
          running.process().exitValue(),
          took.toMillis() / 1000.0,
          calls,
          stage.graph().count("MATCH (n) RETURN count(n)"),
          peak / 1024,
          onJvm ? ", " + heapUsed(collections) : "",
          Files.exists(report) ? Files.size(report) / 1024 : 0);
      if (running.process().exitValue() != 0) {
        System.out.println(tail(running.stdout()) + tail(running.stderr()));
      }
    }
  }

  private static String tail(Path file) throws IOException {
    var text = Files.readString(file);
    return text.substring(Math.max(0, text.length() - 3000));
  }

  /** https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
  private static long peakKilobytes(long process) throws IOException {
    try {
      var found = PEAK.matcher(Files.readString(Path.of("/proc/" + process + "/status")));
      return found.find() ? Long.parseLong(found.group(1)) : 0;
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  private static String heapUsed(Path collections) throws IOException {
    long before = 0;
    long after = 0;
    for (var line : Files.readAllLines(collections)) {
      var found = COLLECTION.matcher(line);
      if (found.find()) {
        before = Math.max(before, Long.parseLong(found.group(1)));
        if (line.contains("Pause Full")) {
          after = Math.max(after, Long.parseLong(found.group(2)));
        }
      }
    }
    return "heap at most %d MB, %d MB after a full collection".formatted(before, after);
  }
}
