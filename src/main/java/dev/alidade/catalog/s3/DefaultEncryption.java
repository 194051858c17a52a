package dev.alidade.catalog.s3;

import static dev.alidade.graph.Target.to;

import dev.alidade.catalog.Scope;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/**
 * How a bucket encrypts what comes without a wish of its own. Asks {@code s3:GetBucketEncryption}.
 *
 * @param rule the last one, as in the contract; null where there is none
 */
record DefaultEncryption(String bucket, @Nullable ServerSideEncryptionRule rule) {

  private static final String ARN = "arn:";

  static final NodeType<DefaultEncryption> ENCRYPTION =
      Buckets.BUCKET
          .facet(DefaultEncryption.class)
          .id(DefaultEncryption::bucket)
          .property("default_encryption", DefaultEncryption::isSet)
          .property("encryption_algorithm", DefaultEncryption::algorithm)
          .property("encryption_key_id", DefaultEncryption::keyId)
          .property("bucket_key_enabled", DefaultEncryption::bucketKeyEnabled)
          .normalised("encrypted", DefaultEncryption::isSet)
          // By ARN or by id, as the bucket's owner wrote it.
          .links("ENCRYPTED_BY", to("AWSKMSKey", DefaultEncryption::keyArn).by("arn"))
          .links("ENCRYPTED_BY", to("AWSKMSKey", DefaultEncryption::bareKeyId))
          .build();

  static void survey(ListedBucket bucket, Scope at, Rows rows) {
    var rules =
        S3.ifAny(() -> S3.of(at, bucket).getBucketEncryption(r -> r.bucket(bucket.name())))
            .map(answer -> answer.serverSideEncryptionConfiguration())
            .map(configuration -> configuration.rules())
            .orElse(List.of());
    rows.add(
        ENCRYPTION, new DefaultEncryption(bucket.name(), rules.isEmpty() ? null : rules.getLast()));
  }

  private boolean isSet() {
    return rule != null;
  }

  private @Nullable ServerSideEncryptionByDefault byDefault() {
    return rule == null ? null : rule.applyServerSideEncryptionByDefault();
  }

  private @Nullable String algorithm() {
    var byDefault = byDefault();
    return byDefault == null ? null : byDefault.sseAlgorithmAsString();
  }

  private @Nullable String keyId() {
    var byDefault = byDefault();
    return byDefault == null ? null : byDefault.kmsMasterKeyID();
  }

  private @Nullable Boolean bucketKeyEnabled() {
    return rule == null ? null : rule.bucketKeyEnabled();
  }

  private @Nullable String keyArn() {
    var key = keyId();
    return key != null && key.startsWith(ARN) ? key : null;
  }

  private @Nullable String bareKeyId() {
    var key = keyId();
    return key != null && !key.startsWith(ARN) ? key : null;
  }
}
