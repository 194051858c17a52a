package dev.alidade.survey;

import dev.alidade.aws.Answered;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Resource;
import dev.alidade.catalog.RunResource;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The one place that answers «was this asked, in full, here?» for an account: by resource, type and
 * region. What it does not know was not answered.
 */
final class Evidence {

  private record Asked(String module, String resource) {}

  private record Where(Asked asked, int region) {}

  // An account has some two thousand scopes, and hundreds of accounts are known to the end of a
  // run: of those that were answered in full, which are nearly all, there is a bit each.
  private final Map<String, Integer> regions = new HashMap<>();
  private final Map<Asked, BitSet> inFull = new HashMap<>();
  private final Map<Where, Answered> inPart = new HashMap<>();
  private final Set<String> wholes = new HashSet<>();
  private final Set<String> gone = new HashSet<>();

  /** Takes down what a scope answered. */
  void add(ScopeResult result) {
    var scope = result.scope();
    put(new Asked(scope.module(), scope.resource()), scope.region(), result.answered());
  }

  private void put(Asked asked, String name, Answered answered) {
    int region = regions.computeIfAbsent(name, missing -> regions.size());
    var full = inFull.computeIfAbsent(asked, missing -> new BitSet());
    full.set(region, answered.equals(Answered.ALL));
    inPart.remove(new Where(asked, region));
    if (answered.listing() && !answered.equals(Answered.ALL)) {
      inPart.put(new Where(asked, region), answered);
    }
  }

  /** Takes over what others have taken down. */
  void add(Evidence other) {
    var names = new HashMap<Integer, String>();
    other.regions.forEach((name, number) -> names.put(number, name));
    other.inFull.forEach(
        (asked, full) ->
            full.stream().forEach(n -> put(asked, names.getOrDefault(n, ""), Answered.ALL)));
    other.inPart.forEach(
        (where, answered) -> put(where.asked(), names.getOrDefault(where.region(), ""), answered));
    wholes.addAll(other.wholes);
    gone.addAll(other.gone);
  }

  /**
   * AWS itself says that the account has this region no more, so that whatever these resources had
   * there is out of reach.
   */
  void regionGone(String region, Collection<? extends Resource> resources) {
    gone.add(region);
    for (var resource : resources) {
      if (resource instanceof RegionalResource || resource instanceof RunResource) {
        put(new Asked(resource.module(), resource.name()), region, Answered.ALL);
      }
    }
  }

  /** A whole was read to its end, and all of its parts are written. */
  void wholeRead(String mark) {
    wholes.add(mark);
  }

  /** The marks of the wholes that were read. */
  Set<String> wholes() {
    return wholes;
  }

  /** The regions that AWS says the account has not got. */
  Set<String> goneRegions() {
    return gone;
  }

  /** Whether a resource showed all it has of a type (a node or link type) in a region. */
  boolean inFull(Resource resource, Object type, String region) {
    var number = regions.get(region);
    if (number == null) {
      return false;
    }
    var asked = new Asked(resource.module(), resource.name());
    var full = inFull.get(asked);
    return full != null
        && (full.get(number)
            || inPart.getOrDefault(new Where(asked, number), Answered.NOTHING).inFull(type));
  }
}
