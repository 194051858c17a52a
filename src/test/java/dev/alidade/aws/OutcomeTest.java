package dev.alidade.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {

  @Test
  void onlyCompleteAndUnsupportedAllowTheSweep() {
    assertThat(new Outcome.Complete().allowsSweep()).isTrue();
    assertThat(new Outcome.Unsupported("not there").allowsSweep()).isTrue();
    assertThat(new Outcome.Partial(List.of("one page")).allowsSweep()).isFalse();
    assertThat(
            new Outcome.Denied("ec2:DescribeVpcs", Outcome.Denied.Cause.NOT_ALLOWED, "no")
                .allowsSweep())
        .isFalse();
    assertThat(new Outcome.Failed("down").allowsSweep()).isFalse();
  }

  @Test
  void aPartialOutcomeSaysWhatIsMissing() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Outcome.Partial(List.of()));
  }
}
