package dev.alidade.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/**
 * A role that wants a code of an MFA device. The code is asked for once; a session that ends in the
 * middle of a run is not renewed, as in boto3: nobody may be there any more.
 */
final class MfaRole implements AwsCredentialsProvider {

  private static final Duration STALE_BEFORE_EXPIRY = Duration.ofMinutes(1);

  private final StsClient sts;
  private final AssumeRoleRequest request;
  private final String profile;
  private final MfaCodes codes;
  private final Clock clock;
  private @Nullable AwsCredentials credentials;
  private Instant end = Instant.MAX;
  private @Nullable SdkException refusal;

  /** The request names the device, and lacks the code. */
  MfaRole(StsClient sts, AssumeRoleRequest request, String profile, MfaCodes codes, Clock clock) {
    this.sts = sts;
    this.request = request;
    this.profile = profile;
    this.codes = codes;
    this.clock = clock;
  }

  @Override
  public synchronized AwsCredentials resolveCredentials() {
    if (refusal != null) {
      throw refusal;
    }
    if (credentials == null) {
      credentials = assumed();
    }
    if (!clock.instant().isBefore(end)) {
      throw new CredentialsException(
          "the session that the MFA code opened has ended",
          "run it again with a new code; duration_seconds in profile "
              + profile
              + " makes it last longer, if the role allows it");
    }
    return credentials;
  }

  private AwsCredentials assumed() {
    try {
      var code =
          codes
              .code(request.serialNumber(), profile)
              .orElseThrow(
                  () ->
                      new CredentialsException(
                          "the role wants a code of the MFA device "
                              + request.serialNumber()
                              + ", and there is no terminal to ask for it",
                          "run it on a terminal, or give profile "
                              + profile
                              + " a role without mfa_serial"));
      var answer = sts.assumeRole(request.toBuilder().tokenCode(code).build()).credentials();
      end = answer.expiration().minus(STALE_BEFORE_EXPIRY);
      return AwsSessionCredentials.create(
          answer.accessKeyId(), answer.secretAccessKey(), answer.sessionToken());
    } catch (SdkException e) {
      // A code counts once, and nobody wants to be asked again for each call.
      refusal = e;
      throw e;
    }
  }
}
