package dev.alidade.estate;

/**
 * Which calls a fault is about; {@code *} is any.
 *
 * @param account the twelve digits
 * @param region the region; {@code global} for IAM
 * @param operation {@code ec2:DescribeVpcs}, {@code DescribeVpcs} or {@code ec2:*}
 */
public record Target(String account, String region, String operation) {

  private static final String ANY = "*";

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
    return new Target(account, otherRegion, operation);
  }

  /** Returns this target narrowed to an operation. */
  public Target calling(String otherOperation) {
    return new Target(account, region, otherOperation);
  }

  /** Returns this target narrowed to an account. */
  public Target of(String otherAccount) {
    return new Target(otherAccount, region, operation);
  }

  boolean matches(Request request) {
    return (account.equals(ANY) || account.equals(request.account()))
        && (region.equals(ANY) || region.equals(request.region()))
        && (operation.equals(ANY)
            || operation.equals(request.operation())
            || operation.equals(request.action())
            || operation.equals(request.service() + ":*"));
  }
}
