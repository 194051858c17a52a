package dev.alidade.catalog.kms;

import dev.alidade.catalog.Scope;
import dev.alidade.catalog.policy.PolicyDocument;
import dev.alidade.catalog.policy.PolicyReading;
import dev.alidade.graph.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

/**
 * Whom the policy of a key lets in. A multi-region key is open if its policy is in one of its
 * regions.
 *
 * @param anyone whether that is everybody
 * @param actions what everybody may do, as it is written there
 */
record KeyOpenness(String keyId, boolean anyone, List<String> actions) {

  /**
   * The one policy that a key has.
   * https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html (PolicyName)
   */
  private static final String POLICY = "default";

  /**
   * Adds the openness of a key.
   *
   * @param metadata what {@code DescribeKey} said; null where it said nothing
   */
  static void ask(Scope at, Rows rows, String keyId, @Nullable KeyMetadata metadata) {
    if (metadata != null && metadata.keyManager() == KeyManagerType.AWS) {
      // The service that made the key wrote its policy: the account's own principals may use it,
      // through the service. Nobody can change that.
      // https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying.html
      rows.add(KmsKeys.OPENNESS, new KeyOpenness(keyId, false, List.of()));
      return;
    }
    var readings = new ArrayList<PolicyReading>();
    for (var region : KeyRegions.of(at, metadata)) {
      readings.add(
          PolicyDocument.read(
              at.client(KmsClient::builder, region)
                  .getKeyPolicy(r -> r.keyId(keyId).policyName(POLICY))
                  .policy()));
    }
    add(at, rows, keyId, readings);
  }

  private static void add(Scope at, Rows rows, String keyId, List<PolicyReading> readings) {
    var open = readings.stream().anyMatch(r -> Boolean.TRUE.equals(r.internetAccessible()));
    var unreadable = readings.stream().filter(r -> r.internetAccessible() == null).findFirst();
    unreadable.ifPresent(
        reading -> at.missing(keyId, "its policy " + reading.problem(), KmsKeys.OPENNESS));
    if (open || unreadable.isEmpty()) {
      var actions =
          readings.stream()
              .map(PolicyReading::anonymousActions)
              .flatMap(some -> some == null ? Stream.empty() : some.stream())
              .distinct()
              .toList();
      rows.add(KmsKeys.OPENNESS, new KeyOpenness(keyId, open, actions));
    }
  }
}
