package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.alidade.account.AccountSelection;
import dev.alidade.account.ConfigurationException;
import dev.alidade.account.ConfigurationProblem;
import dev.alidade.aws.SurveyInterruptedException;
import dev.alidade.store.StoreException;
import dev.alidade.survey.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The command around a survey: what is asked for, what is printed, what it ends with. */
class SyncCommandTest {

  private final Path home;
  private final Invocation invocation;

  SyncCommandTest(@TempDir Path home) {
    this.home = home;
    this.invocation = new Invocation(home);
  }

  static Stream<Arguments> ends() {
    return Stream.of(
        end("everything complete", Reports::complete, "", 0),
        end("something failed", Reports::mixed, "", 3),
        end("denied, which may be", Reports::manyAccounts, "", 0),
        end("denied, which may not be", Reports::manyAccounts, "--fail-on denied", 3),
        end("nobody's credentials work", Reports::nobody, "", 4),
        end("interrupted", Reports::interrupted, "", 130),
        end("interrupted and denied", Reports::interrupted, "--fail-on denied", 130));
  }

  private static Arguments end(
      String name, Supplier<RunReport> report, String arguments, int code) {
    return argumentSet(name, report, arguments, code);
  }

  @ParameterizedTest
  @MethodSource("ends")
  void theExitCodeSaysHowTheRunEnded(Supplier<RunReport> report, String arguments, int code) {
    var result = invocation.answering(report).run(("sync " + arguments).strip().split(" "));

    assertThat(result.exitCode()).isEqualTo(code);
    assertThat(result.out()).isNotEmpty();
    assertThat(invocation.wasClosed()).isTrue();
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        failure(
            "no database",
            new StoreException(
                StoreException.Kind.UNUSABLE,
                "Neo4j at bolt://x cannot be reached; check --neo4j-uri"),
            5,
            "alidade: Neo4j at bolt://x cannot be reached; check --neo4j-uri\n"),
        failure(
            "the database refuses",
            new StoreException(StoreException.Kind.REFUSED, "Neo4j: no space\nat line 3"),
            5,
            "alidade: Neo4j: no space; what was written so far stays, run it again\n"),
        failure(
            "AWS configuration",
            new ConfigurationException(
                List.of(
                    new ConfigurationProblem(Path.of("/c"), 7, "a", "There is no role_arn."),
                    new ConfigurationProblem(null, 0, null, "There is no profile «b»."))),
            2,
            "alidade: /c:7: profile a: There is no role_arn.\nalidade: There is no profile «b».\n"),
        failure(
            "interrupted early",
            new SurveyInterruptedException("stopped"),
            130,
            "alidade: interrupted before anything was written\n"),
        failure(
            "full disk",
            new UncheckedIOException(new IOException("No space left on device")),
            1,
            "alidade: a file cannot be read or written: UncheckedIOException:"
                + " java.io.IOException: No space left on device\n"),
        failure(
            "a defect",
            new IllegalStateException("ouch\nin two lines"),
            1,
            "alidade: this is a defect, please report it with what --verbose shows:"
                + " IllegalStateException: ouch\n"));
  }

  private static Arguments failure(String name, RuntimeException thrown, int code, String err) {
    return argumentSet(name, thrown, code, err);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureIsALineWithoutAStackTrace(RuntimeException thrown, int code, String err) {
    var result =
        invocation
            .answering(
                () -> {
                  throw thrown;
                })
            .run("sync");

    assertThat(result.err()).isEqualTo(err);
    assertThat(result.exitCode()).isEqualTo(code);
    assertThat(result.out()).isEmpty();
    assertThat(invocation.wasClosed()).isTrue();
  }

  @Test
  void withoutOptionsTheDefaultAccountGoesToTheLocalDatabase() {
    invocation.run("sync");

    var request = invocation.request();
    assertThat(request.accounts()).isEqualTo(new AccountSelection.DefaultChain());
    assertThat(request.modules()).contains("iam", "ec2:instance", "inspector");
    assertThat(request.regions()).isEmpty();
    assertThat(request.updateTag()).isEmpty();
    assertThat(invocation.neo4j().uri()).isEqualTo("bolt://localhost:7687");
    assertThat(invocation.neo4j().user()).isNull();
    assertThat(invocation.neo4j().password()).isNull();
    assertThat(invocation.neo4j().database()).isNull();
  }

  @Test
  void listsKeepTheirItemsWithoutEmptyOnesAndRepetitions() {
    invocation.run(
        "sync",
        "--profile",
        "b",
        "--profile",
        "a, the second",
        "--profile",
        "b",
        "--aws-regions",
        ",us-east-1, eu-west-1,,us-east-1",
        "--aws-requested-syncs",
        "iam, ec2:vpc,,iam");

    var request = invocation.request();
    assertThat(request.accounts())
        .isEqualTo(new AccountSelection.Named(List.of("b", "a, the second")));
    assertThat(request.regions()).containsExactly("us-east-1", "eu-west-1");
    assertThat(request.modules()).containsExactlyInAnyOrder("iam", "ec2:vpc");
  }

  @Test
  void whatIsExpensiveCanBeSkipped() {
    invocation.run("sync", "--skip", "service-last-accessed");

    assertThat(invocation.request().skipped()).containsExactly("service-last-accessed");
  }

  @Test
  void theLeasesOwnerNamesUserMachineProcessAndStart() {
    invocation.with("HOSTNAME", "build-7").run("sync");

    assertThat(invocation.request().owner())
        .isEqualTo(
            "%s@build-7, process %d, since 2026-03-01T12:00:00Z"
                .formatted(System.getProperty("user.name"), ProcessHandle.current().pid()));
  }

  @Test
  void theSummaryGoesToStdoutAndProgressToStderr() {
    var result = invocation.answering(Reports::mixed).run("sync");

    Golden.check("summary-mixed.txt", result.out());
    assertThat(result.err()).isEmpty();
  }

  @Test
  void jsonOnStdoutIsWhatTheReportFileHolds() throws IOException {
    var file = home.resolve("report.json");

    var result =
        invocation
            .answering(Reports::mixed)
            .run("sync", "--output", "json", "--report", file.toString());

    Golden.check("report-mixed.json", result.out());
    assertThat(Files.readString(file)).isEqualTo(result.out());
    assertThat(home).isDirectoryNotContaining("glob:**.unfinished");
  }

  @Test
  void aReportReplacesAnOlderOne() throws IOException {
    var file = home.resolve("report.json");
    Files.writeString(file, "old");

    invocation.run("sync", "--report", file.toString());

    assertThat(Files.readString(file)).startsWith("{").contains("\"exitCode\" : 0");
  }

  @Test
  void aPasswordFileThatOthersMayReadIsAWarning() throws IOException {
    var file = home.resolve("secret");
    Files.writeString(file, "hunter2 \n");
    Files.setPosixFilePermissions(
        file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));

    var result =
        invocation.run("sync", "--neo4j-user", "neo4j", "--neo4j-password-file", file.toString());

    assertThat(result.err())
        .isEqualTo(
            "alidade: warning: the password file "
                + file
                + " can be read by every user; chmod 600 prevents that\n");
    assertThat(result.exitCode()).isZero();
    assertThat(invocation.neo4j().password()).isEqualTo("hunter2 ");
  }

  @Test
  void aVariableThatIsNoSettingIsAWarningUnlessQuiet() {
    invocation.with("ALIDADE_NEO4J_URL", "bolt://x");

    assertThat(invocation.run("sync").err())
        .isEqualTo(
            "alidade: warning: the variable ALIDADE_NEO4J_URL is no setting; did you mean"
                + " ALIDADE_NEO4J_URI?\n");
    assertThat(invocation.run("sync", "--quiet").err()).isEmpty();
  }

  @Test
  void noSecretIsEverPrinted() {
    invocation.with("NEO4J_PASSWORD", "hunter2").with("AWS_SECRET_ACCESS_KEY", "hunter2");

    for (var arguments :
        List.of("sync --neo4j-user neo4j", "sync --neo4j-user neo4j --output json")) {
      var result = invocation.answering(Reports::mixed).run(arguments.split(" "));
      assertThat(result.out() + result.err()).doesNotContain("hunter2");
    }
  }
}
