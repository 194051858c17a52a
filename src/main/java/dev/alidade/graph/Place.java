package dev.alidade.graph;

import org.jspecify.annotations.Nullable;

/**
 * Where an answer of AWS came from: one account and one region.
 *
 * @param partition the AWS partition, for example {@code aws}, {@code aws-cn}, {@code aws-us-gov}
 * @param accountId the twelve-digit account id
 * @param region the region code, or {@link #GLOBAL} for services without regions
 * @param reporter who reports what is found here; kept, since every row names it
 */
public record Place(String partition, String accountId, String region, Reporter reporter) {

  /** The region of services that have none, such as IAM. */
  public static final String GLOBAL = "global";

  /** A place that reports what is found there itself. */
  public Place(String partition, String accountId, String region) {
    this(partition, accountId, region, Reporter.of(accountId, region));
  }

  /**
   * An ARN in this partition, region and account, for example of {@code ec2}, {@code volume}; null
   * where the resource has no id.
   */
  public @Nullable String arn(String service, String resourceType, @Nullable String resourceId) {
    var owner = "arn:" + partition + ":" + service + ":" + region + ":" + accountId;
    return CompositeId.of(owner, ":", resourceType, "/", resourceId);
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
