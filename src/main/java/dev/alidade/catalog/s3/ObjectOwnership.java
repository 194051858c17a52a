package dev.alidade.catalog.s3;

import dev.alidade.catalog.Scope;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;

/**
 * Whose the objects of a bucket are, and with that whether access control lists count at all. Asks
 * {@code s3:GetBucketOwnershipControls}.
 *
 * @param setting null where it was never set
 */
record ObjectOwnership(String bucket, @Nullable String setting) {

  static final NodeType<ObjectOwnership> OWNERSHIP =
      Buckets.BUCKET
          .facet(ObjectOwnership.class)
          .id(ObjectOwnership::bucket)
          .property("object_ownership", ObjectOwnership::setting)
          .build();

  static void survey(ListedBucket bucket, Scope at, Rows rows) {
    var rules =
        S3.ifAny(() -> S3.of(at, bucket).getBucketOwnershipControls(r -> r.bucket(bucket.name())))
            .map(answer -> answer.ownershipControls())
            .map(controls -> controls.rules())
            .orElse(List.of());
    // There is exactly one: API_OwnershipControls.
    rows.add(OWNERSHIP, new ObjectOwnership(bucket.name(), setting(rules)));
  }

  private static @Nullable String setting(List<OwnershipControlsRule> rules) {
    return rules.isEmpty() ? null : rules.getFirst().objectOwnershipAsString();
  }
}
