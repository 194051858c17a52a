package dev.alidade.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.kubernetes.Manifest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long Kubernetes waits for a run that it has told to stop. */
class GracePeriodTest {

  @Test
  void afterTheLastAnswerOfAwsThereIsTimeForAStatementTwice() {
    var pod = Manifest.cronJob().getSpec().getJobTemplate().getSpec().getTemplate().getSpec();
    // An answer may take two minutes: CronJobTest.
    assertThat(
            Duration.ofSeconds(pod.getTerminationGracePeriodSeconds()).minus(Duration.ofMinutes(2)))
        .isGreaterThan(Fence.LONGEST.multipliedBy(2));
  }
}
