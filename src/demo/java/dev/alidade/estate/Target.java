package dev.alidade.estate;

/**
 * Which calls a fault is about; {@code *} is any.
 *
 * @param account the twelve digits
 * @param region the region; {@code global} for IAM
 * @param operation {@code ec2:DescribeVpcs}, {@code DescribeVpcs} or {@code ec2:*}
 * @param item the bucket, key or function that the call must be about: the value of any of its
 *     parameters
 */
public record Target(String account, String region, String operation, String item) {

  private static final String ANY = "*";

  /** Calls about whatever item. */
  public Target(String account, String region, String operation) {
    this(account, region, operation, ANY);
  }

  /** Every call. */
  public static Target anything() {
    return new Target(ANY, ANY, ANY);
  }

  /** An operation in all accounts and regions. */
  public static Target operation(String operation) {
    return new Target(ANY, ANY, operation);
  }

  /** All calls in an account. */
  public static Target account(String account) {
    return new Target(account, ANY, ANY);
  }

  /** Returns this target narrowed to a region. */
  public Target in(String otherRegion) {
    return new Target(account, otherRegion, operation, item);
  }

  /** Returns this target narrowed to an operation. */
  public Target calling(String otherOperation) {
    return new Target(account, region, otherOperation, item);
  }

  /** Returns this target narrowed to an account. */
  public Target of(String otherAccount) {
    return new Target(otherAccount, region, operation, item);
  }

  /** Returns this target narrowed to one item: a bucket, a key, a function. */
  public Target about(String otherItem) {
    return new Target(account, region, operation, otherItem);
  }

  boolean matches(Request request) {
    return (account.equals(ANY) || account.equals(request.account()))
        && (region.equals(ANY) || region.equals(request.region()))
        && (operation.equals(ANY)
            || operation.equals(request.operation())
            || operation.equals(request.action())
            || operation.equals(request.service() + ":*"))
        && (item.equals(ANY) || isAbout(request));
  }

  private boolean isAbout(Request request) {
    return request.values().stream()
        .anyMatch(value -> value.equals(item) || Item.of(value).equals(Item.of(item)));
  }
}
