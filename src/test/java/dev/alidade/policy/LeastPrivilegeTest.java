package dev.alidade.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alidade.aws.AwsService;
import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.Module;
import dev.alidade.catalog.Scope;
import dev.alidade.catalog.all.AwsCatalogue;
import dev.alidade.graph.Rows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeastPrivilegeTest {

  private record Fake(List<String> actions) implements GlobalResource {
    @Override
    public Declaration declaration() {
      var declaration = Declaration.inModule("fake");
      for (var action : actions) {
        var parts = action.split(":", 2);
        declaration = declaration.calls(AwsService.named(parts[0]), parts[1]);
      }
      return declaration;
    }

    @Override
    public void survey(Scope at, Rows rows) {}
  }

  @Test
  void aModuleIsAllowedWhatItCallsAndTheListOfRegions() {
    var needed = new LeastPrivilege(AwsCatalogue.create().select(List.of("ec2:vpc")));
    assertThat(needed.actions()).containsExactly("ec2:DescribeRegions", "ec2:DescribeVpcs");
  }

  @Test
  void theDocumentsAreWithinTheLimitAndHoldEveryActionOnce() throws IOException {
    var many = IntStream.range(0, 900).mapToObj(n -> "service:OperationNumber" + n).toList();
    var needed = new LeastPrivilege(List.of(new Module("fake", List.of(new Fake(many)))));
    var found = new ArrayList<String>();
    for (var document : needed.documents()) {
      assertThat(LeastPrivilege.size(document)).isLessThanOrEqualTo(LeastPrivilege.MOST_CHARACTERS);
      var statement = new ObjectMapper().readTree(document).path("Statement").get(0);
      statement.path("Action").forEach(action -> found.add(action.textValue()));
    }
    assertThat(needed.documents()).hasSizeGreaterThan(3);
    assertThat(found).containsExactlyElementsOf(needed.actions());
  }

  @Test
  void securityAuditAllowsAllThatIsCalledTodayButTheCodeOfFunctions() {
    var needed = new LeastPrivilege(AwsCatalogue.create().modules());
    assertThat(needed.missingFrom(ManagedPolicy.securityAudit()))
        .containsExactly("lambda:GetFunction");
  }

  @Test
  void whatOnePolicyLacksTheOtherMayAllow() {
    var calls = List.of("inspector2:ListFindings", "inspector2:ListMembers");
    var needed = new LeastPrivilege(List.of(new Module("fake", List.of(new Fake(calls)))));
    assertThat(needed.missingFrom(ManagedPolicy.securityAudit()))
        .containsExactly("inspector2:ListMembers");
    assertThat(needed.missingFrom(ManagedPolicy.securityAudit(), ManagedPolicy.inspectorReadOnly()))
        .isEmpty();
  }

  @Test
  void wildcardsOfAManagedPolicyMatchInAnyCase() {
    assertThat(ManagedPolicy.securityAudit().allows("EC2:describevpcs")).isTrue();
    assertThat(ManagedPolicy.securityAudit().allows("ec2:TerminateInstances")).isFalse();
    assertThat(ManagedPolicy.securityAudit().allows("lambda:GetFunction")).isFalse();
  }
}
