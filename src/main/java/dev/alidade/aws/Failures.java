package dev.alidade.aws;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.core.retry.RetryUtils;

/**
 * What an exception of the SDK means for a scope, and what it says in one line without secrets. By
 * type and by AWS' error code; a message only decides where AWS has one code for several things.
 */
public final class Failures {

  /**
   * Refusals. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html and
   * others
   */
  private static final Set<String> DENIED =
      Set.of(
          "AccessDenied",
          "AccessDeniedException",
          "AuthorizationError",
          "AuthorizationErrorException",
          "UnauthorizedOperation",
          "NotAuthorized",
          "NotAuthorizedException",
          "Unauthorized",
          "UnauthorizedException",
          "ForbiddenException");

  /** Credentials that this region, or this service there, does not take though others do. */
  private static final Set<String> NOT_ACCEPTED_THERE =
      Set.of(
          "AuthFailure",
          "InvalidClientTokenId",
          "UnrecognizedClientException",
          "OptInRequired",
          "SubscriptionRequiredException");

  /**
   * Under which codes, and in which words, AWS says that it has no such thing in a region; it must
   * say both. A host that is not known is no word of AWS: a resolver that fails says the same.
   */
  private static final Map<String, Pattern> NOT_HERE =
      Map.of(
          // JSON: «The requested operation is not supported in the called region.»
          // https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-sagemaker.html
          // «Operation is disabled in this region»:
          // https://github.com/hashicorp/terraform-provider-aws (internal/sweep/sweep.go)
          "UnknownOperationException",
          words(
              "not supported in (the called|this) region|unsupported in this region"
                  + "|not available in this region|operation is disabled in this region"),
          // EC2: «The functionality you requested is not available in this region.»
          // https://github.com/hashicorp/terraform-provider-aws/issues/4359
          "UnsupportedOperation",
          words(
              "not supported in (the called|this) region|unsupported in this region"
                  + "|not available in this region"),
          "UnsupportedOperationException",
          words(
              "not supported in (the called|this) region|unsupported in this region"
                  + "|not available in this region"),
          // EC2: «The action DescribeX is not valid for this web service.»
          // https://github.com/turbot/steampipe-plugin-aws/issues/1283
          // SNS: «Operation (ListX) is not supported in this region» (sweep.go, as above).
          // Other services have the code for a version of theirs that lacks the action: no answer.
          // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
          "InvalidAction",
          words(
              "^the action \\w+ is not valid for this web service\\.?$"
                  + "|^(InvalidAction: )?operation \\(\\w+\\) is not supported in this region\\.?$"));

  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern NAMED_PERMISSION =
      Pattern.compile("not authorized to perform:? ?([a-zA-Z0-9-]+:[A-Za-z0-9]+)");

  // Parts of messages that hold, or are, what nobody else should read.
  private static final Pattern SIGNING_DETAILS =
      Pattern.compile(
          "(The Canonical String for this request|The String-to-Sign"
              + "|Encoded authorization failure message).*");
  private static final Pattern KEY_ID = Pattern.compile("\\b(AKIA|ASIA)[A-Z0-9]{12,}\\b");
  private static final Pattern LONG_TOKEN = Pattern.compile("[A-Za-z0-9+/=_-]{100,}");
  private static final Pattern SDK_SUFFIX =
      Pattern.compile("\\s*\\((Service: |SDK Attempt Count).*");
  private static final int LONGEST_MESSAGE = 300;
  private static final int TOO_MANY_REQUESTS = 429;

  private Failures() {}

  /** What the failure of a call by a client of {@link AwsClients} means for its scope. */
  public static Outcome outcomeOf(SdkException failure) {
    return outcomeOf(failure, null);
  }

  /** The same; the site stands in where the exception does not carry one. */
  public static Outcome outcomeOf(SdkException failure, @Nullable CallSite fallback) {
    var site = siteOf(failure).orElse(fallback);
    var line = oneLine(failure, site);
    var code = codeOf(failure);
    var message = messageOf(failure);
    if (isThrottling(failure)) {
      return new Outcome.Failed("throttled: " + line);
    }
    if (NOT_HERE.containsKey(code) && NOT_HERE.get(code).matcher(message).find()) {
      return new Outcome.Unsupported(line);
    }
    if (isDenied(failure)) {
      var cause = cause(message);
      return new Outcome.Denied(
          permission(message, site),
          cause,
          cause == Outcome.Denied.Cause.ORGANISATION
              ? "denied by a service control policy (SCP) of the organisation: " + line
              : line);
    }
    if (NOT_ACCEPTED_THERE.contains(code) || (code.isEmpty() && isUnauthorized(failure))) {
      return new Outcome.Denied(
          permission(message, site),
          Outcome.Denied.Cause.NOT_ENABLED,
          line
              + " (the region may not be enabled for the account, or the service not signed up"
              + " for)");
    }
    return new Outcome.Failed(line);
  }

  /** Whether AWS says no to this caller, as against not knowing the credentials at all. */
  public static boolean isDenied(SdkException failure) {
    var code = codeOf(failure);
    return DENIED.contains(code) || code.endsWith("AccessDeniedException");
  }

