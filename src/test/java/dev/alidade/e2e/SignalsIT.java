package dev.alidade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.estate.Fault;
import dev.alidade.estate.Target;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run does when somebody wants it to stop. */
class SignalsIT {

  /** Longer than a process takes to end, far shorter than {@link #LONG}. */
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  private static final Duration LONG = Duration.ofSeconds(30);

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void theFirstEndsTheRunInOrder(String signal) throws InterruptedException {
    try (var stage = Stage.sample()) {
      var running = runningLong(stage, Duration.ofSeconds(3));

      running.send(signal);
      var run = running.await();

      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(130);
      assertThat(run.stdout()).as(run.stderr()).contains("interrupted");
      // What it held is given back, so that the next run need not wait.
      assertThat(stage.graph().count("MATCH (n:AlidadeLease) WHERE n.expires > 0 RETURN count(n)"))
          .isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void theSecondEndsTheProcessAtOnce(String signal) throws InterruptedException {
    try (var stage = Stage.sample()) {
      var running = runningLong(stage, LONG);

      running.send(signal);
      Thread.sleep(500);
      assertThat(running.isAlive()).as("it waits for what is under way").isTrue();
      var before = System.nanoTime();
      running.send(signal);
      var run = running.await();

      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(130);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(AT_ONCE);
    }
  }

  @Test
  void aRunThatIsToSurviveItsTerminalDoes() throws InterruptedException {
    try (var stage = Stage.sample()) {
      var running = running(stage, Duration.ofSeconds(2), stage.process().ignoring("HUP"));

      running.send("HUP");
      var run = running.await();

      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
    }
  }

  private static CommandProcess.Process runningLong(Stage stage, Duration answerTime)
      throws InterruptedException {
    return running(stage, answerTime, stage.process());
  }

  private static CommandProcess.Process running(
      Stage stage, Duration answerTime, CommandProcess command) throws InterruptedException {
    stage.estate().inject(Fault.slow(Target.operation("ec2:DescribeVpcs"), answerTime));
    var running =
        command.start(stage.syncArguments("--aws-requested-syncs", "ec2:vpc,ec2:instance"));
    // Asked beside the slow list, so that this is under way.
    while (stage.estate().calls().stream()
            .noneMatch(call -> call.operation().equals("DescribeInstances"))
        && running.isAlive()) {
      Thread.sleep(20);
    }
    Thread.sleep(200);
    assertThat(running.isAlive()).isTrue();
    return running;
  }
}
