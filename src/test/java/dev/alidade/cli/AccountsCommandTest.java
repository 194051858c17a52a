package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alidade.estate.AwsFiles;
import dev.alidade.estate.AwsFiles.CredentialSource;
import dev.alidade.estate.Call;
import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import dev.alidade.estate.Fault;
import dev.alidade.estate.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real command against an estate that is served as AWS would. */
class AccountsCommandTest {

  private static final String STRANGER =
      """

      [profile partner]
      role_arn = arn:aws:iam::123456789012:role/cartography-read-only
      region = eu-west-1
      credential_source = Environment
      """;

  private final EstateServer estate = EstateServer.start(Estate.sample());
  private final Path home;
  private Invocation invocation;

  AccountsCommandTest(@TempDir Path home) {
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

  private void append(String profile) throws IOException {
    var config = home.resolve("config");
    Files.writeString(config, Files.readString(config) + profile);
  }

  @Test
  void everyAccountIsListedWithWhoWeAreThereAndHow() {
    var result = invocation.run("accounts", "--aws-sync-all-profiles");

    Golden.check("accounts.txt", result.out());
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void aRefusedAccountIsNamedWithWhatToDoAndTheOthersAreListed() throws IOException {
    append(STRANGER);

    var result = invocation.run("accounts", "--aws-sync-all-profiles");

    Golden.check("accounts-refused.txt", result.out());
    assertThat(result.exitCode()).isEqualTo(3);
  }

  @Test
  void theAccountsOfAnOrganisationAreListedByTheirNames() {
    var result =
        invocation.run("accounts", "--organization", "--role-name", "cartography-read-only");

    Golden.check("accounts-organization.txt", result.out());
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void anOrganisationThatMayNotBeListedIsARefusalWithWhatToDo() {
    estate.inject(Fault.deny(Target.operation("organizations:*")));

    var result =
        invocation.run("accounts", "--organization", "--role-name", "cartography-read-only");

    assertThat(result.out()).contains("refused", "organizations:");
    assertThat(result.exitCode()).isEqualTo(4);
  }

  @Test
  void withoutOneUsableAccountTheExitCodeIs4() throws IOException {
    append(STRANGER);

    assertThat(invocation.run("accounts", "--profile", "partner").exitCode()).isEqualTo(4);
  }

  @Test
  void ofTwoProfilesOnOneAccountOneIsLeftOut() throws IOException {
    append(STRANGER.replace("123456789012", "210987654321"));

    var result = invocation.run("accounts", "--profile", "production", "--profile", "partner");

    assertThat(result.out()).contains("left out", "the same account as profile production");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void anAccountWhoseRegionsAreDeniedFailsUnlessRegionsAreNamed() {
    estate.inject(Fault.deny(Target.operation("ec2:DescribeRegions")));

    var without = invocation.run("accounts", "--profile", "production");
    var named = invocation.run("accounts", "--profile", "production", "--aws-regions", "eu-west-1");

    assertThat(without.out()).contains("its regions cannot be listed", "--aws-regions");
    assertThat(without.exitCode()).isEqualTo(4);
    assertThat(named.out()).contains("eu-west-1");
    assertThat(named.exitCode()).isZero();
  }

  @Test
  void theJsonHasTheChainStepByStep() throws IOException {
    var result = invocation.run("accounts", "--profile", "production", "--output", "json");

    var account = new ObjectMapper().readTree(result.out()).path("accounts").get(0);
    assertThat(account.path("accountId").asText()).isEqualTo("210987654321");
    assertThat(account.path("chain"))
        .extracting(step -> step.asText())
        .containsExactly(
            "keys of the environment", "role arn:aws:iam::210987654321:role/cartography-read-only");
    assertThat(account.path("regions")).hasSize(2);
  }

  @Test
  void accountsAreAskedSideBySide() {
    estate.inject(Fault.slow(Target.operation("sts:GetCallerIdentity"), Duration.ofMillis(400)));

    invocation.run("accounts", "--aws-sync-all-profiles");

    var asked =
        estate.calls().stream().filter(c -> c.operation().equals("GetCallerIdentity")).toList();
    assertThat(asked).hasSize(3);
    assertThat(asked.stream().map(Call::start).max(Comparator.naturalOrder()).orElseThrow())
        .as("the last one began before the first one ended")
        .isBefore(asked.stream().map(Call::end).min(Comparator.naturalOrder()).orElseThrow());
  }

  @Test
  void aProfileThatDoesNotExistIsALineAndNobodyIsAsked() {
    var result = invocation.run("accounts", "--profile", "nobody");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("profile nobody").hasLineCount(1);
    assertThat(estate.calls()).isEmpty();
  }
}
