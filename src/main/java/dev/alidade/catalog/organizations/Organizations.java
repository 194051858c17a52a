package dev.alidade.catalog.organizations;

import static dev.alidade.aws.Rate.Sharing.PER_OPERATION;

import dev.alidade.aws.AwsService;
import dev.alidade.aws.Rate;
import java.util.Set;

/** The Organizations API. */
final class Organizations {

  /** The service. */
  static final AwsService SERVICE =
      AwsService.named("organizations")
          .speaking(AwsService.Protocol.JSON_1_1)
          .documentedAt("https://docs.aws.amazon.com/organizations/latest/APIReference/API_%s.html")
          .rates(
              // One endpoint for the organisation, throttled by operation; AWS names no numbers.
              // People saw TooManyRequestsException from a few calls at the same time on
              // (awslabs/aws-deployment-framework issues 788 and 801), so the rate is cautious.
              new Rate(
                  "organizations",
                  Set.of(),
                  PER_OPERATION,
                  true,
                  3,
                  5,
                  Tree.LARGEST_PAGE,
                  "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html"
                      + " (page size 20; the rate is ours)"));

  private Organizations() {}
}
