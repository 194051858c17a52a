package dev.alidade.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.alidade.aws.SmallFile;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.utils.SdkAutoCloseable;
import software.amazon.awssdk.utils.cache.CachedSupplier;
import software.amazon.awssdk.utils.cache.RefreshResult;

/**
 * The role of an ECS task or EKS pod, from the endpoint that {@code AWS_CONTAINER_CREDENTIALS_*}
 * names. The SDK's own provider reads these variables from the process only; ours come from {@link
 * AwsEnvironment}.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
 */
final class ContainerCredentials implements AwsCredentialsProvider, SdkAutoCloseable {

  private static final String ECS_ADDRESS = "http://169.254.170.2";
  // Plain http is for these only (and this machine), so that no variable can send the token
  // elsewhere.
  private static final Set<String> PLAIN_HOSTS =
      Set.of("169.254.170.2", "169.254.170.23", "[fd00:ec2::23]");

  private static final int ATTEMPTS = 3;
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final Duration STALE_BEFORE_EXPIRY = Duration.ofMinutes(1);
  // As the SDK's provider has it.
  private static final Duration REFRESH_BEFORE_EXPIRY = Duration.ofMinutes(15);
  private static final int SERVER_ERROR = 500;

  // Ours, for the token and the answer: both have a few kilobytes.
  private static final int LARGEST_ANSWER = 64_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  // What an HTTP header can carry; anything else in the file is no token.
  private static final Pattern TOKEN = Pattern.compile("[\\x20-\\x7e]+");

  private final AwsEnvironment environment;
  private final Clock clock;
  private final String ecsAddress;
  private final CachedSupplier<AwsCredentials> cache;

  ContainerCredentials(AwsEnvironment environment, Clock clock) {
    this(environment, clock, ECS_ADDRESS);
  }

  /**
   * With another address for what {@code AWS_CONTAINER_CREDENTIALS_RELATIVE_URI} is relative to.
   */
  ContainerCredentials(AwsEnvironment environment, Clock clock, String ecsAddress) {
    this.environment = environment;
    this.clock = clock;
    this.ecsAddress = ecsAddress;
    this.cache =
        CachedSupplier.builder(this::refresh).cachedValueName("container credentials").build();
  }

  @Override
  public AwsCredentials resolveCredentials() {
    return cache.get();
  }

  @Override
  public void close() {
    cache.close();
  }

  private RefreshResult<AwsCredentials> refresh() {
    var answer = ask(endpoint());
    var id = answer.path("AccessKeyId").asText("");
    var secret = answer.path("SecretAccessKey").asText("");
    var token = answer.path("Token").asText("");
    if (id.isEmpty() || secret.isEmpty() || token.isEmpty()) {
      throw failure("it answered no credentials");
    }
    var expiry = expiry(answer.path("Expiration").asText(""));
    return RefreshResult.<AwsCredentials>builder(AwsSessionCredentials.create(id, secret, token))
        .staleTime(expiry.minus(STALE_BEFORE_EXPIRY))
        .prefetchTime(expiry.minus(REFRESH_BEFORE_EXPIRY))
        .build();
  }

  private Instant expiry(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      // Without an expiry, as some local stand-ins have it, ask again every hour.
      return clock.instant().plus(Duration.ofHours(1));
    }
  }

  private URI endpoint() {
    var relative = environment.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
    var text =
        relative
            .map(path -> ecsAddress + path)
            .or(() -> environment.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI"))
            .orElseThrow(() -> failure("no AWS_CONTAINER_CREDENTIALS_* variable is set"));
    try {
      var uri = URI.create(text);
      if (uri.getHost() != null && ("https".equals(uri.getScheme()) || isPlainAllowed(uri))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw failure("AWS_CONTAINER_CREDENTIALS_FULL_URI is no address");
    }
    throw failure(
        "AWS_CONTAINER_CREDENTIALS_FULL_URI is neither https nor an address of this machine");
  }

  private static boolean isPlainAllowed(URI uri) {
    if (!"http".equals(uri.getScheme())) {
      return false;
    }
    try {
      return PLAIN_HOSTS.contains(uri.getHost())
          || InetAddress.getByName(uri.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private Optional<String> authorization() {
    var file = environment.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
    var token =
        file.isPresent()
            ? Optional.of(tokenIn(file.get()))
            : environment.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN");
    if (token.isPresent() && !TOKEN.matcher(token.get()).matches()) {
      // The JDK would repeat it in its complaint.
      throw failure("the authorization token is empty or has more than one line");
    }
    return token;
  }

  private String tokenIn(String file) {
    try {
      // EKS replaces the token while we run: read it each time.
      return SmallFile.text(environment.path(file), LARGEST_ANSWER).strip();
    } catch (IOException e) {
      throw failure("the token file " + file + " cannot be read");
    }
  }

  private JsonNode ask(URI endpoint) {
    String trouble = "";
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (attempt > 1) {
        pause();
      }
      try {
        var answer = get(endpoint);
        if (answer.status() == HttpURLConnection.HTTP_OK) {
          return JSON.readTree(answer.body());
        }
        trouble = "it answered with status " + answer.status();
        if (answer.status() < SERVER_ERROR) {
          break;
        }
      } catch (JsonProcessingException e) {
        // The text may hold half of a secret.
        throw failure("its answer is no JSON");
      } catch (IOException e) {
        trouble =
            e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
      }
    }
    throw failure(trouble);
  }

  private record Answer(int status, String body) {}

  private Answer get(URI endpoint) throws IOException {
    var connection = (HttpURLConnection) endpoint.toURL().openConnection(Proxy.NO_PROXY);
    try {
      connection.setConnectTimeout((int) TIMEOUT.toMillis());
      connection.setReadTimeout((int) TIMEOUT.toMillis());
      connection.setInstanceFollowRedirects(false);
      authorization().ifPresent(token -> connection.setRequestProperty("Authorization", token));
      int status = connection.getResponseCode();
      if (status != HttpURLConnection.HTTP_OK) {
        return new Answer(status, "");
      }
      try (var in = connection.getInputStream()) {
        var body = in.readNBytes(LARGEST_ANSWER + 1);
        if (body.length > LARGEST_ANSWER) {
          throw failure("its answer has more than %,d bytes".formatted(LARGEST_ANSWER));
        }
        return new Answer(status, new String(body, StandardCharsets.UTF_8));
      }
    } finally {
      connection.disconnect();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_ATTEMPTS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("interrupted while waiting for it");
    }
  }

  private static CredentialsException failure(String trouble) {
    return new CredentialsException(
        "the container credentials endpoint gave no credentials: " + trouble,
        "give the ECS task or EKS pod a role, and let this process see its variables");
  }
}
