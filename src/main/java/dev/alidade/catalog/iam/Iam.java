package dev.alidade.catalog.iam;

import static dev.alidade.aws.Rate.Sharing.PER_OPERATION;
import static dev.alidade.aws.Rate.Sharing.TOGETHER;

import dev.alidade.aws.AwsService;
import dev.alidade.aws.Rate;
import dev.alidade.catalog.Scope;
import java.util.Set;
import software.amazon.awssdk.services.iam.IamClient;

/** The IAM API of an account. */
final class Iam {

  /**
   * The largest page that IAM's lists give.
   * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html (MaxItems)
   */
  static final int LARGEST_PAGE = 1000;

  private static final String QUOTAS =
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"
          + " (no rates given; ours)";

  /** The service. */
  static final AwsService SERVICE =
      AwsService.named("iam")
          .speaking(AwsService.Protocol.QUERY)
          .documentedAt("https://docs.aws.amazon.com/IAM/latest/APIReference/API_%s.html")
          .rates(
              // AWS publishes no rates for IAM. 15/s is ours: throttling («Rate exceeded») was
              // reported from about 20/s on. MaxItems goes up to 1000.
              new Rate("iam", Set.of(), TOGETHER, true, 15, 30, LARGEST_PAGE, QUOTAS),
              // The jobs for service-last-accessed data are asked beside the rest of IAM, at the
              // same rate; where that is too much for an account, throttling halves it.
              new Rate(
                  "iam",
                  Set.of("GenerateServiceLastAccessedDetails", "GetServiceLastAccessedDetails"),
                  PER_OPERATION,
                  true,
                  15,
                  30,
                  LARGEST_PAGE,
                  QUOTAS))
          // https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
          .sayingGoneBy("NoSuchEntity");

  private Iam() {}

  static IamClient of(Scope at) {
    return at.client(IamClient::builder);
  }
}
