package dev.alidade.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.aws.Outcome;
import dev.alidade.aws.Outcome.Denied.Cause;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemediesTest {

  private final Remedies remedies = new Remedies();

  @Test
  void inspectorsOwnPolicyIsNamedFirst() {
    assertThat(remedies.advice(denied("inspector2:ListFindings", Cause.NOT_ALLOWED)))
        .isEqualTo(
            "attach AmazonInspector2ReadOnlyAccess or SecurityAudit, which allow"
                + " inspector2:ListFindings");
    assertThat(remedies.allowedBy("inspector2:ListMembers"))
        .containsExactly("AmazonInspector2ReadOnlyAccess");
  }

  @Test
  void whatNoPolicyOfAwsAllowsIsLeftToOurs() {
    assertThat(remedies.advice(denied("lambda:GetFunction", Cause.NOT_ALLOWED)))
        .contains("allow lambda:GetFunction", "alidade policy");
  }

  @Test
  void severalActionsNeedAPolicyThatAllowsAllOfThem() {
    assertThat(
            remedies.advice(
                Cause.NOT_ALLOWED, List.of("ec2:DescribeVpcs", "inspector2:ListFindings")))
        .isEqualTo("attach SecurityAudit, which allows ec2:DescribeVpcs, inspector2:ListFindings");
  }

  @Test
  void whatIsDeniedExplicitlyNoPolicyHelpsAgainst() {
    for (var cause : List.of(Cause.EXPLICIT_DENY, Cause.ORGANISATION, Cause.NOT_ENABLED)) {
      assertThat(remedies.advice(denied("ec2:DescribeVpcs", cause)))
          .as(cause.name())
          .doesNotContain("attach");
    }
  }

  private static Outcome.Denied denied(String action, Cause cause) {
    return new Outcome.Denied(action, cause, "no");
  }
}
