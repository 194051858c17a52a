package dev.alidade.catalog.kms;

import static dev.alidade.aws.Rate.Sharing.PER_OPERATION;

import dev.alidade.aws.AwsService;
import dev.alidade.aws.Rate;
import dev.alidade.catalog.Scope;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.KmsClient;

/** The KMS API of a region. */
final class Kms {

  /**
   * The most keys of a page. https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html
   * (Limit)
   */
  static final int MOST_KEYS = 1000;

  /**
   * The most aliases or grants of a page.
   * https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html and
   * https://docs.aws.amazon.com/kms/latest/APIReference/API_ListGrants.html (Limit)
   */
  static final int MOST_ALIASES_OR_GRANTS = 100;

  private static final String QUOTAS =
      "https://docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html";

  /** The service. */
  static final AwsService SERVICE =
      AwsService.named("kms")
          .speaking(AwsService.Protocol.JSON_1_1)
          .documentedAt("https://docs.aws.amazon.com/kms/latest/APIReference/API_%s.html")
          .rates(
              // ListGrants has 100/s for an account and region, which those share who create and
              // retire grants; a fifth is ours.
              new Rate(
                  "kms",
                  Set.of("ListGrants"),
                  PER_OPERATION,
                  false,
                  20,
                  40,
                  MOST_ALIASES_OR_GRANTS,
                  QUOTAS + " (a fifth of the quota)"),
              // The others have 500/s (ListKeys, ListAliases) to 2,000/s (DescribeKey), each on its
              // own; a tenth of the least is ours.
              new Rate(
                  "kms",
                  Set.of(),
                  PER_OPERATION,
                  false,
                  50,
                  100,
                  MOST_KEYS,
                  QUOTAS + " (a tenth of the least quota)"))
          // https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html
          .sayingGoneBy("NotFoundException");

  private Kms() {}

  static KmsClient of(Scope at) {
    return at.client(KmsClient::builder);
  }

  /** A date as the contract has it for KMS: whole seconds; null where AWS gives none. */
  static @Nullable Long seconds(@Nullable Instant moment) {
    return moment == null ? null : moment.getEpochSecond();
  }

  /** The id of a key from its id or ARN: what follows {@code key/}. */
  static @Nullable String keyId(@Nullable String idOrArn) {
    return idOrArn == null ? null : idOrArn.substring(idOrArn.lastIndexOf('/') + 1);
  }
}
