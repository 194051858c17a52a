package dev.alidade.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alidade.aws.AwsClients;
import dev.alidade.aws.SmallFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;

/**
 * The token that {@code aws sso login} left in {@code ~/.aws/sso/cache}. A login of the newer kind
 * ({@code sso_session}) is prolonged with {@code sso-oidc:CreateToken} and written back for the AWS
 * CLI. https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html
 */
final class SsoTokens {

  // A token that ends sooner is not worth beginning with.
  private static final Duration SOON = Duration.ofMinutes(5);
  // Ours: the tokens of Identity Center have some kilobytes.
  private static final int LARGEST_TOKEN = 1024 * 1024;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final AwsEnvironment environment;
  private final AwsClients clients;
  private final Clock clock;
  private final CredentialSource.SingleSignOn login;

  SsoTokens(
      AwsEnvironment environment,
      AwsClients clients,
      Clock clock,
      CredentialSource.SingleSignOn login) {
    this.environment = environment;
    this.clients = clients;
    this.clock = clock;
    this.login = login;
  }

  /** What profiles have in common that use one login. */
  record Key(@Nullable String session, String startUrl, String ssoRegion) {
    static Key of(CredentialSource.SingleSignOn login) {
      return new Key(login.session(), login.startUrl(), login.ssoRegion());
    }
  }

  /**
   * A token that is valid.
   *
   * @param profile who wants it, for the words to type
   * @throws CredentialsException when there is no login, or it has expired; says which command to
   *     type
   */
  synchronized String accessToken(String profile) {
    var file = cacheFile();
    var token = read(file, profile);
    var expiry = expiry(token);
    if (clock.instant().plus(SOON).isAfter(expiry)) {
      var prolonged = prolong(token, file);
      if (prolonged.isPresent()) {
        return prolonged.get();
      }
    }
    if (!clock.instant().isBefore(expiry)) {
      throw expired("the login at " + login.startUrl() + " has expired", profile);
    }
    return token.path("accessToken").asText();
  }

  private Path cacheFile() {
    var session = login.session();
    var name = sha1(session == null ? login.startUrl() : session);
    return environment.home().resolve(".aws/sso/cache").resolve(name + ".json");
  }

  private ObjectNode read(Path file, String profile) {
    try {
      if (JSON.readTree(SmallFile.text(file, LARGEST_TOKEN)) instanceof ObjectNode token
          && token.hasNonNull("accessToken")) {
        return token;
      }
    } catch (JsonProcessingException e) {
      throw expired("the login kept in " + file + " is damaged", profile);
    } catch (IOException e) {
      throw expired("there is no login at " + login.startUrl(), profile);
    }
    throw expired("the login kept in " + file + " is damaged", profile);
  }

  private Instant expiry(JsonNode token) {
    // Old versions of the AWS CLI wrote «UTC» for «Z».
    var text = token.path("expiresAt").asText("").replace("UTC", "Z");
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  /** A new token for the old; empty when the login cannot be prolonged. */
  private Optional<String> prolong(ObjectNode token, Path file) {
    boolean can =
        login.session() != null
            && token.hasNonNull("refreshToken")
            && token.hasNonNull("clientId")
            && token.hasNonNull("clientSecret");
    if (!can) {
      return Optional.empty();
    }
    var oidc =
        clients.unproven(
            SsoOidcClient::builder,
            login.asker(),
            login.profile(),
            login.ssoRegion(),
            AnonymousCredentialsProvider.create());
    try {
      var answer =
          oidc.createToken(
              request ->
                  request
                      .clientId(token.path("clientId").asText())
                      .clientSecret(token.path("clientSecret").asText())
                      .grantType("refresh_token")
                      .refreshToken(token.path("refreshToken").asText()));
      token.put("accessToken", answer.accessToken());
      token.put(
          "expiresAt",
          clock
              .instant()
              .plusSeconds(answer.expiresIn())
              .truncatedTo(ChronoUnit.SECONDS)
              .toString());
      if (answer.refreshToken() != null) {
        token.put("refreshToken", answer.refreshToken());
      }
      write(token, file);
      return Optional.of(answer.accessToken());
    } catch (SdkException e) {
      // The old token counts as long as it lasts; then the person is asked to log in.
      return Optional.empty();
    }
  }

  private static void write(ObjectNode token, Path file) {
    try {
      // createTempFile makes it readable for its owner only; the move keeps readers from half a
      // file.
      var fresh = Files.createTempFile(file.getParent(), "token", ".json");
      Files.writeString(fresh, token.toString());
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // The token serves this run all the same; the next one prolongs the login again.
      return;
    }
  }

  private CredentialsException expired(String reason, String profile) {
    var session = login.session();
    return new CredentialsException(
        reason,
        session == null
            ? "type: aws sso login --profile " + profile
            : "type: aws sso login --sso-session " + session);
  }

  private static String sha1(String text) {
    try {
      // The AWS CLI's file name, no secret.
      var digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-1.", e);
    }
  }
}
