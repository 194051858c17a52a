package dev.alidade.estate;

/**
 * A refusal as AWS words it.
 *
 * @param status the HTTP status
 * @param code the error code, {@code UnauthorizedOperation}
 * @param message the text for people
 */
record AwsError(int status, String code, String message) implements Answer {

  /** The caller may not do this; {@code reason} begins with "because" or "with". */
  static AwsError denied(Request request, String reason) {
    return Refusals.of(request, "denied", reason);
  }

  static AwsError throttled(Request request) {
    return Refusals.of(request, "throttled", "");
  }

  static AwsError broken(Request request) {
    return Refusals.of(request, "broken", "");
  }

  static AwsError expired(Request request) {
    return Refusals.of(request, "expired", "");
  }

  /** A region that the account has not enabled. */
  static AwsError regionDisabled(Request request) {
    return Refusals.of(request, "region-disabled", "");
  }

  static AwsError unknownOperation(Request request) {
    return Refusals.of(request, "unknown-operation", "");
  }

  static AwsError badToken(Request request) {
    return Refusals.of(request, "bad-token", "");
  }

  static AwsError noSuchEntity(String what) {
    return new AwsError(404, "NoSuchEntity", what + " cannot be found.");
  }
}
