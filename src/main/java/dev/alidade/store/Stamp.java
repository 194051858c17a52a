package dev.alidade.store;

import java.util.List;
import java.util.Map;

/**
 * What everything that a run writes carries.
 *
 * @param updateTag {@code lastupdated}
 * @param version {@code _module_version}
 */
record Stamp(long updateTag, String version) {

  Map<String, Object> with(List<Map<String, Object>> rows) {
    return Map.of("rows", rows, "tag", updateTag, "version", version);
  }
}
