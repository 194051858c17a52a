package dev.alidade.catalog.s3;

import dev.alidade.catalog.Scope;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3control.S3ControlClient;

/**
 * What a bucket, or its account, refuses to strangers whatever policies and access control lists
 * say. Asks {@code s3:GetPublicAccessBlock}, and for the account {@code
 * s3control:GetPublicAccessBlock}.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 *
 * @param ignoresAcls whether grants to anyone count for nothing
 * @param restrictsPolicies whether a policy that lets anyone in lets in only the account itself and
 *     services of AWS
 */
record PublicAccessBlock(boolean ignoresAcls, boolean restrictsPolicies) {

  /** Nothing is refused. */
  static final PublicAccessBlock NONE = new PublicAccessBlock(false, false);

  /** The settings of a bucket, all null where it has none of its own. */
  record OfBucket(String bucket, PublicAccessBlockConfiguration settings) {}

  static final NodeType<OfBucket> BLOCK =
      Buckets.BUCKET
          .facet(OfBucket.class)
          .id(OfBucket::bucket)
          .property("block_public_acls", of -> of.settings().blockPublicAcls())
          .property("ignore_public_acls", of -> of.settings().ignorePublicAcls())
          .property("block_public_policy", of -> of.settings().blockPublicPolicy())
          .property("restrict_public_buckets", of -> of.settings().restrictPublicBuckets())
          .build();

  private static final PublicAccessBlockConfiguration NO_SETTINGS =
      PublicAccessBlockConfiguration.builder().build();

  static void survey(ListedBucket bucket, Scope at, Rows rows) {
    var settings =
        S3.ifAny(() -> S3.of(at, bucket).getPublicAccessBlock(r -> r.bucket(bucket.name())))
            .map(answer -> answer.publicAccessBlockConfiguration())
            .orElse(NO_SETTINGS);
    rows.add(BLOCK, new OfBucket(bucket.name(), settings));
    bucket
        .exposure()
        .bucketBlocks(of(settings.ignorePublicAcls(), settings.restrictPublicBuckets()));
  }

  /** That of the account, asked once. */
  static PublicAccessBlock ofAccount(Scope at) {
    return at.oncePerAccount(
        PublicAccessBlock.class,
        () ->
            S3.ifAny(
                    () ->
                        at.client(S3ControlClient::builder)
                            .getPublicAccessBlock(r -> r.accountId(at.place().accountId())))
                .map(answer -> answer.publicAccessBlockConfiguration())
                .map(all -> of(all.ignorePublicAcls(), all.restrictPublicBuckets()))
                .orElse(NONE));
  }

  private static PublicAccessBlock of(
      @Nullable Boolean ignorePublicAcls, @Nullable Boolean restrictPublicBuckets) {
    return new PublicAccessBlock(
        Boolean.TRUE.equals(ignorePublicAcls), Boolean.TRUE.equals(restrictPublicBuckets));
  }
}
