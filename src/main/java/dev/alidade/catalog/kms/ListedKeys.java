package dev.alidade.catalog.kms;

import dev.alidade.catalog.Scope;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.kms.model.KeyListEntry;

/** The keys of a region, listed once for all who need them. */
record ListedKeys(List<KeyListEntry> all) {

  /**
   * Those of the region of a scope.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException if AWS does not list them in full
   */
  static ListedKeys of(Scope at) {
    return at.oncePerRegion(
        ListedKeys.class,
        () ->
            new ListedKeys(
                Kms.of(at).listKeysPaginator(r -> r.limit(Kms.MOST_KEYS)).keys().stream()
                    .toList()));
  }

  Set<String> ids() {
    return all.stream()
        .map(KeyListEntry::keyId)
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }
}
