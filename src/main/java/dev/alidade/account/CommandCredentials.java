package dev.alidade.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * What a profile's {@code credential_process} prints, asked for again before it expires. Nothing
 * that the command prints is ever repeated: it may be a secret.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 */
final class CommandCredentials implements AwsCredentialsProvider {

  // As the SDK's ProcessCredentialsProvider has it.
  private static final Duration STALE_BEFORE_EXPIRY = Duration.ofSeconds(15);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String NONE = "failed or printed no credentials: ";
  // Where POSIX systems have it; an image from scratch has none.
  private static final Path SHELL = Path.of("/bin/sh");
  private static final String BY_HAND = "run its command by hand and see what it says";

  private final CredentialSource.Command process;
  private final CommandRun run;
  private final Clock clock;
  private @Nullable AwsCredentials credentials;
  private Instant stale = Instant.MIN;

  CommandCredentials(CredentialSource.Command process, CommandRun run, Clock clock) {
    this.process = process;
    this.run = run;
    this.clock = clock;
  }

  @Override
  public synchronized AwsCredentials resolveCredentials() {
    if (credentials == null || !clock.instant().isBefore(stale)) {
      credentials = read(printed());
    }
    return credentials;
  }

  private byte[] printed() {
    return switch (run.of(ShellWords.split(process.command()))) {
      case CommandRun.Ended(var status, var output) when status == 0 -> output;
      case CommandRun.Ended(var status, _) ->
          throw failure(NONE + "its exit status is " + status, BY_HAND);
      case CommandRun.NotStarted _ ->
          throw failure(NONE + "it cannot be started", CommandRun.whyNotStarted(SHELL));
      case CommandRun.TooSlow(var limit) ->
          throw failure(
              "printed no credentials within %,d s and was ended".formatted(limit.toSeconds()),
              "run its command by hand, with stdin closed (</dev/null): it must not ask anything;"
                  + " give a slow one more time with "
                  + CommandRun.TIMEOUT_VARIABLE
                  + " (seconds)");
      case CommandRun.TooMuch(var limit) ->
          throw failure(
              "printed more than %,d bytes and was ended".formatted(limit),
              "let its command print one JSON object with the credentials, and nothing else");
    };
  }

  private AwsCredentials read(byte[] output) {
    var answer = json(output);
    if (answer.path("Version").asInt() != 1) {
      throw failure(NONE + "what it printed is not of «Version» 1", BY_HAND);
    }
    var id = answer.path("AccessKeyId").asText("");
    var secret = answer.path("SecretAccessKey").asText("");
    if (id.isEmpty() || secret.isEmpty()) {
      throw failure(NONE + "AccessKeyId or SecretAccessKey is missing", BY_HAND);
    }
    var expiration = answer.path("Expiration");
    stale = expiration.isTextual() ? staleAt(expiration.asText()) : Instant.MAX;
    var token = answer.path("SessionToken").asText("");
    return token.isEmpty()
        ? AwsBasicCredentials.create(id, secret)
        : AwsSessionCredentials.create(id, secret, token);
  }

  private JsonNode json(byte[] output) {
    try {
      var answer = JSON.readTree(output);
      if (answer != null && answer.isObject()) {
        return answer;
      }
    } catch (JsonProcessingException e) {
      // The text may hold half of a secret: neither message nor cause are passed on.
      throw failure(NONE + "what it printed is no JSON", BY_HAND);
    } catch (java.io.IOException e) {
      throw new IllegalStateException("Bytes in memory can be read.", e);
    }
    throw failure(NONE + "what it printed is no JSON object", BY_HAND);
  }

  private Instant staleAt(String expiration) {
    try {
      return OffsetDateTime.parse(expiration).toInstant().minus(STALE_BEFORE_EXPIRY);
    } catch (DateTimeParseException e) {
      throw failure(NONE + "«Expiration» is no time as of ISO 8601", BY_HAND);
    }
  }

  private CredentialsException failure(String what, String advice) {
    return new CredentialsException(
        "the credential_process of profile " + process.profile() + " " + what, advice);
  }
}
