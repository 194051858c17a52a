package dev.alidade.catalog.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class CredentialReportTest {

  private static final String HEADER =
      "user,arn,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_2_active,"
          + "access_key_2_last_rotated\n";

  static final String REPORT =
      HEADER
          + "bare,arn:aws:iam::111111111111:user/bare,false,false,N/A,false,N/A\n"
          + "active,arn:aws:iam::111111111111:user/active,true,true,2024-01-31T10:20:30+00:00,false,N/A\n"
          + "idle,arn:aws:iam::111111111111:user/idle,false,false,N/A,false,2024-01-31T10:20:30+00:00\n"
          + "a,b,arn:aws:iam::111111111111:user/a,b,false,false,N/A,false,N/A\n";

  @Test
  void aUserWithoutKeysAndDevicesNeedNotBeAsked() {
    var report = CredentialReport.parse(REPORT);

    assertThat(report.mayHaveAccessKeys("bare")).isFalse();
    assertThat(report.mayHaveMfaDevices("bare")).isFalse();
  }

  @Test
  void anInactiveKeyIsAKey() {
    var report = CredentialReport.parse(REPORT);

    assertThat(report.mayHaveAccessKeys("active")).isTrue();
    assertThat(report.mayHaveMfaDevices("active")).isTrue();
    assertThat(report.mayHaveAccessKeys("idle")).isTrue();
    assertThat(report.mayHaveMfaDevices("idle")).isFalse();
  }

  @Test
  void ofAUserThatItDoesNotKnowEverythingIsPossible() {
    var report = CredentialReport.parse(REPORT);

    assertThat(report.mayHaveAccessKeys("new")).isTrue();
    assertThat(report.mayHaveAccessKeys("a,b")).isTrue();
    assertThat(report.mayHaveAccessKeys("a")).isTrue();
  }

  @Test
  void aReportWithoutTheColumnsKnowsNobody() {
    assertThat(CredentialReport.parse("user,arn\nbare,x\n").mayHaveAccessKeys("bare")).isTrue();
    assertThat(CredentialReport.parse("").mayHaveAccessKeys("bare")).isTrue();
  }

  @Test
  void aReportThatThisSurveyStartedCounts() {
    assertThat(
            read(new WireIam().answer("GenerateCredentialReport", state("STARTED")))
                .mayHaveAccessKeys("bare"))
        .isFalse();
  }

  @Test
  void aReportOfEarlierDoesNotCount() {
    var iam =
        new WireIam()
            .answerAt(
                "Wed, 31 Jan 2024 10:20:31 GMT", "GenerateCredentialReport", state("COMPLETE"));

    assertThat(read(iam).mayHaveAccessKeys("bare")).isTrue();
  }

  @Test
  void aReportMadeSinceItWasAskedForCounts() {
    var iam =
        new WireIam()
            .answerAt(
                "Wed, 31 Jan 2024 10:20:30 GMT", "GenerateCredentialReport", state("INPROGRESS"));

    assertThat(read(iam).mayHaveAccessKeys("bare")).isFalse();
  }

  @Test
  void aRefusedReportKnowsNobody() {
    var scope = new IamScope(new WireIam().refuse("GenerateCredentialReport", 403, "AccessDenied"));

    assertThat(CredentialReport.of(scope.scope()).mayHaveAccessKeys("bare")).isTrue();
    assertThat(scope.missing()).isEmpty();
  }

  @Test
  void aReportThatIsNeverReadyIsWaitedForAndThenKnowsNobody() {
    var scope =
        new IamScope(
            new WireIam()
                .answer("GenerateCredentialReport", state("STARTED"))
                .refuse("GetCredentialReport", 404, "ReportInProgress"));

    assertThat(CredentialReport.of(scope.scope()).mayHaveAccessKeys("bare")).isTrue();
    assertThat(scope.pauses()).hasSize(15).containsOnly(Duration.ofSeconds(2));
  }

  @Test
  void theReportIsReadOnceForTheAccount() {
    var iam = new WireIam().answer("GenerateCredentialReport", state("STARTED"));
    var scope = scope(iam);

    CredentialReport.of(scope.scope());
    CredentialReport.of(scope.scope());

    assertThat(iam.operations()).containsExactly("GenerateCredentialReport", "GetCredentialReport");
  }

  static String state(String state) {
    return "<State>" + state + "</State>";
  }

  static String content(String csv, String generated) {
    return "<Content>"
        + Base64.getEncoder().encodeToString(csv.getBytes(StandardCharsets.UTF_8))
        + "</Content><ReportFormat>text/csv</ReportFormat><GeneratedTime>"
        + generated
        + "</GeneratedTime>";
  }

  private static CredentialReport read(WireIam iam) {
    return CredentialReport.of(scope(iam).scope());
  }

  private static IamScope scope(WireIam iam) {
    return new IamScope(iam.answer("GetCredentialReport", content(REPORT, "2024-01-31T10:20:30Z")));
  }
}
