package dev.alidade.estate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of the machine that the tool runs on: the instance metadata service, version 2
 * only ({@code AWS_EC2_METADATA_SERVICE_ENDPOINT}), and the container credentials endpoint ({@code
 * AWS_CONTAINER_CREDENTIALS_FULL_URI}). Both give the hub's instance role.
 */
final class InstanceMetadata {

  static final String CONTAINER_PATH = "/container-credentials";
  private static final String METADATA_PATH = "/latest/";
  private static final String ROLE_PATH = "/latest/meta-data/iam/security-credentials/";

  private final Sessions sessions;
  private final Set<String> tokens = ConcurrentHashMap.newKeySet();

  InstanceMetadata(Sessions sessions) {
    this.sessions = sessions;
  }

  /** What is answered: an HTTP status and a text, or JSON where the text begins with a brace. */
  record Text(int status, String body) {}

  static boolean serves(String path) {
    return path.equals(CONTAINER_PATH) || path.startsWith(METADATA_PATH);
  }

  Text answer(
      String method, String path, @Nullable String token, Estate estate, Duration lifetime) {
    var hub = estate.hub().id();
    if (path.equals(CONTAINER_PATH)) {
      return new Text(200, container(sessions.runner(hub, lifetime)));
    }
    if (path.equals("/latest/api/token")) {
      return method.equals("PUT") ? new Text(200, newToken()) : new Text(405, "");
    }
    if (token == null || !tokens.contains(token)) {
      return new Text(401, "");
    }
    return switch (path) {
      case ROLE_PATH, "/latest/meta-data/iam/security-credentials" ->
          new Text(200, Sessions.RUNNER_ROLE);
      case ROLE_PATH + Sessions.RUNNER_ROLE ->
          new Text(200, instance(sessions.runner(hub, lifetime)));
      case "/latest/meta-data/placement/region" -> new Text(200, estate.regions().getFirst());
      case "/latest/dynamic/instance-identity/document" ->
          new Text(
              200,
              "{\"accountId\": \"%s\", \"region\": \"%s\"}"
                  .formatted(hub, estate.regions().getFirst()));
      default -> new Text(404, "");
    };
  }

  private String newToken() {
    var token = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    tokens.add(token);
    return token;
  }

  private static String instance(Sessions.Credentials credentials) {
    return """
        {
          "Code" : "Success",
          "LastUpdated" : "%s",
          "Type" : "AWS-HMAC",
          "AccessKeyId" : "%s",
          "SecretAccessKey" : "%s",
          "Token" : "%s",
          "Expiration" : "%s"
        }"""
        .formatted(
            Instant.now().truncatedTo(ChronoUnit.SECONDS),
            credentials.accessKeyId(),
            credentials.secret(),
            credentials.token(),
            credentials.identity().expiration());
  }

  private static String container(Sessions.Credentials credentials) {
    var identity = credentials.identity();
    return """
        {
          "RoleArn" : "arn:aws:iam::%s:role/%s",
          "AccessKeyId" : "%s",
          "SecretAccessKey" : "%s",
          "Token" : "%s",
          "Expiration" : "%s"
        }"""
        .formatted(
            identity.account(),
            Sessions.RUNNER_ROLE,
            credentials.accessKeyId(),
            credentials.secret(),
            credentials.token(),
            identity.expiration());
  }
}
