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
   * Pages of file systems, whatever is asked for, and those of access points unless less is asked
   * for; nothing is said of larger ones.
   * https://docs.aws.amazon.com/efs/latest/ug/API_DescribeFileSystems.html (MaxItems) and
   * https://docs.aws.amazon.com/efs/latest/ug/API_DescribeAccessPoints.html (MaxResults)
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
                      + " (page size; the rate is ours)"))
          // https://docs.aws.amazon.com/efs/latest/ug/API_DescribeMountTargets.html (Errors)
          .sayingGoneBy("FileSystemNotFound");

  private Efs() {}

  static EfsClient of(Scope at) {
    return at.client(EfsClient::builder);
  }
}
