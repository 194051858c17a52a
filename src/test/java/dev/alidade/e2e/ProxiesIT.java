package dev.alidade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.account.OwnAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AWS through proxies, as the variables of the environment name them. */
class ProxiesIT {

  /** No resolver knows it: only a proxy can find the way. */
  private static final String ELSEWHERE = "http://aws.example.invalid";

  @TempDir Path directory;

  @Test
  void callsInPlainGoThroughHttpProxy() {
    try (var stage = Stage.sample();
        var proxy = new ForwardProxy(stage.estate().url().getPort(), false)) {
      var run =
          accounts(
              stage,
              Map.of(
                  "AWS_ENDPOINT_URL", ELSEWHERE, "HTTP_PROXY", "http://127.0.0.1:" + proxy.port()));

      assertThat(proxy.asked()).isNotEmpty().allMatch(line -> line.startsWith("POST " + ELSEWHERE));
      assertSurveyed(run);
    }
  }

  @Test
  void encryptedCallsAreTunnelledThroughHttpsProxy() throws IOException {
    var authority = new OwnAuthority(directory);
    try (var stage = Stage.sample();
        var front = TlsFront.open("127.0.0.1", authority.server(), stage.estate().url().getPort());
        var proxy = new ForwardProxy(front.port(), false)) {
      var run = accounts(stage, tunnelled(authority, "http://127.0.0.1:" + proxy.port()));

      assertSurveyed(run);
      assertThat(proxy.asked()).isNotEmpty().allMatch("CONNECT localhost:1 HTTP/1.1"::equals);
    }
  }

  @Test
  void aProxyThatWantsALoginGetsThatOfItsAddress() throws IOException {
    var authority = new OwnAuthority(directory);
    try (var stage = Stage.sample();
        var front = TlsFront.open("127.0.0.1", authority.server(), stage.estate().url().getPort());
        var proxy = new ForwardProxy(front.port(), true)) {
      var run =
          accounts(stage, tunnelled(authority, "http://somebody:CANARY@127.0.0.1:" + proxy.port()));

      assertSurveyed(run);
      assertThat(proxy.asked()).isNotEmpty();
      assertThat(run.stdout() + run.stderr()).doesNotContain("CANARY");
    }
  }

  @Test
  void hostsOfNoProxyAreCalledDirectly() {
    try (var stage = Stage.sample();
        var proxy = new ForwardProxy(1, false)) {
      var run =
          accounts(
              stage,
              Map.of(
                  "HTTP_PROXY", "http://127.0.0.1:" + proxy.port(), "NO_PROXY", "127.0.0.1,other"));

      assertSurveyed(run);
      assertThat(proxy.asked()).isEmpty();
    }
  }

  @Test
  void aWholeSurveyGoesThroughAProxyButForTheDatabase() throws IOException {
    var authority = new OwnAuthority(Files.createDirectory(directory.resolve("ca")));
    try (var stage = Stage.sample();
        var front = TlsFront.open("127.0.0.1", authority.server(), stage.estate().url().getPort());
        var proxy = new ForwardProxy(front.port(), false)) {
      var variables = new HashMap<>(stage.environment());
      variables.putAll(tunnelled(authority, "http://127.0.0.1:" + proxy.port()));
      var run =
          Command.process(variables)
              .run(stage.syncArguments("--aws-requested-syncs", "ec2:vpc,iam"));

      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
      assertThat(stage.graph().count("MATCH (n:AWSVpc) RETURN count(n)")).isPositive();
      assertThat(proxy.asked()).isNotEmpty().allMatch(line -> line.startsWith("CONNECT localhost"));
    }
  }

  /** Nothing listens at this port of AWS's: only the proxy leads there. */
  private static Map<String, String> tunnelled(OwnAuthority authority, String proxy) {
    return Map.of(
        "AWS_ENDPOINT_URL",
        "https://localhost:1",
        "HTTPS_PROXY",
        proxy,
        "AWS_CA_BUNDLE",
        authority.certificate().toString());
  }

  private static Command.Finished accounts(Stage stage, Map<String, String> more) {
    var variables = new HashMap<>(stage.environment());
    variables.put("AWS_MAX_ATTEMPTS", "1");
    variables.putAll(more);
    return Command.process(variables)
        .run("accounts", "--aws-sync-all-profiles", "--output", "json");
  }

  private static void assertSurveyed(Command.Finished run) {
    assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
    assertThat(run.stdout()).contains("\"wouldBe\" : \"surveyed\"");
  }
}
