package dev.alidade.catalog.kms;

import dev.alidade.catalog.Scope;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.OriginType;
import software.amazon.awssdk.services.kms.model.UnsupportedOperationException;

/**
 * Whether AWS replaces the material of a key every so often. It does so with its own keys, and can
 * do it with symmetric ones whose material it made.
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html
 *
 * @param enabled null where that does not apply to such a key
 */
record KeyRotation(String keyId, @Nullable Boolean enabled) {

  /**
   * Finds out, and asks only where the answer does not follow from what the key is.
   *
   * @param metadata what {@code DescribeKey} said; null where it said nothing
   */
  static KeyRotation ask(Scope at, String keyId, @Nullable KeyMetadata metadata) {
    if (metadata != null && metadata.keyManager() == KeyManagerType.AWS) {
      return new KeyRotation(keyId, true);
    }
    if (metadata != null && !mayBeEnabled(metadata)) {
      return new KeyRotation(keyId, null);
    }
    try {
      return new KeyRotation(
          keyId, Kms.of(at).getKeyRotationStatus(r -> r.keyId(keyId)).keyRotationEnabled());
    } catch (UnsupportedOperationException e) {
      // No failure, and no word on the region: it does not apply to such a key.
      return new KeyRotation(keyId, null);
    }
  }

  private static boolean mayBeEnabled(KeyMetadata key) {
    var spec = spec(key);
    var origin = key.originAsString();
    return (spec == null || spec.equals(KeySpec.SYMMETRIC_DEFAULT.toString()))
        && (origin == null || origin.equals(OriginType.AWS_KMS.toString()));
  }

  /** The kind of a key. AWS has two members for it that say the same; the first is the older. */
  static @Nullable String spec(KeyMetadata key) {
    return key.customerMasterKeySpecAsString() == null
        ? key.keySpecAsString()
        : key.customerMasterKeySpecAsString();
  }
}
