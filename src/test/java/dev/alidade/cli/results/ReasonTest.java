package dev.alidade.cli.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.aws.Outcome;
import dev.alidade.cli.Reports;
import dev.alidade.survey.ScopeResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonTest {

  private static ScopeResult scope(String region, Outcome outcome) {
    return Reports.scope("111122223333", "ec2:vpc", "Vpcs", region, outcome, 0, 0);
  }

  private static Outcome failed(String region) {
    return new Outcome.Failed(
        "ec2:DescribeVpcs in account 111122223333, " + region + ": no route to ec2." + region);
  }

  @Test
  void theSameReasonInSeveralRegionsIsOne() {
    assertThat(
            Reason.of(
                List.of(
                    scope("us-east-1", failed("us-east-1")),
                    scope("eu-west-1", failed("eu-west-1")))))
        .containsExactly(
            new Reason(
                "failed",
                "ec2:DescribeVpcs: no route to ec2.*",
                List.of("eu-west-1", "us-east-1"),
                null));
  }

  @Test
  void aReasonOfOneRegionKeepsTheRegionsName() {
    assertThat(Reason.of(List.of(scope("eu-west-1", failed("eu-west-1")))))
        .containsExactly(
            new Reason(
                "failed",
                "ec2:DescribeVpcs: no route to ec2.eu-west-1",
                List.of("eu-west-1"),
                null));
  }

  @Test
  void differentOutcomesWithTheSameWordsStayApart() {
    assertThat(
            Reason.of(
                List.of(
                    scope("eu-west-1", new Outcome.Failed("no answer")),
                    scope("us-east-1", new Outcome.Partial(List.of("no answer"))))))
        .hasSize(2);
  }

  @Test
  void aPermissionIsNotSaidTwice() {
    assertThat(
            Reason.of(
                List.of(
                    scope(
                        "eu-west-1",
                        new Outcome.Denied(
                            "ec2:DescribeVpcs", Outcome.Denied.Cause.NOT_ALLOWED, "")))))
        .extracting(Reason::text)
        .containsExactly("ec2:DescribeVpcs");
    assertThat(
            Reason.of(
                List.of(
                    scope(
                        "eu-west-1",
                        new Outcome.Denied(
                            "ec2:DescribeVpcs",
                            Outcome.Denied.Cause.NOT_ALLOWED,
                            "no such luck")))))
        .extracting(Reason::text)
        .containsExactly("ec2:DescribeVpcs: no such luck");
  }

  @Test
  void whatIsCompleteHasNoReason() {
    assertThat(Reason.of(List.of(scope("eu-west-1", new Outcome.Complete())))).isEmpty();
  }
}
