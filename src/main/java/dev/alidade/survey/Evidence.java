package dev.alidade.survey;

import dev.alidade.aws.Answered;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Resource;
import dev.alidade.catalog.RunResource;
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

  private record Where(String module, String resource, String region) {}

  private final Map<Where, Answered> answers = new HashMap<>();
  private final Set<String> wholes = new HashSet<>();
  private final Set<String> gone = new HashSet<>();

  /** Takes down what a scope answered. */
  void add(ScopeResult result) {
    var scope = result.scope();
    answers.put(new Where(scope.module(), scope.resource(), scope.region()), result.answered());
  }

  /**
   * AWS itself says that the account has this region no more, so that whatever these resources had
   * there is out of reach.
   */
  void regionGone(String region, Collection<? extends Resource> resources) {
    gone.add(region);
    for (var resource : resources) {
      if (resource instanceof RegionalResource || resource instanceof RunResource) {
        answers.put(new Where(resource.module(), resource.name(), region), Answered.ALL);
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
    return answers
        .getOrDefault(new Where(resource.module(), resource.name(), region), Answered.NOTHING)
        .inFull(type);
  }
}
