package dev.alidade.catalog.s3;

import static dev.alidade.aws.Rate.Sharing.PER_OPERATION;

import dev.alidade.aws.AwsService;
import dev.alidade.aws.Rate;
import java.util.Set;

/** The S3 Control API: what holds for a whole account. */
final class S3Control {

  /** The service. */
  static final AwsService SERVICE =
      AwsService.named("s3control")
          .signedAs("s3")
          .actionsOf("s3")
          .speaking(AwsService.Protocol.REST_XML)
          .documentedAt("https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_%s.html")
          // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
          .needing("GetPublicAccessBlock", "s3:GetAccountPublicAccessBlock")
          .rates(
              new Rate(
                  "s3control",
                  Set.of(),
                  PER_OPERATION,
                  false,
                  5,
                  10,
                  0,
                  "https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_GetPublicAccessBlock.html"
                      + " (no rates given; ours)"));

  private S3Control() {}
}
