package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModulesCommandTest {

  @Test
  void everyModuleIsListedWithWhatItNeeds(@TempDir Path home) {
    var result = new Invocation(home).run("modules");

    assertThat(result.out()).contains("ec2:vpc").contains("ec2:DescribeVpcs").contains("AWSVpc");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
  }

  @Test
  void aWrongOptionIsOneLine(@TempDir Path home) {
    var result = new Invocation(home).run("modules", "--json");

    assertThat(result.err()).isEqualTo("alidade: unknown option --json\n");
    assertThat(result.exitCode()).isEqualTo(2);
  }
}
