package dev.alidade.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The workflows hold together: what they name is there. <a
 * href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax">Syntax</a>.
 */
class WorkflowsTest {

  private static final Path ROOT = Path.of(System.getProperty("project.basedir", ""));

  private static final Set<String> OF_WORKFLOWS =
      Set.of("name", "on", "permissions", "concurrency", "defaults", "jobs");

  private static final Set<String> OF_JOBS =
      Set.of("needs", "strategy", "runs-on", "timeout-minutes", "permissions", "outputs", "steps");

  private static final Set<String> OF_STEPS =
      Set.of("id", "name", "if", "uses", "with", "env", "run");

  private static final Set<String> PERMISSIONS =
      Set.of("contents", "packages", "id-token", "attestations");

  /** A program of the repository. */
  private static final Pattern PROGRAM = Pattern.compile("(?:\\./|\\.ci/|src/)[\\w./-]*\\w");

  private static final Pattern NEEDED = Pattern.compile("needs\\.([\\w-]+)\\.outputs\\.([\\w-]+)");

  private static final Pattern STEPS = Pattern.compile("steps\\.([\\w-]+)\\.outputs\\.([\\w-]+)");

  private static final Pattern MATRIX = Pattern.compile("matrix\\.([\\w-]+)");

  static Stream<Path> workflows() throws IOException {
    try (var files = Files.list(ROOT.resolve(".github/workflows"))) {
      return files.toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void onlyKeysThatGitHubKnowsAreUsed(Path file) {
    var workflow = read(file);

    assertThat(OF_WORKFLOWS).containsAll(workflow.keySet());
    for (var job : jobs(workflow).values()) {
      assertThat(OF_JOBS).containsAll(job.keySet());
      assertThat(job).containsKeys("runs-on", "timeout-minutes", "steps");
      for (var step : steps(job)) {
        assertThat(OF_STEPS).containsAll(step.keySet());
        assertThat(step.containsKey("uses")).isNotEqualTo(step.containsKey("run"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void whatAJobNeedsOrReadsIsThere(Path file) throws IOException {
    var jobs = jobs(read(file));
    for (var job : jobs.values()) {
      var needed = needs(job);
      assertThat(jobs.keySet()).containsAll(needed);
      var text = job.toString();
      for (var found : NEEDED.matcher(text).results().toList()) {
        assertThat(needed).contains(found.group(1));
        assertThat(map(jobs.get(found.group(1)).get("outputs"))).containsKey(found.group(2));
      }
      for (var found : STEPS.matcher(text).results().toList()) {
        assertThat(steps(job))
            .anySatisfy(
                step ->
                    assertThat(step)
                        .containsEntry("id", found.group(1))
                        .extractingByKey("run")
                        .asString()
                        .contains("echo \"" + found.group(2) + "=")
                        .contains("GITHUB_OUTPUT"));
      }
      for (var found : MATRIX.matcher(text).results().toList()) {
        assertThat(map(job.get("strategy")).toString()).contains(found.group(1) + "=");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void noJobMayMoreThanItSays(Path file) {
    var workflow = read(file);

    assertThat(workflow.get("permissions")).isEqualTo(Map.of("contents", "read"));
    for (var job : jobs(workflow).values()) {
      assertThat(PERMISSIONS).containsAll(map(job.getOrDefault("permissions", Map.of())).keySet());
      for (var step : steps(job)) {
        // What comes from outside, as the name of a tag, is no part of a script.
        assertThat(step.getOrDefault("run", "").toString()).doesNotContain("${{");
        if (step.get("uses") instanceof String action) {
          assertThat(action).matches("[\\w-]+/[\\w-]+@v\\d+(\\.\\d+\\.\\d+)?");
          if (action.startsWith("actions/checkout@")) {
            assertThat(map(step.get("with"))).containsEntry("persist-credentials", false);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void everyScriptIsBashAndCallsWhatIsThere(Path file, @TempDir Path directory)
      throws IOException, InterruptedException {
    var called = new TreeSet<String>();
    for (var job : jobs(read(file)).values()) {
      for (var step : steps(job)) {
        if (step.get("run") instanceof String script) {
          var log = directory.resolve("log");
          var process =
              new ProcessBuilder(
                      "bash",
                      "-n",
                      Files.writeString(directory.resolve("script"), script).toString())
                  .redirectErrorStream(true)
                  .redirectOutput(log.toFile())
                  .start();
          assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
          assertThat(process.exitValue()).as(script + Files.readString(log)).isZero();
          PROGRAM.matcher(script).results().forEach(found -> called.add(found.group()));
        }
      }
    }
    // Made by the step itself; the second is the end of a path above.
    called.removeAll(Set.of("./alidade-built", "./SHA256SUMS"));
    assertThat(called).isNotEmpty().allSatisfy(path -> assertThat(ROOT.resolve(path)).exists());
  }

  private static List<String> needs(Map<String, Object> job) {
    return switch (job.get("needs")) {
      case null -> List.of();
      case List<?> names -> names.stream().map(Object::toString).toList();
      case Object name -> List.of(name.toString());
    };
  }

  private static Map<String, Object> read(Path file) {
    try {
      return map(
          new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build())
              .loadFromString(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Map<String, Object>> jobs(Map<String, Object> workflow) {
    var jobs = new LinkedHashMap<String, Map<String, Object>>();
    map(workflow.get("jobs")).forEach((name, job) -> jobs.put(name, map(job)));
    assertThat(jobs).isNotEmpty();
    return jobs;
  }

  private static List<Map<String, Object>> steps(Map<String, Object> job) {
    var steps = new ArrayList<Map<String, Object>>();
    if (job.get("steps") instanceof List<?> list) {
      list.forEach(step -> steps.add(map(step)));
    }
    assertThat(steps).isNotEmpty();
    return steps;
  }

  private static Map<String, Object> map(@Nullable Object of) {
    var map = new LinkedHashMap<String, Object>();
    assertThat(of).isInstanceOf(Map.class);
    if (of instanceof Map<?, ?> entries) {
      entries.forEach((key, value) -> map.put(key.toString(), value));
    }
    return map;
  }
}
