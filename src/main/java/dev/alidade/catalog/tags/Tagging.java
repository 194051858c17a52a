package dev.alidade.catalog.tags;

import static dev.alidade.aws.Rate.Sharing.PER_OPERATION;

import dev.alidade.aws.AwsService;
import dev.alidade.aws.Rate;
import dev.alidade.catalog.Scope;
import java.util.Set;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;

/** The Resource Groups Tagging API of a region, which knows the tags of many services. */
final class Tagging {

  /**
   * The most resources of a page.
   * https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html
   * (ResourcesPerPage)
   */
  static final int MOST_RESOURCES = 100;

  /** The service. */
  static final AwsService SERVICE =
      AwsService.named("resourcegroupstaggingapi")
          .signedAs("tagging")
          .actionsOf("tag")
          .speaking(AwsService.Protocol.JSON_1_1)
          .documentedAt(
              "https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_%s.html")
          .rates(
              // GetResources has 15/s; a third is ours.
              new Rate(
                  "resourcegroupstaggingapi",
                  Set.of(),
                  PER_OPERATION,
                  false,
                  5,
                  5,
                  MOST_RESOURCES,
                  "https://docs.aws.amazon.com/tag-editor/latest/userguide/reference.html"
                      + " (a third of the quota)"));

  private Tagging() {}

  static ResourceGroupsTaggingApiClient of(Scope at) {
    return at.client(ResourceGroupsTaggingApiClient::builder);
  }
}
