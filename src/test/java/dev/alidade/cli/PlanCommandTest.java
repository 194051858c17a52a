package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alidade.estate.AwsFiles;
import dev.alidade.estate.AwsFiles.CredentialSource;
import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {

  private final EstateServer estate = EstateServer.start(Estate.sample());
  private final Path home;
  private Invocation invocation;

  PlanCommandTest(@TempDir Path home) {
    this.home = home;
    this.invocation = new Invocation(home);
  }

  @BeforeEach
  void profiles() throws IOException {
    new AwsFiles(home, estate)
        .write(CredentialSource.ENVIRONMENT)
        .forEach((name, value) -> invocation = invocation.with(name, value));
  }

  @AfterEach
  void close() {
    estate.close();
  }

  @Test
  void scopesAreAccountsTimesRegionsAndRatesStandBesideTheOperations() {
    var result =
        invocation.run(
            "plan",
            "--aws-sync-all-profiles",
            "--aws-requested-syncs",
            "ec2:vpc,ec2:images,inspector");

    Golden.check("plan.txt", result.out());
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void theJsonSaysWhereARateComesFrom() throws IOException {
    var result =
        invocation.run(
            "plan",
            "--profile",
            "production",
            "--aws-regions",
            "eu-west-1",
            "--aws-requested-syncs",
            "ec2:vpc",
            "--output",
            "json");

    var module = new ObjectMapper().readTree(result.out()).path("modules").get(0);
    assertThat(module.path("scopes").asInt()).isEqualTo(1);
    var operation = module.path("operations").get(0);
    assertThat(operation.path("action").asText()).isEqualTo("ec2:DescribeVpcs");
    assertThat(operation.path("source").asText()).startsWith("https://docs.aws.amazon.com/");
  }

  @Test
  void nothingButTheIdentityAndTheRegionsIsAsked() {
    invocation.run("plan", "--aws-sync-all-profiles");

    assertThat(estate.counts().keySet())
        .containsExactlyInAnyOrder(
            "sts:AssumeRole", "sts:GetCallerIdentity", "ec2:DescribeRegions");
  }
}
