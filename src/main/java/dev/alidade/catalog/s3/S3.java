package dev.alidade.catalog.s3;

import static dev.alidade.aws.Rate.Sharing.PER_OPERATION;

import dev.alidade.aws.AwsService;
import dev.alidade.aws.Failures;
import dev.alidade.aws.Rate;
import dev.alidade.catalog.Scope;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;

/** The S3 API: what is asked about buckets, never about objects. */
final class S3 {

  /**
   * The most buckets of a page. Only a list that is asked for by pages says where the buckets are.
   * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html (max-buckets)
   */
  static final int LARGEST_PAGE = 10_000;

  private static final String LIST =
      "https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html";

  /** The service. */
  static final AwsService SERVICE =
      AwsService.named("s3")
          .speaking(AwsService.Protocol.REST_XML)
          .documentedAt("https://docs.aws.amazon.com/AmazonS3/latest/API/API_%s.html")
          // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
          .needing("ListBuckets", "s3:ListAllMyBuckets")
          .needing("GetBucketEncryption", "s3:GetEncryptionConfiguration")
          .needing("GetBucketNotificationConfiguration", "s3:GetBucketNotification")
          .needing("GetPublicAccessBlock", "s3:GetBucketPublicAccessBlock")
          .rates(
              new Rate(
                  "s3",
                  Set.of("ListBuckets"),
                  PER_OPERATION,
                  true,
                  5,
                  10,
                  LARGEST_PAGE,
                  LIST + " (page size; the rate is ours)"),
              // AWS publishes rates of requests for objects only (3,500/s and more). Those for the
              // settings of buckets are far lower and not told: 50/s of each is ours, and where it
              // is too much, SlowDown halves it.
              new Rate(
                  "s3",
                  Set.of(),
                  PER_OPERATION,
                  false,
                  50,
                  100,
                  0,
                  "https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html"
                      + " (no rates of settings given; ours)"))
          // https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
          .sayingGoneBy("NoSuchBucket");

  /**
   * How S3 says that a bucket, or an account, has no such setting: an answer, though it comes as an
   * error. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
   */
  private static final Set<String> NONE =
      Set.of(
          "NoSuchBucketPolicy",
          "NoSuchPublicAccessBlockConfiguration",
          "OwnershipControlsNotFoundError",
          "ServerSideEncryptionConfigurationNotFoundError");

  private S3() {}

  /** The client of the account's own region, which lists the buckets of all regions. */
  static S3Client of(Scope at) {
    return at.client(S3Client::builder);
  }

  /** The client of a bucket's region: any other answers with a redirection. */
  static S3Client of(Scope at, ListedBucket bucket) {
    @Nullable String region = bucket.region();
    return region == null ? of(at) : at.client(S3Client::builder, region);
  }

  /**
   * What a call answers; empty where there is no such setting.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException if that cannot be told
   */
  static <R> Optional<R> ifAny(Supplier<R> call) {
    try {
      return Optional.of(call.get());
    } catch (AwsServiceException e) {
      if (NONE.contains(Failures.codeOf(e))) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
