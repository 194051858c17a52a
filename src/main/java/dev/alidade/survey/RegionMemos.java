package dev.alidade.survey;

import java.util.HashMap;
import java.util.Map;

/** What the scopes of one region share, let go when the last of them has ended. */
final class RegionMemos {

  private static final class Shared {
    private final Memo memo = new Memo();
    private int scopes;
  }

  private final Map<String, Shared> regions = new HashMap<>();

  /** One more scope of a region will be asked. */
  synchronized void expect(String region) {
    regions.computeIfAbsent(region, missing -> new Shared()).scopes++;
  }

  /** What the scopes of a region share. */
  synchronized Memo of(String region) {
    var shared = regions.get(region);
    if (shared == null) {
      throw new IllegalStateException("No scope of " + region + " was expected");
    }
    return shared.memo;
  }

  /** A scope of a region has ended. */
  synchronized void ended(String region) {
    regions.computeIfPresent(region, (name, shared) -> --shared.scopes == 0 ? null : shared);
  }

  /** In how many regions something may still be shared. */
  synchronized int size() {
    return regions.size();
  }
}
