package dev.alidade.estate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Gives out session credentials and recognises them. The account stands in the access key id
 * ({@code ASIA}, twelve digits, four characters), so that a key is recognised after a restart too;
 * signatures are not checked.
 */
final class Sessions {

  /**
   * The instance role of the hub's runner: what the metadata service and unknown keys stand for.
   */
  static final String RUNNER_ROLE = "alidade-runner";

  private static final String RUNNER_INSTANCE = "i-0c41f7d09e2ab6358";

  private static final Pattern KEY = Pattern.compile("(?:ASIA|AKIA)(\\d{12})[A-Z0-9]{4}");

  /**
   * Session credentials.
   *
   * @param identity whose they are, and until when
   */
  record Credentials(String accessKeyId, String secret, String token, Identity identity) {}

  private final Clock clock;
  private final AtomicInteger given = new AtomicInteger();
  private final Map<String, Identity> identities = new ConcurrentHashMap<>();

  Sessions(Clock clock) {
    this.clock = clock;
  }

  /**
   * Credentials of a role's session that end after {@code lifetime}, to the second as AWS has it.
   */
  Credentials open(String account, String role, String session, Duration lifetime) {
    var suffix = suffix(given.incrementAndGet());
    var key = "ASIA" + account + suffix;
    var expiration = clock.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
    var identity = identity(account, role, session, expiration);
    identities.put(key, identity);
    return new Credentials(
        key, "sample/" + key + "/not/a/secret", "sample-session-token-" + key, identity);
  }

  /** Credentials of the instance or the container that the tool runs on, in the hub. */
  Credentials runner(String hub, Duration lifetime) {
    return open(hub, RUNNER_ROLE, RUNNER_INSTANCE, lifetime);
  }

  /**
   * Returns whose key this is: a session's, an account's (by its digits), or else the hub's runner.
   */
  Identity identify(String accessKeyId, Estate estate) {
    var known = identities.get(accessKeyId);
    if (known != null) {
      return known;
    }
    var key = KEY.matcher(accessKeyId);
    return key.matches() && estate.has(key.group(1))
        ? identity(key.group(1), "cartography-read-only", "alidade", Instant.MAX)
        : identity(estate.hub().id(), RUNNER_ROLE, RUNNER_INSTANCE, Instant.MAX);
  }

  boolean expired(Identity identity) {
    return clock.instant().isAfter(identity.expiration());
  }

  private static Identity identity(
      String account, String role, String session, Instant expiration) {
    var id =
        "AROA" + String.format(Locale.ROOT, "%017d", Math.abs((long) (account + role).hashCode()));
    return new Identity(
        account,
        "arn:aws:sts::%s:assumed-role/%s/%s".formatted(account, role, session),
        id + ':' + session,
        expiration);
  }

  private static String suffix(int number) {
    var text = "000" + Integer.toString(number, Character.MAX_RADIX).toUpperCase(Locale.ROOT);
    return text.substring(text.length() - 4);
  }
}
