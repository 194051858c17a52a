package dev.alidade.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

class FailuresTest {

  private static CallSite site() {
    return new CallSite("111122223333", "eu-west-1", "ec2", "DescribeVpcs");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AccessDenied",
        "AccessDeniedException",
        "AuthFailure",
        "AuthorizationError",
        "AuthorizationErrorException",
        "InvalidClientTokenId",
        "UnauthorizedOperation",
        "UnrecognizedClientException",
        "SubscriptionRequiredException",
        "OptInRequired",
        "KMSAccessDeniedException"
      })
  void aRefusalIsDeniedAndNamesTheAction(String code) {
    assertThat(Failures.outcomeOf(failure(code, 403, "No.")))
        .isInstanceOfSatisfying(
            Outcome.Denied.class,
            denied -> {
              assertThat(denied.permission()).isEqualTo("ec2:DescribeVpcs");
              assertThat(denied.detail()).contains("111122223333", "eu-west-1", code);
            });
  }

  @Test
  void theActionThatAwsNamesWins() {
    var denied =
        failure(
            "AccessDeniedException",
            403,
            "User: arn:aws:sts::1:assumed-role/r/s is not authorized to perform:"
                + " inspector2:ListFindings on resource: *");
    assertThat(Failures.outcomeOf(denied))
        .isInstanceOfSatisfying(
            Outcome.Denied.class,
            outcome -> assertThat(outcome.permission()).isEqualTo("inspector2:ListFindings"));
  }

  @Test
  void aServiceControlPolicyIsNamed() {
    var denied =
        failure(
            "UnauthorizedOperation",
            403,
            "You are not authorized to perform this operation. User: x is not authorized to"
                + " perform: ec2:DescribeVpcs with an explicit deny in a service control policy."
                + " Encoded authorization failure message: AbCdEf123");
    assertThat(Failures.outcomeOf(denied))
        .isInstanceOfSatisfying(
            Outcome.Denied.class,
            outcome ->
                assertThat(outcome.detail())
                    .contains("service control policy (SCP)")
                    .doesNotContain("AbCdEf123"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The operation is not supported in the called region.",
        "This action is Not Supported in this region",
        "unsupported in this region"
      })
  void onlyAwsOwnWordMakesAnOperationUnsupported(String message) {
    assertThat(Failures.outcomeOf(failure("UnknownOperationException", 400, message)))
        .isInstanceOf(Outcome.Unsupported.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          InvalidAction | The action DescribeTransitGatewayAttachments is not valid for this web service.
          InvalidAction | Operation (ListPlatformApplications) is not supported in this region
          UnknownOperationException | The requested operation is not supported in the called region.
          UnknownOperationException | Operation is disabled in this region.
          UnsupportedOperation | The functionality you requested is not available in this region.
          """)
  void whatARegionDoesNotHaveIsUnsupportedAndTheLineSaysWhat(String code, String message) {
    assertThat(Failures.outcomeOf(failure(code, 400, message)))
        .isEqualTo(
            new Outcome.Unsupported(
                "ec2:DescribeVpcs in account 111122223333, eu-west-1: " + code + ": " + message));
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        arguments("InvalidAction", 400, "Could not find operation ListX for version 2010-05-08"),
        arguments(
            "InvalidAction",
            400,
            "The action DescribeX is not valid for this web service version 2008-02-01."),
        arguments("InvalidAction", 400, "The action DescribeX is not valid for this endpoint."),
        arguments("InvalidAction", 400, "The action or operation requested is not valid."),
        arguments(
            "InvalidParameterValue",
            400,
            "The action DescribeX is not valid for this web service."),
        arguments("UnsupportedOperation", 400, "The instance type is not supported here."),
        arguments("UnsupportedOperation", 400, "Operation is disabled in this region"),
        arguments("UnknownOperationException", 400, "Unknown."),
        arguments("RequestLimitExceeded", 503, "Request limit exceeded."),
        arguments("Throttling", 400, "Rate exceeded"),
        arguments("ThrottlingException", 400, "Rate exceeded"),
        arguments("TooManyRequestsException", 429, "Slow down"),
        arguments("InternalServerErrorException", 500, "Oops"),
        arguments("InternalError", 500, "Oops"),
        arguments("ServiceUnavailable", 503, "Later"),
        arguments("ExpiredToken", 403, "The security token included in the request is expired"),
        arguments("InvalidToken", 400, "The provided token is malformed"),
        arguments("InvalidParameterValue", 400, "No such thing"),
        arguments("SomethingNew", 418, "is not supported in this region"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void everythingElseIsAFailureAndNeverAllowsTheSweep(String code, int status, String message) {
    var outcome = Failures.outcomeOf(failure(code, status, message));
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    assertThat(outcome.isGap()).isTrue();
  }

  @Test
  void throttlingIsCalledThat() {
    assertThat(Failures.outcomeOf(failure("RequestLimitExceeded", 503, "Request limit exceeded.")))
        .isEqualTo(
            new Outcome.Failed(
                "throttled: ec2:DescribeVpcs in account 111122223333, eu-west-1:"
                    + " RequestLimitExceeded: Request limit exceeded."));
  }

  @Test
  void aServiceThatCannotBeReachedIsAFailureWithItsCause() {
    var failure =
        SdkClientException.create(
            "Unable to execute HTTP request",
            new UnknownHostException("ec2.eu-west-9.amazonaws.com"));
    failure.addSuppressed(site());
    assertThat(Failures.isConnectionFailure(failure)).isTrue();
    assertThat(Failures.outcomeOf(failure))
        .isEqualTo(
            new Outcome.Failed(
                "ec2:DescribeVpcs in account 111122223333, eu-west-1: UnknownHostException:"
                    + " ec2.eu-west-9.amazonaws.com"));
  }

  @Test
  void anAnswerIsNoConnectionFailure() {
    assertThat(Failures.isConnectionFailure(failure("InternalError", 500, "Oops"))).isFalse();
    assertThat(Failures.isConnectionFailure(SdkClientException.create("x", new ConnectException())))
        .isTrue();
    assertThat(Failures.isConnectionFailure(SdkClientException.create("no credentials"))).isFalse();
  }

  @Test
  void withoutDetailsThereIsStillALine() {
    var bare = AwsServiceException.builder().message("odd").statusCode(500).build();
    assertThat(Failures.outcomeOf(bare)).isEqualTo(new Outcome.Failed("odd"));
    assertThat(Failures.outcomeOf(bare, site()))
        .isEqualTo(new Outcome.Failed("ec2:DescribeVpcs in account 111122223333, eu-west-1: odd"));
  }

  @Test
  void noSecretGetsIntoALine() {
    var line =
        Failures.oneLine(
            failure(
                "SignatureDoesNotMatch",
                403,
                "The request signature does not match. The Canonical String for this request should"
                    + " have been 'GET\n/\nx-amz-security-token:CANARYTOKEN'"));
    assertThat(line).doesNotContain("CANARY").doesNotContain("\n");
    var long1 = "CANARY".repeat(40);
    assertThat(Failures.oneLine(failure("X", 400, "token " + long1))).doesNotContain("CANARY");
    assertThat(Failures.oneLine(failure("X", 400, "key AKIAIOSFODNN7CANARY5 is bad")))
        .doesNotContain("CANARY");
    assertThat(Failures.oneLine(failure("X", 400, "word ".repeat(1000)))).hasSizeLessThan(400);
  }

  private static AwsServiceException failure(String code, int status, String message) {
    var failure =
        AwsServiceException.builder()
            .statusCode(status)
            .awsErrorDetails(
                AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
            .build();
    failure.addSuppressed(site());
    return failure;
  }
}
