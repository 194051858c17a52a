package dev.alidade.catalog.inspector;

import static dev.alidade.aws.Rate.Sharing.PER_OPERATION;

import dev.alidade.aws.AwsService;
import dev.alidade.aws.Rate;
import java.util.Set;

/** The Inspector API. */
final class Inspector {

  /**
   * The most findings of a page.
   * https://docs.aws.amazon.com/inspector/v2/APIReference/API_ListFindings.html (maxResults)
   */
  static final int LARGEST_PAGE = 100;

  /** The service. */
  static final AwsService SERVICE =
      AwsService.named("inspector2")
          .speaking(AwsService.Protocol.REST_JSON)
          .documentedAt("https://docs.aws.amazon.com/inspector/v2/APIReference/API_%s.html")
          .rates(
              // No rates are published for Inspector; 5/s is ours.
              new Rate(
                  "inspector2",
                  Set.of(),
                  PER_OPERATION,
                  false,
                  5,
                  10,
                  LARGEST_PAGE,
                  "https://docs.aws.amazon.com/inspector/v2/APIReference/API_ListFindings.html"
                      + " (page size; the rate is ours)"));

  private Inspector() {}
}
