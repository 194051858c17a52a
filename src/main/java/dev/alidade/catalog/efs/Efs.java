package dev.alidade.catalog.efs;

import static dev.alidade.aws.Rate.Sharing.PER_OPERATION;

import dev.alidade.aws.AwsService;
import dev.alidade.aws.Rate;
import dev.alidade.catalog.Scope;
import java.util.Set;
import software.amazon.awssdk.services.efs.EfsClient;

/** The EFS API of a region. */
final class Efs {

  /**
   * The most items of a page.
   * https://docs.aws.amazon.com/efs/latest/ug/API_DescribeFileSystems.html (MaxItems)
   */
  static final int LARGEST_PAGE = 100;

  /** The service. */
  static final AwsService SERVICE =
      AwsService.named("efs")
          .speaking(AwsService.Protocol.REST_JSON)
          .documentedAt("https://docs.aws.amazon.com/efs/latest/ug/API_%s.html")
          // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticfilesystem.html
          .actionsOf("elasticfilesystem")
          .rates(
              // No rates are published for EFS; 5/s is ours.
              new Rate(
                  "efs",
                  Set.of(),
                  PER_OPERATION,
                  false,
                  5,
                  10,
                  LARGEST_PAGE,
                  "https://docs.aws.amazon.com/efs/latest/ug/API_DescribeFileSystems.html"
                      + " (page size; the rate is ours)"));

  private Efs() {}

  static EfsClient of(Scope at) {
    return at.client(EfsClient::builder);
  }
}
