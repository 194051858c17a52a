package dev.alidade.survey;

import dev.alidade.aws.Answered;
import dev.alidade.aws.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a scope could not read besides its lists: details that were denied or failed, and items
 * without an id. Kept by kind, with a count and a few names, so that a hundred thousand failures
 * are one line. Thread-safe, as details are asked side by side.
 */
final class Gaps {

  /** So many items of a kind are named. */
  private static final int NAMED = 10;

  /** What makes failures one kind: what they feed, and how they failed. */
  private record Kind(List<Object> feeds, String word, String permission) {}

  private static final class Missing {
    final Outcome first;
    final List<String> names = new ArrayList<>();
    long count;

    Missing(Outcome first) {
      this.first = first;
    }
  }

  private final Map<Kind, Missing> details = new LinkedHashMap<>();
  private final Map<String, Long> withoutId = new LinkedHashMap<>();
  private boolean allUnknown;

  /**
   * A detail that was not answered.
   *
   * @param feeds the types that it would have brought; empty: all of the resource
   */
  synchronized void detail(String item, Outcome why, List<Object> feeds) {
    allUnknown |= feeds.isEmpty();
    var permission = why instanceof Outcome.Denied denied ? denied.permission() : "";
    var missing =
        details.computeIfAbsent(
            new Kind(feeds, Outcomes.word(why), permission), kind -> new Missing(why));
    missing.count++;
    if (missing.names.size() < NAMED) {
      missing.names.add(item);
    }
  }

  /**
   * An item that lacks what its id is made of. The list still says which ids there are: whatever it
   * does not name is gone.
   */
  synchronized void withoutId(String label) {
    withoutId.merge(label, 1L, Long::sum);
  }

  /**
   * How the scope ended whose lists were all read: complete, or denied where nothing but
   * permissions were in the way, else partial.
   */
  synchronized Outcome outcome() {
    if (details.isEmpty() && withoutId.isEmpty()) {
      return new Outcome.Complete();
    }
    var lines = new ArrayList<String>();
    details.values().forEach(missing -> lines.add(line(missing)));
    withoutId.forEach(
        (label, count) ->
            lines.add(
                "AWS returned %d %s of %s without what an id is made of; %s not charted"
                    .formatted(
                        count,
                        count == 1 ? "item" : "items",
                        label,
                        count == 1 ? "it is" : "they are")));
    var denied = onlyDenied();
    return denied == null
        ? new Outcome.Partial(lines)
        : new Outcome.Denied(denied.permission(), denied.cause(), String.join("; ", lines));
  }

  private Outcome.@Nullable Denied onlyDenied() {
    if (!withoutId.isEmpty()) {
      return null;
    }
    Outcome.Denied first = null;
    for (var missing : details.values()) {
      if (!(missing.first instanceof Outcome.Denied denied)) {
        return null;
      }
      first = first == null ? denied : first;
    }
    return first;
  }

  private static String line(Missing missing) {
    var more = missing.count - missing.names.size();
    return "%s (%d %s: %s%s)"
        .formatted(
            reason(missing.first),
            missing.count,
            missing.count == 1 ? "item" : "items",
            String.join(", ", missing.names),
            more > 0 ? " and " + more + " more" : "");
  }

  private static String reason(Outcome why) {
    return why instanceof Outcome.Denied denied && !denied.detail().isEmpty()
        ? denied.detail()
        : Outcomes.reason(why);
  }

  /** What the scope's lists, read to their end, prove. */
  synchronized Answered answered() {
    Set<Object> unknown =
        details.keySet().stream()
            .map(Kind::feeds)
            .flatMap(Collection::stream)
            .collect(Collectors.toCollection(HashSet::new));
    return allUnknown ? Answered.NOTHING : new Answered(true, unknown);
  }
}
