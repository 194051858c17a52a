package dev.alidade.aws;

import static dev.alidade.aws.Rate.Sharing.PER_OPERATION;
import static dev.alidade.aws.Rate.Sharing.TOGETHER;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How fast each service may be asked: data, every number with the page that it comes from. */
public final class RateTable {

  private static final String EC2 =
      "https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html";
  private static final String IAM_STS =
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html";

  private static final List<Rate> PUBLISHED =
      List.of(
          // Non-mutating actions: bucket 100, refill 20/s, each API on its own. 1000 is the usual
          // largest MaxResults of the describe actions.
          new Rate("ec2", Set.of(), PER_OPERATION, false, 20, 100, 1000, EC2),
          // The unfiltered and unpaginated ones have half of it: bucket 50, refill 10/s. We always
          // ask for pages; regions are the one list without any.
          new Rate("ec2", Set.of("DescribeRegions"), PER_OPERATION, false, 10, 50, 0, EC2),
          // 600/s for an account and region, over all operations together. The bucket is ours: a
          // sixth of a second's worth, as other users of the account want to get in as well.
          new Rate("sts", Set.of(), TOGETHER, false, 600, 100, 0, IAM_STS),
          // AWS publishes no rates for IAM. 15/s is ours: throttling («Rate exceeded») was reported
          // from about 20/s on. MaxItems goes up to 1000.
          new Rate(
              "iam", Set.of(), TOGETHER, true, 15, 30, 1000, IAM_STS + " (no rates given; ours)"),
          // The jobs for service-last-accessed data are asked beside the rest of IAM, at the same
          // rate; where that is too much for an account, throttling halves it.
          new Rate(
              "iam",
              Set.of("GenerateServiceLastAccessedDetails", "GetServiceLastAccessedDetails"),
              PER_OPERATION,
              true,
              15,
              30,
              1000,
              IAM_STS + " (no rates given; ours)"),
          // No rates are published for Inspector; 5/s is ours. ListFindings gives up to 100 items.
          new Rate(
              "inspector2",
              Set.of(),
              PER_OPERATION,
              false,
              5,
              10,
              100,
              "https://docs.aws.amazon.com/inspector/v2/APIReference/API_ListFindings.html (page"
                  + " size; the rate is ours)"),
          // One endpoint for the organisation, throttled by operation; AWS names no numbers. People
          // saw TooManyRequestsException from a few calls at the same time on
          // (awslabs/aws-deployment-framework issues 788 and 801), so the rate is a cautious one.
          new Rate(
              "organizations",
              Set.of(),
              PER_OPERATION,
              true,
              3,
              5,
              20,
              "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html"
                  + " (page size 20; the rate is ours)"),
          // The portal that gives role credentials to logins; no rates published, ours.
          new Rate(
              "sso",
              Set.of(),
              TOGETHER,
              false,
              10,
              20,
              0,
              "https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html (ours)"));

  // What AWS does not say: most control planes begin to throttle between 10/s and 50/s.
  private static final Rate UNKNOWN =
      new Rate("", Set.of(), TOGETHER, false, 10, 20, 0, "no source: a cautious rate of ours");

  private final List<Rate> rates;
  private final Rate unknown;

  /** A table with a rate for the services that it does not list. */
  public RateTable(List<Rate> rates, Rate unknown) {
    this.rates = List.copyOf(rates);
    this.unknown = unknown;
  }

  /** The rates that AWS publishes, and cautious ones where it publishes none. */
  public static RateTable published() {
    return new RateTable(PUBLISHED, UNKNOWN);
  }

  /** The rate of an operation: its own, else its service's, else the one for unknown services. */
  public Rate of(String service, String operation) {
    return find(service, operation).or(() -> find(service, "")).orElse(unknown);
  }

  /** All rates, the one for unknown services last. */
  public List<Rate> all() {
    var all = new ArrayList<>(rates);
    all.add(unknown);
    return List.copyOf(all);
  }

  private Optional<Rate> find(String service, String operation) {
    return rates.stream()
        .filter(rate -> rate.service().equals(service))
        .filter(
            rate ->
                operation.isEmpty()
                    ? rate.operations().isEmpty()
                    : rate.operations().contains(operation))
        .findFirst();
  }
}
