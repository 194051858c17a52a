package dev.alidade.catalog.lambda;

import static dev.alidade.aws.Rate.Sharing.PER_OPERATION;
import static dev.alidade.aws.Rate.Sharing.TOGETHER;

import dev.alidade.aws.AwsService;
import dev.alidade.aws.Rate;
import dev.alidade.catalog.Scope;
import java.util.Set;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The Lambda API of a scope. */
final class Lambda {

  /**
   * The most functions of a page, whatever is asked for.
   * https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html (MaxItems)
   */
  static final int MOST_FUNCTIONS = 50;

  /**
   * The most event source mappings of a page, whatever is asked for.
   * https://docs.aws.amazon.com/lambda/latest/api/API_ListEventSourceMappings.html (MaxItems)
   */
  static final int MOST_MAPPINGS = 100;

  /**
   * The most aliases of a page. https://docs.aws.amazon.com/lambda/latest/api/API_ListAliases.html
   * (MaxItems)
   */
  static final int MOST_ALIASES = 10_000;

  /**
   * The code by which Lambda says that a function, or the policy of one, is not there.
   * https://docs.aws.amazon.com/lambda/latest/api/API_GetPolicy.html (Errors)
   */
  static final String NOT_FOUND = "ResourceNotFoundException";

  private static final String QUOTAS =
      "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html#api-requests";

  private static final String SHARE = QUOTAS + " (the share of it and the bucket are ours)";

  /** The service. */
  static final AwsService SERVICE =
      AwsService.named("lambda")
          .speaking(AwsService.Protocol.REST_JSON)
          .documentedAt("https://docs.aws.amazon.com/lambda/latest/api/API_%s.html")
          .rates(
              // AWS allows 100/s for GetFunction, which deployments wait on: half of it is ours.
              new Rate("lambda", Set.of("GetFunction"), PER_OPERATION, false, 50, 50, 0, SHARE),
              // 15/s for GetPolicy, in which we leave room for others.
              new Rate("lambda", Set.of("GetPolicy"), PER_OPERATION, false, 10, 10, 0, SHARE),
              // 15/s for all the rest of the control plane together, deployments among it.
              new Rate("lambda", Set.of(), TOGETHER, false, 10, 10, 0, SHARE))
          .sayingGoneBy(NOT_FOUND);

  private Lambda() {}

  static LambdaClient of(Scope at) {
    return at.client(LambdaClient::builder);
  }
}
