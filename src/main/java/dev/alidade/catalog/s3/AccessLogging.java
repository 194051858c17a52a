package dev.alidade.catalog.s3;

import dev.alidade.catalog.Scope;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;

/**
 * Whether the requests to a bucket are logged, and where. Asks {@code s3:GetBucketLogging}.
 *
 * @param enabled null where they are not
 */
record AccessLogging(String bucket, @Nullable LoggingEnabled enabled) {

  static final NodeType<AccessLogging> LOGGING =
      Buckets.BUCKET
          .facet(AccessLogging.class)
          .id(AccessLogging::bucket)
          .property("logging_enabled", of -> of.enabled() != null)
          .property("logging_target_bucket", AccessLogging::target)
          .build();

  static void survey(ListedBucket bucket, Scope at, Rows rows) {
    var answer = S3.of(at, bucket).getBucketLogging(r -> r.bucket(bucket.name()));
    rows.add(LOGGING, new AccessLogging(bucket.name(), answer.loggingEnabled()));
  }

  private @Nullable String target() {
    return enabled == null ? null : enabled.targetBucket();
  }
}
