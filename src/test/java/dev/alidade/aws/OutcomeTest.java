package dev.alidade.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {

  @Test
  void whatWasNotAskedOrIsNotOfferedIsNoGapAndWhatIsDeniedOrFailedIs() {
    assertThat(new Outcome.Complete().isGap()).isFalse();
    assertThat(new Outcome.Unsupported("not there").isGap()).isFalse();
    assertThat(new Outcome.NotAsked("an option says so").isGap()).isFalse();
    assertThat(new Outcome.Partial(List.of("one page")).isGap()).isTrue();
    assertThat(
            new Outcome.Denied("ec2:DescribeVpcs", Outcome.Denied.Cause.NOT_ALLOWED, "no").isGap())
        .isTrue();
    assertThat(new Outcome.Failed("down").isGap()).isTrue();
  }

  @Test
  void aPartialOutcomeSaysWhatIsMissing() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Outcome.Partial(List.of()));
  }
}
