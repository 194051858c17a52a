package dev.alidade.aws;

/**
 * Where a call went. The clients of {@link AwsClients} attach it to every exception that they throw
 * (as a suppressed one, without stack), so that a failure can be told with its operation, account
 * and region wherever it is caught.
 */
public final class CallSite extends Throwable {

  private final String account;
  private final String region;
  private final String service;
  private final String operation;
  private final transient AwsService known;

  /** A place; the service is the SDK's, such as {@code ec2}, the operation AWS's. */
  public CallSite(String account, String region, String service, String operation) {
    this(account, region, AwsService.named(service), operation);
  }

  /** A place of a service of which more is known than its name. */
  public CallSite(String account, String region, AwsService service, String operation) {
    super(service + ":" + operation + " in account " + account + ", " + region, null, false, false);
    this.account = account;
    this.region = region;
    this.service = service.name();
    this.operation = operation;
    this.known = service;
  }

  /** The IAM action that the call needs. */
  public String action() {
    return known.action(operation);
  }

  /** Whether a code of the service says that the item is not there (any more). */
  boolean saysGoneBy(String code) {
    return known.goneCodes().contains(code);
  }

  /** The account's id, or the profile's name as long as no account is proven. */
  public String account() {
    return account;
  }

  /** The region that was asked. */
  public String region() {
    return region;
  }

  /** The service as the SDK's package calls it, such as {@code inspector2}. */
  public String service() {
    return service;
  }

  /** The operation, such as {@code DescribeVpcs}. */
  public String operation() {
    return operation;
  }
}