  /** AWS' error code; empty when no answer came, or one without a code. */
  public static String codeOf(SdkException failure) {
    return details(failure).map(AwsErrorDetails::errorCode).orElse("");
  }

  /** AWS' own words in one line without secrets; the cause's where no answer came. */
  public static String messageOf(SdkException failure) {
    var message = details(failure).map(AwsErrorDetails::errorMessage).orElse("");
    if (!message.isBlank()) {
      return clean(message);
    }
    var words = clean(deepest(failure));
    return words.isEmpty() && failure instanceof SdkServiceException service
        ? "status " + service.statusCode()
        : words;
  }

  /** Operation, account, region, code and message, as far as known, in one line without secrets. */
  public static String oneLine(SdkException failure) {
    return oneLine(failure, siteOf(failure).orElse(null));
  }

  /** Where the call went that failed. */
  public static Optional<CallSite> siteOf(Throwable failure) {
    for (var suppressed : failure.getSuppressed()) {
      if (suppressed instanceof CallSite site) {
        return Optional.of(site);
      }
    }
    var cause = failure.getCause();
    return cause == null ? Optional.empty() : siteOf(cause);
  }

  /**
   * Whether AWS answered with status 401, as EC2 does in regions that are not enabled. The JDK's
   * HTTP client drops the text of such answers to requests with a body, so there may be no code.
   */
  public static boolean isUnauthorized(SdkException failure) {
    return failure instanceof SdkServiceException service
        && service.statusCode() == HttpURLConnection.HTTP_UNAUTHORIZED;
  }

  /** Whether the service that was called says that the item is not there (any more). */
  public static boolean isGone(SdkException failure) {
    return siteOf(failure).filter(site -> site.saysGoneBy(codeOf(failure))).isPresent();
  }

  /** Whether no answer came: refused, unknown host, time-out, broken connection, TLS. */
  public static boolean isConnectionFailure(Throwable failure) {
    if (failure instanceof SdkServiceException) {
      return false;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException
          || cause instanceof ApiCallTimeoutException
          || cause instanceof ApiCallAttemptTimeoutException) {
        return true;
      }
    }
    return DoorClosedException.isCauseOf(failure);
  }

  /**
   * Whether the calling thread was interrupted, in the SDK's backoff for example: no failure of
   * AWS.
   */
  public static boolean isInterruption(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AbortedException
          || cause instanceof InterruptedException
          || cause instanceof SurveyInterruptedException) {
        return true;
      }
    }
    return false;
  }

  /** Whether AWS asks for fewer calls. */
  public static boolean isThrottling(SdkException failure) {
    return failure instanceof AwsServiceException service
        ? service.statusCode() == TOO_MANY_REQUESTS
            || (service.awsErrorDetails() != null && service.isThrottlingException())
        : RetryUtils.isThrottlingException(failure);
  }

  private static String oneLine(SdkException failure, @Nullable CallSite site) {
    var line = new StringBuilder();
    if (site != null) {
      // Before an account is proven, the label says what was used instead.
      boolean known = ACCOUNT.matcher(site.account()).matches();
      line.append(site.action()).append(known ? " in account " : " with ").append(site.account());
      line.append(", ").append(site.region()).append(": ");
    }
    var code = codeOf(failure);
    var message = messageOf(failure);
    if (!code.isEmpty()) {
      line.append(code);
      if (!message.isEmpty()) {
        line.append(": ");
      }
    }
    line.append(message);
    if (failure.numAttempts() != null && failure.numAttempts() > 1) {
      line.append(" (").append(failure.numAttempts()).append(" attempts)");
    }
    return line.toString();
  }

  /**
   * AWS has one code for all of them and says in words which policy it was.
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
   */
  private static Outcome.Denied.Cause cause(String message) {
    var lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("service control policy")) {
      return Outcome.Denied.Cause.ORGANISATION;
    }
    return lower.contains("explicit deny")
        ? Outcome.Denied.Cause.EXPLICIT_DENY
        : Outcome.Denied.Cause.NOT_ALLOWED;
  }

  private static String permission(String message, @Nullable CallSite site) {
    var named = NAMED_PERMISSION.matcher(message);
    if (named.find()) {
      return named.group(1);
    }
    return site == null ? "unknown" : site.action();
  }

  private static Pattern words(String expression) {
    return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
  }

  private static Optional<AwsErrorDetails> details(SdkException failure) {
    return failure instanceof AwsServiceException service
        ? Optional.ofNullable(service.awsErrorDetails())
        : Optional.empty();
  }

  private static String deepest(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    var message = deepest.getMessage();
    var name = deepest.getClass().getSimpleName();
    if (deepest instanceof IOException) {
      // «eu-west-9.amazonaws.com» alone says little; UnknownHostException does.
      return message == null ? name : name + ": " + message;
    }
    return message == null ? name : message;
  }

  private static String clean(String message) {
    var line = message.replaceAll("\\s+", " ").strip();
    line = SIGNING_DETAILS.matcher(line).replaceAll("").strip();
    line = SDK_SUFFIX.matcher(line).replaceAll("");
    line = KEY_ID.matcher(line).replaceAll("$1…");
    line = LONG_TOKEN.matcher(line).replaceAll("…");
    return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "…";
  }
}
