package dev.alidade.catalog.s3;

import dev.alidade.catalog.Scope;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;

/**
 * Whether a bucket keeps what is overwritten and deleted. Asks {@code s3:GetBucketVersioning}. A
 * bucket on which it was never set has no status.
 */
record Versioning(String bucket, GetBucketVersioningResponse answer) {

  static final NodeType<Versioning> VERSIONING =
      Buckets.BUCKET
          .facet(Versioning.class)
          .id(Versioning::bucket)
          .property("versioning_status", of -> of.answer().statusAsString())
          .property("mfa_delete", of -> of.answer().mfaDeleteAsString())
          .normalised("versioning", Versioning::enabled)
          .build();

  static void survey(ListedBucket bucket, Scope at, Rows rows) {
    rows.add(
        VERSIONING,
        new Versioning(
            bucket.name(), S3.of(at, bucket).getBucketVersioning(r -> r.bucket(bucket.name()))));
  }

  private @Nullable Boolean enabled() {
    return answer.statusAsString() == null
        ? null
        : answer.status() == BucketVersioningStatus.ENABLED;
  }
}
