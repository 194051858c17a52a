package dev.alidade.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * The right to ask an account, proven by {@code sts:GetCallerIdentity}.
 *
 * @param accountId the twelve digits that AWS answered
 * @param partition the partition of the caller's ARN: {@code aws}, {@code aws-cn}, {@code
 *     aws-us-gov}
 * @param profile the profile that the credentials come from; {@code default} for the default chain
 * @param homeRegion the region for calls that concern the account as a whole
 * @param credentials refreshed by themselves, for as long as a run takes
 */
public record Access(
    String accountId,
    String partition,
    String profile,
    String homeRegion,
    AwsCredentialsProvider credentials) {

  /** Everything but the credentials. */
  @Override
  public String toString() {
    return "Access[" + accountId + ", " + partition + ", " + profile + ", " + homeRegion + "]";
  }
}
