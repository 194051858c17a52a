package dev.alidade.graph;

import org.jspecify.annotations.Nullable;

/**
 * Where an answer of AWS came from: one account and one region.
 *
 * @param partition the AWS partition, for example {@code aws}, {@code aws-cn}, {@code aws-us-gov}
 * @param accountId the twelve-digit account id
 * @param region the region code, or {@link #GLOBAL} for services without regions
 */
public record Place(String partition, String accountId, String region) {

  /** The region of services that have none, such as IAM. */
  public static final String GLOBAL = "global";

  /**
   * An ARN in this partition, region and account, for example of {@code ec2}, {@code volume}; null
   * where the resource has no id.
   */
  public @Nullable String arn(String service, String resourceType, @Nullable String resourceId) {
    var owner = "arn:" + partition + ":" + service + ":" + region + ":" + accountId;
    return CompositeId.of(owner, ":", resourceType, "/", resourceId);
  }

  /** Who reports what is found here. */
  public Reporter reporter() {
    return Reporter.of(accountId, region);
  }

  /** The ARN of this account's root principal, which stands for every principal of the account. */
  public String rootArn() {
    return rootArn(accountId);
  }

  /** The ARN of another account's root principal, in this partition. */
  public String rootArn(String ofAccount) {
    return "arn:" + partition + ":iam::" + ofAccount + ":root";
  }
}
