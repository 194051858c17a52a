package dev.alidade.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.all.AwsCatalogue;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadAccessTest {

  /**
   * The most characters of all inline policies of a role, white space not counted:
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
   */
  private static final int INLINE_CHARACTERS_OF_A_ROLE = 10_240;

  private static LeastPrivilege of(String... modules) {
    return new LeastPrivilege(AwsCatalogue.create().select(List.of(modules)));
  }

  private static LeastPrivilege everything() {
    return new LeastPrivilege(AwsCatalogue.create().modules());
  }

  @Test
  void inspectorsPolicyIsAttachedOnlyWhereInspectorIsAsked() {
    assertThat(ReadAccess.managed(of("iam", "inspector")).managedPolicies())
        .containsExactly("SecurityAudit", "AmazonInspector2ReadOnlyAccess");
    assertThat(ReadAccess.managed(of("iam")).managedPolicies()).containsExactly("SecurityAudit");
  }

  @Test
  void whatAwsPoliciesLackIsSaidOrAdded() {
    var managed = ReadAccess.managed(everything());
    var complete = ReadAccess.complete(everything());
    assertThat(managed.documents()).isEmpty();
    assertThat(complete.lacking()).isEmpty();
    assertThat(complete.managedPolicies()).isEqualTo(managed.managedPolicies());
    assertThat(managed.lacking())
        .allSatisfy(action -> assertThat(complete.documents().toString()).contains(action));
    assertThat(LeastPrivilege.documents(List.of("lambda:GetFunction")))
        .singleElement()
        .asString()
        .contains("lambda:GetFunction");
  }

  @Test
  void theLeastThatEverythingNeedsFitsIntoOneRole() {
    var least = ReadAccess.least(everything());
    assertThat(least.managedPolicies()).isEmpty();
    assertThat(least.documents()).isNotEmpty();
    assertThat(least.documents().stream().mapToInt(LeastPrivilege::size).sum())
        .isLessThan(INLINE_CHARACTERS_OF_A_ROLE);
  }
}
