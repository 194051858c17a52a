package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCommandTest {

  @Test
  void thePolicyAloneGoesToStandardOutput(@TempDir Path home) {
    var result = new Invocation(home).run("policy", "--aws-requested-syncs", "ec2:vpc,inspector");
    Golden.check("policy.txt", result.out() + result.err());
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void theJsonSaysWhichPolicyAllowsWhat(@TempDir Path home) throws IOException {
    var result = new Invocation(home).run("policy", "--output", "json");
    var json = new ObjectMapper().readTree(result.out());
    assertThat(json.path("schema").asText()).isEqualTo("alidade.policy/1");
    assertThat(json.path("policies").get(0).path("Version").asText()).isEqualTo("2012-10-17");
    assertThat(json.path("compared_with").get(0).path("name").asText()).isEqualTo("SecurityAudit");
    assertThat(json.path("actions").get(0).path("allowed_by").get(0).asText())
        .isEqualTo("SecurityAudit");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void anUnknownModuleIsOneLine(@TempDir Path home) {
    var result = new Invocation(home).run("policy", "--aws-requested-syncs", "ec2:vcp");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("ec2:vcp").contains("ec2:vpc");
  }
}
