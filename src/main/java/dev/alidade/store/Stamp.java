package dev.alidade.store;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What everything that a run writes carries.
 *
 * @param updateTag {@code lastupdated}
 * @param version {@code _module_version}
 * @param owner who must hold the leases of the accounts that the rows are of
 */
record Stamp(long updateTag, String version, String owner) {

  /**
   * The parameters of a statement that asks which of these accounts are ours.
   *
   * @param margin for how long at least
   */
  Map<String, Object> accounts(Collection<String> accounts, Duration margin) {
    return batch(
        Map.of("accounts", List.copyOf(accounts), "owner", owner, "margin", margin.toMillis()));
  }

  /** Those of a statement that takes keys. */
  Map<String, Object> keys(List<Map<String, Object>> keys) {
    return batch(Map.of("keys", keys));
  }

  /** Those of a statement that takes rows. */
  Map<String, Object> rows(List<Map<String, Object>> rows) {
    return batch(Map.of("rows", rows));
  }

  private Map<String, Object> batch(Map<String, Object> batch) {
    return Map.of("batch", batch, "tag", updateTag, "version", version);
  }
}
