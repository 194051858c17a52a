package dev.alidade.catalog.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a condition key says of who asks, or from where.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
enum SourceKey {
  /** The ARN of a principal, or of a resource on whose behalf a service asks. */
  ARN,
  /** An account. */
  ACCOUNT,
  /** An account, in every request: KMS takes signed ones only. */
  CALLER,
  /** An organisation, or a path in one. */
  ORGANIZATION,
  /** The unique id of a user or role; behind that of a role, a session's name may be open. */
  USER_ID,
  /** An address, in every request that does not come through an endpoint of a VPC. */
  ADDRESS,
  /** A network, an endpoint, an audience. */
  NAME;

  private static final Map<String, SourceKey> BY_KEY =
      Map.ofEntries(
          Map.entry("aws:sourcearn", ARN),
          Map.entry("aws:principalarn", ARN),
          Map.entry("aws:sourceowner", ACCOUNT),
          Map.entry("aws:sourceaccount", ACCOUNT),
          Map.entry("aws:principalaccount", ACCOUNT),
          Map.entry("aws:vpceaccount", ACCOUNT),
          Map.entry("kms:calleraccount", CALLER),
          Map.entry("aws:principalorgid", ORGANIZATION),
          Map.entry("aws:principalorgpaths", ORGANIZATION),
          Map.entry("aws:sourceorgid", ORGANIZATION),
          Map.entry("aws:sourceorgpaths", ORGANIZATION),
          Map.entry("aws:vpceorgid", ORGANIZATION),
          Map.entry("aws:vpceorgpaths", ORGANIZATION),
          Map.entry("aws:userid", USER_ID),
          Map.entry("aws:sourceip", ADDRESS),
          Map.entry("aws:sourcevpc", NAME),
          Map.entry("aws:sourcevpce", NAME),
          Map.entry("saml:aud", NAME));

  static @Nullable SourceKey of(String key) {
    return BY_KEY.get(key.toLowerCase(Locale.ROOT));
  }

  /** Whether some value, or all of them together, let anyone pass. */
  boolean isOpen(List<String> values) {
    return switch (this) {
      case ARN -> values.stream().anyMatch(Names::isOpen);
      case ACCOUNT, CALLER, NAME -> values.stream().anyMatch(value -> value.contains("*"));
      case ORGANIZATION ->
          values.stream().anyMatch(id -> id.startsWith("*") || id.startsWith("o-*"));
      case USER_ID -> values.stream().anyMatch(SourceKey::isAnyUser);
      case ADDRESS -> AddressRanges.areTheWorld(values);
    };
  }

  boolean isInEveryRequest() {
    return this == ADDRESS || this == CALLER;
  }

  private static boolean isAnyUser(String id) {
    int wildcard = id.indexOf('*');
    return wildcard == 0 || (wildcard > 0 && wildcard < id.length() - 1);
  }
}
