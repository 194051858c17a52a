package dev.alidade.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.alidade.policy.ReadAccess;
import dev.alidade.setup.Blueprint;
import dev.alidade.setup.Host;
import dev.alidade.setup.SetupRequest;
import dev.alidade.setup.SurveyedAccount;
import dev.alidade.setup.Trust;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The config file that {@code alidade setup} prints is one that we understand. */
class PrintedConfigTest {

  static Stream<Host> hosts() {
    return Stream.of(
        new Host.Ec2(),
        new Host.Ecs(),
        new Host.PodIdentity(),
        new Host.Irsa("oidc.eks.eu-west-1.amazonaws.com/id/0", "alidade", "alidade"));
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void everyAccountIsACandidateWithItsRoleAndRegion(Host host, @TempDir Path directory) {
    var home = new Home(directory).config(new Blueprint(request(host)).configFile());
    if (!(host instanceof Host.Ec2)) {
      home.with("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://169.254.170.23/v1/credentials");
    }
    var profiles = Profiles.read(home.environment());
    var plan = new CredentialPlan(home.environment(), profiles);

    assertThat(profiles.names()).containsExactly("default", "hub", "production", "444455556666");
    var candidates =
        Stream.of("hub", "production", "444455556666").map(plan::named).flatMap(c -> c.stream());
    assertThat(candidates)
        .extracting(AccountCandidate::homeRegion, c -> c.expectedAccount().orElse("none"))
        .containsExactly(
            tuple("eu-west-1", "111111111111"),
            tuple("us-west-1", "222222222222"),
            tuple("eu-west-1", "444455556666"));
    assertThat(plan.problems()).isEmpty();
    assertThat(profiles.problems()).isEmpty();
  }

  private static SetupRequest request(Host host) {
    return new SetupRequest(
        new SurveyedAccount("111111111111", "hub", "eu-west-1"),
        List.of(
            new SurveyedAccount("222222222222", "production", "us-west-1"),
            new SurveyedAccount("444455556666", "444455556666", "eu-west-1")),
        "cartography-read-only",
        "cartography-service",
        Trust.HUB_ACCOUNT,
        "a+b=c,d.e@f:g/h-i_j",
        null,
        "aws",
        "eu-west-1",
        host,
        new ReadAccess(List.of(), List.of(), List.of()),
        false);
  }
}
