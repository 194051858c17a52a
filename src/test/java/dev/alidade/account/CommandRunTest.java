package dev.alidade.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.aws.SurveyInterruptedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class CommandRunTest {

  private static final Duration LONG = Duration.ofSeconds(50);
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir Path directory;

  @Test
  void whatIsPrintedOnStdoutIsTakenHoweverMuchIsSaidOnStderr() {
    assertThat(shell(LONG, "head -c 200000 /dev/zero >&2; printf hello"))
        .isInstanceOfSatisfying(
            CommandRun.Ended.class,
            ended -> {
              assertThat(ended.status()).isZero();
              assertThat(ended.output()).asString(StandardCharsets.UTF_8).isEqualTo("hello");
              assertThat(ended).hasToString("Ended[0]");
            });
  }

  @Test
  void outputBelowTheLimitIsTakenWhole() {
    assertThat(shell(LONG, "head -c 64000 /dev/zero"))
        .isInstanceOfSatisfying(
            CommandRun.Ended.class, ended -> assertThat(ended.output()).hasSize(64_000));
  }

  @ParameterizedTest
  @CsvSource({"head -c 64001 /dev/zero", "yes"})
  void outputBeyondTheLimitEndsTheCommand(String line) {
    assertThat(shell(LONG, line)).isEqualTo(new CommandRun.TooMuch(64_000));
  }

  @Test
  void nobodyAnswersWhatItReads() {
    assertThat(shell(LONG, "read line; printf \"[$line]\""))
        .isInstanceOfSatisfying(
            CommandRun.Ended.class,
            ended -> assertThat(ended.output()).asString(StandardCharsets.UTF_8).isEqualTo("[]"));
  }

  @Test
  void aSlowCommandIsEndedWithAllThatItBegan() throws Exception {
    var pids = directory.resolve("pids");
    var outcome =
        shell(SHORT, "sleep 1000 & echo $! > %s; sh -c 'sleep 1001; true'; true".formatted(pids));
    assertThat(outcome).isEqualTo(new CommandRun.TooSlow(SHORT));
    var child = Long.parseLong(Files.readString(pids).strip());
    for (var i = 0; i < 100 && runs(child); i++) {
      Thread.sleep(50);
    }
    assertThat(runs(child)).isFalse();
    assertThat(ProcessHandle.current().descendants())
        .noneMatch(handle -> handle.info().commandLine().orElse("").contains("sleep 100"));
  }

  @Test
  void aProcessInTheBackgroundThatHoldsStdoutIsNotWaitedFor() {
    assertThat(shell(LONG, "sleep 30 & printf hello"))
        .isInstanceOfSatisfying(
            CommandRun.Ended.class,
            ended ->
                assertThat(ended.output()).asString(StandardCharsets.UTF_8).isEqualTo("hello"));
  }

  @Test
  void aSurveyThatIsStoppedEndsIt() {
    assertThatThrownBy(() -> new CommandRun(LONG, () -> true).of(List.of("sleep", "1002")))
        .isInstanceOf(SurveyInterruptedException.class);
  }

  @Test
  void noProgramIsNotStarted() {
    var run = new CommandRun(LONG, () -> false);
    assertThat(run.of(List.of())).isEqualTo(new CommandRun.NotStarted());
    assertThat(run.of(List.of("/no/such/program"))).isEqualTo(new CommandRun.NotStarted());
  }

  @Test
  void theEnvironmentMayGiveMoreTime() {
    assertThat(timeout(Map.of())).isEqualTo(Duration.ofSeconds(60));
    assertThat(timeout(Map.of(CommandRun.TIMEOUT_VARIABLE, "300")))
        .isEqualTo(Duration.ofSeconds(300));
  }

  private Duration timeout(Map<String, String> variables) {
    return CommandRun.timeout(new AwsEnvironment(variables, directory));
  }

  private static boolean runs(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private static CommandRun.Outcome shell(Duration limit, String line) {
    return new CommandRun(limit, () -> false).of(List.of("sh", "-c", line));
  }
}
