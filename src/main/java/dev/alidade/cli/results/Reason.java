package dev.alidade.cli.results;

import dev.alidade.aws.Outcome;
import dev.alidade.survey.Outcomes;
import dev.alidade.survey.ScopeId;
import dev.alidade.survey.ScopeResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Why scopes are not complete, said once for all regions in which it is the same.
 *
 * @param outcome one word: partial, denied, unsupported, failed
 * @param text the reason, without account and region
 * @param regions where, sorted
 * @param denied what was denied, of which the advice depends; null where nothing was
 */
record Reason(String outcome, String text, List<String> regions, Outcome.@Nullable Denied denied) {

  private static final String ANY_REGION = "*";

  /** The distinct reasons of some scopes, in the order in which they are first met. */
  static List<Reason> of(List<ScopeResult> scopes) {
    var groups = new LinkedHashMap<Key, Group>();
    for (var scope : scopes) {
      for (var text : texts(scope)) {
        var region = scope.scope().region();
        var key = new Key(Outcomes.word(scope.outcome()), text.replace(region, ANY_REGION));
        groups
            .computeIfAbsent(
                key, k -> new Group(text, scope.outcome() instanceof Outcome.Denied d ? d : null))
            .regions
            .add(region);
      }
    }
    var reasons = new ArrayList<Reason>();
    groups.forEach(
        (key, group) ->
            reasons.add(
                new Reason(
                    key.outcome(),
                    group.regions.size() == 1 ? group.first : key.text(),
                    List.copyOf(group.regions),
                    group.denied)));
    return reasons;
  }

  private record Key(String outcome, String text) {}

  private static final class Group {
    private final String first;
    private final TreeSet<String> regions = new TreeSet<>();
    private final Outcome.@Nullable Denied denied;

    private Group(String first, Outcome.@Nullable Denied denied) {
      this.first = first;
      this.denied = denied;
    }
  }

  private static List<String> texts(ScopeResult scope) {
    var where = scope.scope();
    return switch (scope.outcome()) {
      case Outcome.Complete() -> List.of();
      case Outcome.Partial(var reasons) ->
          reasons.stream().map(reason -> placeless(reason, where)).toList();
      case Outcome.Denied(var permission, _, var detail) ->
          List.of(denied(permission, placeless(detail, where)));
      case Outcome.Unsupported(var why) -> List.of(placeless(why, where));
      case Outcome.NotAsked(var why) -> List.of(placeless(why, where));
      case Outcome.Failed(var cause) -> List.of(placeless(cause, where));
    };
  }

  /** The detail usually names the permission; it is not said twice. */
  private static String denied(String permission, String detail) {
    return detail.isEmpty()
        ? permission
        : detail.contains(permission) ? detail : permission + ": " + detail;
  }

  /** A failure's line names account and region after the operation; the table has them already. */
  private static String placeless(String text, ScopeId scope) {
    return text.replace(" in account " + scope.accountId() + ", " + scope.region(), "");
  }
}
