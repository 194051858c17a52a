package dev.alidade.store;

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

  Map<String, Object> with(List<Map<String, Object>> rows) {
    return Map.of(
        "rows", rows,
        "accounts", rows.stream().map(row -> row.get("account")).distinct().toList(),
        "owner", owner,
        "margin", Fence.MARGIN.toMillis(),
        "tag", updateTag,
        "version", version);
  }
}
