package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.estate.AwsFiles;
import dev.alidade.estate.AwsFiles.CredentialSource;
import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import dev.alidade.estate.Fault;
import dev.alidade.estate.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real command without a database, which is one of the things that it has to say. */
class DoctorCommandTest {

  private final EstateServer estate = EstateServer.start(Estate.sample());
  private final Path home;
  private Invocation invocation;

  DoctorCommandTest(@TempDir Path home) {
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

  private Invocation.Result examine(String... more) {
    var arguments = new ArrayList<>(List.of("doctor", "--neo4j-uri", "bolt://127.0.0.1:1"));
    arguments.addAll(List.of(more));
    return invocation.run(arguments.toArray(String[]::new));
  }

  @Test
  void withoutADatabaseEverythingElseIsLookedAtAllTheSame() {
    var result = examine("--profile", "production");

    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.out())
        .contains(
            "Neo4j at bolt://127.0.0.1:1 cannot be reached",
            "Account production 210987654321",
            "eu-west-1, us-east-1",
            "modules answer in full in eu-west-1",
            "A sync would not begin, for want of Neo4j");
  }

  @Test
  void oneCallOfEveryKindIsEnough() {
    examine("--profile", "production", "--aws-requested-syncs", "ec2:instance,inspector");

    // Both have several pages in the sample estate.
    var listed =
        estate.calls().stream()
            .filter(call -> call.region().equals("eu-west-1"))
            .filter(call -> List.of("DescribeInstances", "ListFindings").contains(call.operation()))
            .toList();
    assertThat(listed).hasSize(2).allSatisfy(call -> assertThat(call.page()).isEqualTo(1));
  }

  @Test
  void aDeniedActionIsNamedWithThePolicyThatAllowsIt() {
    estate.inject(Fault.deny(Target.operation("inspector2:*")));

    var out = oneLine(examine("--profile", "production").out());

    assertThat(out)
        .contains(
            "warn permissions denied inspector2:ListFindings",
            "attach AmazonInspector2ReadOnlyAccess or SecurityAudit");
  }

  @Test
  void aRegionThatTheOrganisationDeniesIsNamed() {
    estate.inject(Fault.denyByOrganization(new Target("210987654321", "us-east-1", "ec2:*")));

    var out = oneLine(examine("--profile", "production").out());

    assertThat(out)
        .contains(
            "warn us-east-1 denied ec2:",
            "service control policy (SCP)",
            "leave the region out with --aws-regions");
  }

  @Test
  void aBrokenConfigurationIsAFindingAndDoesNotEndTheExamination() throws IOException {
    Files.writeString(
        home.resolve("config"),
        "[profile production]\nrole_arn = nonsense\nsource_profile = none\nregion = eu-west-1\n");

    var result = examine("--aws-sync-all-profiles");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(oneLine(result.out()))
        .contains("fail profiles", "config:2: profile production", "cannot be reached");
  }

  @Test
  void secretsThatOthersCanReadAreAWarningWithTheCommandThatPreventsIt() throws IOException {
    var file = home.resolve("credentials");
    Files.writeString(
        file, "[spare]\naws_access_key_id = AKIASPARE\naws_secret_access_key = canary-7\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    var open = examine("--profile", "production");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    var closed = examine("--profile", "production");

    assertThat(open.out()).contains("(rw-r--r--)", "chmod 600 ").doesNotContain("canary-7");
    assertThat(closed.out()).contains("(rw-------)").doesNotContain("chmod");
  }

  @Test
  void aClockThatIsFarOffIsAFailure() {
    // The command's clock stands in March.
    assertThat(oneLine(examine("--profile", "production").out()))
        .containsPattern("fail clock [0-9,]+ s behind AWS's; AWS refuses 5 minutes and more");
  }

  @Test
  void whatIsWrongWithTheOptionsIsSaidAsForSync() {
    var result = examine("--aws-requested-syncs", "ec2:vcp");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("ec2:vcp");
    assertThat(result.out()).isEmpty();
    assertThat(estate.calls()).isEmpty();
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
