package dev.alidade.catalog.kms;

import static dev.alidade.catalog.Declaration.inModule;
import static dev.alidade.graph.Target.to;

import dev.alidade.catalog.Batches;
import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.NodeTypeBuilder;
import dev.alidade.graph.Rows;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/**
 * Keys, and the grants to use them. Lists with {@code kms:ListKeys}; what a key is says {@code
 * kms:DescribeKey}, who may use it {@code kms:GetKeyPolicy} and {@code kms:ListGrants}, and whether
 * its material is replaced by itself {@code kms:GetKeyRotationStatus}. The policy of a key may
 * refuse each of them, whatever the caller is allowed elsewhere.
 */
final class KmsKeys implements RegionalResource {

  /** Keys whose descriptions are held together; ours: a region may have 100,000 keys. */
  private static final int AT_ONCE = 1000;

  /** What keys are for, as all providers call it. */
  private static final Map<String, String> USAGES =
      Map.of(
          "ENCRYPT_DECRYPT", "encrypt_decrypt",
          "SIGN_VERIFY", "sign_verify",
          "GENERATE_VERIFY_MAC", "mac",
          "KEY_AGREEMENT", "key_agreement");

  /**
   * A key of the list.
   *
   * @param metadata what {@code DescribeKey} said of it; null where it said nothing
   */
  private record Listed(KeyListEntry entry, @Nullable KeyMetadata metadata) {

    String id() {
      return entry.keyId();
    }

    boolean isChartedBy(Scope at) {
      return KeyRegions.speaksFor(at, id(), metadata);
    }
  }

  static final NodeType<KeyListEntry> KEY = key().build();

  /** A multi-region key as those of its regions see it that do not say what the node is. */
  static final NodeType<KeyListEntry> ELSEWHERE = key().seenInPassing().build();

  static final NodeType<KeyMetadata> DESCRIPTION =
      KEY.facet(KeyMetadata.class)
          .id(KeyMetadata::keyId)
          .property("description", KeyMetadata::description)
          .property("enabled", KeyMetadata::enabled)
          .property("key_state", KeyMetadata::keyStateAsString)
          .property("key_usage", KeyMetadata::keyUsageAsString)
          .property("key_manager", KeyMetadata::keyManagerAsString)
          .property("origin", KeyMetadata::originAsString)
          .property("creation_date", key -> Kms.seconds(key.creationDate()))
          .property("deletion_date", key -> Kms.seconds(key.deletionDate()))
          .property("valid_to", key -> Kms.seconds(key.validTo()))
          .property("custom_key_store_id", KeyMetadata::customKeyStoreId)
          .property("cloud_hsm_cluster_id", KeyMetadata::cloudHsmClusterId)
          .property("expiration_model", KeyMetadata::expirationModelAsString)
          .property("customer_master_key_spec", KeyRotation::spec)
          .property(
              "encryption_algorithms",
              key -> key.hasEncryptionAlgorithms() ? key.encryptionAlgorithmsAsStrings() : null)
          .property(
              "signing_algorithms",
              key -> key.hasSigningAlgorithms() ? key.signingAlgorithmsAsStrings() : null)
          .property("multi_region", KeyMetadata::multiRegion)
          .normalised("key_type", KmsKeys::usage)
          .normalised("enabled", KeyMetadata::enabled)
          .build();

  static final NodeType<KeyOpenness> OPENNESS =
      KEY.facet(KeyOpenness.class)
          .id(KeyOpenness::keyId)
          .property("anonymous_access", KeyOpenness::anyone)
          .property("anonymous_actions", KeyOpenness::actions)
          .build();

  static final NodeType<KeyRotation> ROTATION =
      KEY.facet(KeyRotation.class)
          .id(KeyRotation::keyId)
          .property("rotation_enabled", KeyRotation::enabled)
          .build();

  private static NodeTypeBuilder<KeyListEntry> key() {
    return NodeType.named("AWSKMSKey", KeyListEntry.class)
        .alsoLabelled("EncryptionKey")
        .formerly("KMSKey")
        .id(KeyListEntry::keyId)
        .indexed("arn", KeyListEntry::keyArn)
        .indexed("key_id", KeyListEntry::keyId)
        .region()
        .fromAws()
        .normalised("name", KeyListEntry::keyArn)
        .ownedByAccount()
        .taggedAs("kms:key", to("AWSKMSKey", tagged -> Kms.keyId(tagged.arn())));
  }

  @Override
  public Declaration declaration() {
    return inModule("kms")
        .calls(
            Kms.SERVICE,
            "DescribeKey",
            "GetKeyPolicy",
            "GetKeyRotationStatus",
            "ListGrants",
            "ListKeys")
        .writes(KEY, ELSEWHERE, DESCRIPTION, OPENNESS, ROTATION, KeyGrant.TYPE);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    for (var listed : Batches.of(ListedKeys.of(at).all(), AT_ONCE)) {
      listed.stream().filter(key -> key.keyId() == null).forEach(key -> rows.add(KEY, key));
      var keys = described(at, listed.stream().filter(key -> key.keyId() != null).toList());
      keys.forEach(key -> chart(at, rows, key));
      var charted = keys.stream().filter(key -> key.isChartedBy(at)).toList();
      at.details(charted)
          .named(Listed::id)
          .feeding(OPENNESS)
          .ask(key -> KeyOpenness.ask(at, rows, key.id(), key.metadata()));
      at.details(charted)
          .named(Listed::id)
          .feeding(ROTATION)
          .ask(key -> rows.add(ROTATION, KeyRotation.ask(at, key.id(), key.metadata())));
      at.details(keys)
          .named(Listed::id)
          .feeding(KeyGrant.TYPE)
          .ask(key -> surveyGrants(at, rows, key.entry()));
    }
  }

  /** The keys with what they are, without those that have gone since they were listed. */
  private static List<Listed> described(Scope at, List<KeyListEntry> keys) {
    var metadata = new ConcurrentHashMap<String, KeyMetadata>();
    var gone = ConcurrentHashMap.<String>newKeySet();
    at.details(keys)
        .named(KeyListEntry::keyId)
        .feeding(DESCRIPTION)
        .ask(
            key -> {
              try {
                var answer = Kms.of(at).describeKey(r -> r.keyId(key.keyId())).keyMetadata();
                if (answer == null) {
                  at.missing(key.keyId(), "kms:DescribeKey did not describe it", DESCRIPTION);
                } else {
                  metadata.put(key.keyId(), answer);
                }
              } catch (NotFoundException e) {
                gone.add(key.keyId());
              }
            });
    return keys.stream()
        .filter(key -> !gone.contains(key.keyId()))
        .map(key -> new Listed(key, metadata.get(key.keyId())))
        .toList();
  }

  private static void chart(Scope at, Rows rows, Listed key) {
    if (!key.isChartedBy(at)) {
      rows.add(ELSEWHERE, key.entry());
      return;
    }
    rows.add(KEY, key.entry());
    var metadata = key.metadata();
    if (metadata != null) {
      rows.add(DESCRIPTION, metadata);
    }
  }

  private static void surveyGrants(Scope at, Rows rows, KeyListEntry key) {
    for (var page :
        Kms.of(at)
            .listGrantsPaginator(r -> r.keyId(key.keyId()).limit(Kms.MOST_ALIASES_OR_GRANTS))) {
      page.grants().forEach(grant -> rows.add(KeyGrant.TYPE, new KeyGrant(key.keyArn(), grant)));
    }
  }

  private static @Nullable String usage(KeyMetadata key) {
    return key.keyUsageAsString() == null ? null : USAGES.get(key.keyUsageAsString());
  }
}
