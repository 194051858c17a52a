package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.account.AccountSelection;
import dev.alidade.cli.settings.Setting;
import dev.alidade.kubernetes.Manifest;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The CronJob of src/main/kubernetes and the command that it runs fit together. */
class CronJobTest {

  /** What native-image's runtime takes off the command line, as the JVM does. */
  private static final String HEAP = "-Xmx";

  private final JobSpec job = Manifest.cronJob().getSpec().getJobTemplate().getSpec();
  private final PodSpec pod = job.getTemplate().getSpec();
  private final Container container = pod.getContainers().getFirst();

  @Test
  void theCommandTakesTheArguments(@TempDir Path home) throws IOException {
    var secrets =
        container.getVolumeMounts().stream()
            .filter(mount -> mount.getName().equals("neo4j"))
            .findFirst()
            .orElseThrow()
            .getMountPath();
    var password = Files.writeString(home.resolve("password"), "from the secret");
    // As the volume's mode has it.
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("r--r-----"));
    var arguments =
        container.getArgs().stream()
            .filter(argument -> !argument.startsWith(HEAP))
            .map(argument -> argument.replace(secrets, home.toString()))
            .toArray(String[]::new);

    var invocation = new Invocation(home);
    var result = invocation.run(arguments);

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(invocation.request().accounts()).isEqualTo(new AccountSelection.AllProfiles());
    assertThat(invocation.neo4j().password()).isEqualTo("from the secret");
  }

  @Test
  void theCommandKnowsTheVariables() {
    var known = new ArrayList<>(List.of("AWS_CONFIG_FILE"));
    Arrays.stream(Setting.values()).forEach(setting -> known.addAll(setting.variables()));

    assertThat(container.getEnv().stream().map(EnvVar::getName)).isSubsetOf(known);
  }

  @Test
  void theImageIsOfThisVersion() {
    assertThat(container.getImage()).endsWith("/alidade:" + version());
  }

  private static String version() {
    var pom = Path.of(System.getProperty("project.basedir", "")).resolve("pom.xml");
    try {
      var matcher =
          Pattern.compile("<artifactId>alidade</artifactId>\\s*<version>([^<]+)</version>")
              .matcher(Files.readString(pom));
      assertThat(matcher.find()).isTrue();
      return matcher.group(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyExitCodeHasOneRule() {
    var codes = new ArrayList<Integer>();
    for (var rule : job.getPodFailurePolicy().getRules()) {
      if (rule.getOnExitCodes() != null) {
        assertThat(rule.getOnExitCodes().getContainerName()).isEqualTo(container.getName());
        assertThat(rule.getOnExitCodes().getOperator()).isEqualTo("In");
        // Kubernetes wants them in order, and no zero.
        assertThat(rule.getOnExitCodes().getValues()).isSorted().doesNotHaveDuplicates();
        codes.addAll(rule.getOnExitCodes().getValues());
      }
    }
    assertThat(codes)
        .doesNotHaveDuplicates()
        .doesNotContain(ExitCode.DONE.number())
        .containsAll(
            Arrays.stream(ExitCode.values())
                .filter(code -> code != ExitCode.DONE)
                .map(ExitCode::number)
                .toList());
  }

  @Test
  void onlyWhatMayBeOverSoonIsTriedAgain() {
    assertThat(action(ExitCode.DEFECT)).isEqualTo("FailJob");
    assertThat(action(ExitCode.USAGE)).isEqualTo("FailJob");
    assertThat(action(ExitCode.PARTIAL)).isEqualTo("FailJob");
    assertThat(action(ExitCode.NO_ACCOUNT)).isEqualTo("FailJob");
    assertThat(action(ExitCode.NO_DATABASE)).isEqualTo("Count");
    assertThat(action(ExitCode.INTERRUPTED)).isEqualTo("Count");
    assertThat(job.getBackoffLimit()).isPositive();
  }

  /** A drained node ends a run with 130: it must not count, whatever that code's rule says. */
  @Test
  void aDisruptionIsLookedAtBeforeTheExitCode() {
    assertThat(job.getPodFailurePolicy().getRules().getFirst())
        .satisfies(
            rule -> {
              assertThat(rule.getAction()).isEqualTo("Ignore");
              assertThat(rule.getOnPodConditions())
                  .singleElement()
                  .satisfies(on -> assertThat(on.getType()).isEqualTo("DisruptionTarget"));
            });
    // What Kubernetes asks for, so that there can be rules at all.
    assertThat(pod.getRestartPolicy()).isEqualTo("Never");
    assertThat(job.getPodReplacementPolicy()).isEqualTo("Failed");
  }

  private String action(ExitCode code) {
    return job.getPodFailurePolicy().getRules().stream()
        .filter(rule -> rule.getOnExitCodes() != null)
        .filter(rule -> rule.getOnExitCodes().getValues().contains(code.number()))
        .map(PodFailurePolicyRule::getAction)
        .findFirst()
        .orElse("none");
  }

  @Test
  void runsDoNotOverlapAndEndBeforeTheNext() {
    var spec = Manifest.cronJob().getSpec();
    assertThat(spec.getConcurrencyPolicy()).isEqualTo("Forbid");
    // Every day.
    assertThat(spec.getSchedule()).matches("\\d+ \\d+ \\* \\* \\*");
    assertThat(job.getActiveDeadlineSeconds() + pod.getTerminationGracePeriodSeconds())
        .isLessThan(86_400L);
    assertThat(spec.getStartingDeadlineSeconds()).isLessThan(86_400L);
  }

  @Test
  void theGracePeriodIsLongerThanAnAnswerOfAwsMayTake(@TempDir Path home) {
    var help = new Invocation(home).run("sync", "--help").out();
    var usual = Pattern.compile("--read-timeout=SECONDS[^D]*Default: (\\d+)").matcher(help);
    assertThat(usual.find()).isTrue();
    assertThat(pod.getTerminationGracePeriodSeconds())
        .isGreaterThan(Long.parseLong(usual.group(1)));
  }

  /**
   * Beside the heap there are code, stacks and buffers: more than as much again in the
   * measurements.
   */
  @Test
  void theHeapIsAtMostAThirdOfWhatTheContainerMayHave() {
    var heap =
        container.getArgs().stream()
            .filter(argument -> argument.startsWith(HEAP))
            .findFirst()
            .orElseThrow();
    assertThat(heap).matches("-Xmx\\d+m");
    var megabytes = Long.parseLong(heap.substring(HEAP.length(), heap.length() - 1));
    var limit =
        Quantity.getAmountInBytes(container.getResources().getLimits().get("memory")).longValue();
    assertThat(megabytes * 1024 * 1024 * 3).isLessThanOrEqualTo(limit);
  }
}
