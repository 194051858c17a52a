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
    var who =
        "User: %s is not authorized to perform: %s"
            .formatted(request.identity().arn(), request.action());
    return switch (request.protocol()) {
      // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
      case EC2_QUERY ->
          new AwsError(
              403,
              "UnauthorizedOperation",
              "You are not authorized to perform this operation. " + who + ' ' + reason);
      case QUERY ->
          new AwsError(
              403, "AccessDenied", who + " on resource: " + request.resource() + ' ' + reason);
      case REST_JSON ->
          new AwsError(
              403,
              "AccessDeniedException",
              who + " on resource: " + request.resource() + ' ' + reason);
      case JSON ->
          new AwsError(
              400,
              "AccessDeniedException",
              who + " on resource: " + request.resource() + ' ' + reason);
    };
  }

  static AwsError throttled(Protocol protocol) {
    return switch (protocol) {
      case EC2_QUERY -> new AwsError(503, "RequestLimitExceeded", "Request limit exceeded.");
      case QUERY -> new AwsError(400, "Throttling", "Rate exceeded");
      case REST_JSON -> new AwsError(429, "ThrottlingException", "Rate exceeded");
      case JSON ->
          new AwsError(
              400,
              "TooManyRequestsException",
              "You have sent too many requests in too short a period of time. Try again later.");
    };
  }

  static AwsError broken(Protocol protocol) {
    return switch (protocol) {
      case EC2_QUERY -> new AwsError(500, "InternalError", "An internal error has occurred");
      case QUERY ->
          new AwsError(
              500,
              "InternalFailure",
              "The request processing has failed because of an unknown error, exception or failure.");
      case REST_JSON -> new AwsError(500, "InternalServerException", "Internal server error");
      case JSON ->
          new AwsError(
              500,
              "ServiceException",
              "AWS Organizations can't complete your request because of an internal service error."
                  + " Try again later.");
    };
  }

  static AwsError expired(Protocol protocol) {
    return switch (protocol) {
      case EC2_QUERY -> new AwsError(400, "RequestExpired", "Request has expired.");
      case QUERY ->
          new AwsError(
              403, "ExpiredToken", "The security token included in the request is expired");
      case REST_JSON, JSON ->
          new AwsError(
              403,
              "ExpiredTokenException",
              "The security token included in the request is expired");
    };
  }

  /** A region that the account has not enabled. */
  static AwsError regionDisabled(Protocol protocol) {
    return switch (protocol) {
      case EC2_QUERY ->
          new AwsError(
              401, "AuthFailure", "AWS was not able to validate the provided access credentials");
      case QUERY ->
          new AwsError(
              403, "InvalidClientTokenId", "The security token included in the request is invalid");
      case REST_JSON, JSON ->
          new AwsError(
              403,
              "UnrecognizedClientException",
              "The security token included in the request is invalid.");
    };
  }

  static AwsError unknownOperation(Request request) {
    return switch (request.protocol()) {
      case EC2_QUERY, QUERY ->
          new AwsError(
              400,
              "InvalidAction",
              "Could not find operation %s for version %s"
                  .formatted(request.operation(), request.parameter("Version")));
      case REST_JSON ->
          new AwsError(404, "UnknownOperationException", "Unknown path " + request.operation());
      case JSON -> new AwsError(400, "UnknownOperationException", "Unknown " + request.operation());
    };
  }

  static AwsError badToken(Protocol protocol) {
    return switch (protocol) {
      case EC2_QUERY ->
          new AwsError(400, "InvalidNextToken", "The specified nextToken is not valid.");
      case QUERY -> new AwsError(400, "ValidationError", "Invalid Marker.");
      case REST_JSON -> new AwsError(400, "ValidationException", "Invalid nextToken.");
      case JSON -> new AwsError(400, "InvalidInputException", "Invalid NextToken.");
    };
  }

  static AwsError noSuchEntity(String what) {
    return new AwsError(404, "NoSuchEntity", what + " cannot be found.");
  }
}
