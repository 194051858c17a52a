package dev.alidade.aws;

import java.time.Duration;
import java.util.Set;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * The services that say who we are and which accounts there are. Without their answer an account is
 * not surveyed at all, and hundreds of accounts ask the same one at the same time: so throttling is
 * met with patience. Their answers are small: so one that does not end is given up soon.
 */
final class IdentityServices {

  private static final Set<String> NAMES =
      Set.of("sts", "sso", "ssooidc", "signin", "organizations");

  /**
   * Ours: the SDK waits up to 1, 2, 4, 8, 16, then 20 s between throttled attempts, half of it on
   * average; so these are about a minute and a half, in which the limiter comes down to a twentieth
   * of the rate.
   */
  static final int THROTTLED_ATTEMPTS = 12;

  /** Ours: these answer within a second or two. */
  static final Duration ANSWER_TIME = Duration.ofSeconds(30);

  /** Ours: a page of Organizations' accounts, the largest of these answers, has some kilobytes. */
  static final int LARGEST_ANSWER = 1024 * 1024;

  private IdentityServices() {}

  static boolean include(String service) {
    return NAMES.contains(service);
  }

  /** How often a call may be tried that was throttled; as others where the user says how often. */
  static int throttledAttempts(String service, ProfileSettings said, int others) {
    return include(service) && said.maxAttempts() == null ? THROTTLED_ATTEMPTS : others;
  }

  /** The SDK's strategy for so many attempts; more than usual are not stopped by its quota. */
  static RetryStrategy strategy(RetryMode mode, int attempts, boolean patient) {
    var builder = AwsRetryStrategy.forRetryMode(mode).toBuilder().maxAttempts(attempts);
    // The quota is meant for services that are down: it would end the retries of all accounts
    // because the first hundred were throttled.
    return patient && builder instanceof StandardRetryStrategy.Builder standard
        ? standard.circuitBreakerEnabled(false).build()
        : builder.build();
  }
}
