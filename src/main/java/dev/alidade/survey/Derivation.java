package dev.alidade.survey;

import dev.alidade.analysis.Analysis;
import dev.alidade.aws.Answered;
import dev.alidade.aws.Outcome;
import dev.alidade.graph.Place;
import dev.alidade.store.Queries;
import dev.alidade.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What follows from an account's part of the graph once its scopes are written and swept. */
final class Derivation {

  private final Run run;
  private final Queries graph;
  private final String accountId;
  private final ScopeResults asked;

  /**
   * A derivation.
   *
   * @param graph writes only while the account is ours
   * @param asked how the scopes of the account ended
   */
  Derivation(Run run, Queries graph, String accountId, ScopeResults asked) {
    this.run = run;
    this.graph = graph;
    this.accountId = accountId;
    this.asked = asked;
  }

  /** Derives a module; it is as complete as what it follows from. */
  ScopeResult module(Analysis module) {
    var key = module.module().orElseThrow();
    var scope = new ScopeId(accountId, key, key, Place.GLOBAL);
    run.progress().scopeStarted(scope);
    var started = run.clock().instant();
    var gaps = gaps(module.needs());
    long links = 0;
    Outcome outcome;
    try {
      links =
          module.derive(
              graph, new Analysis.Subject(accountId, run.asked().updateTag(), gaps.isEmpty()));
      outcome = gaps.isEmpty() ? new Outcome.Complete() : gaps.getFirst();
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.UNUSABLE) {
        throw e;
      }
      outcome = new Outcome.Failed(String.valueOf(e.getMessage()));
    }
    var result =
        new ScopeResult(
            scope,
            outcome,
            Answered.NOTHING,
            0,
            links,
            started,
            Duration.between(started, run.clock().instant()));
    run.progress().scopeEnded(result);
    return result;
  }

  /** What keeps a derived module from being complete: in this run, or as its inputs are stored. */
  private List<Outcome> gaps(Set<String> inputs) {
    var gaps = new ArrayList<Outcome>();
    for (var input : inputs) {
      asked.incomplete(input).stream()
          .filter(Outcome::isGap)
          .map(outcome -> because(input, outcome))
          .forEach(gaps::add);
      if (asked.tally(input).scopes() == 0
          && !run.metadata(accountId).storedComplete(accountId, input)) {
        gaps.add(
            new Outcome.Partial(
                List.of(
                    "it follows from " + input + ", which was never surveyed in full; add it")));
      }
    }
    return gaps;
  }

  private static Outcome because(String input, Outcome outcome) {
    var why = "it follows from " + input + ", which is incomplete; nothing was removed";
    return switch (outcome) {
      case Outcome.Denied(var permission, var cause, var detail) ->
          new Outcome.Denied(permission, cause, why);
      case Outcome.Partial p -> new Outcome.Partial(List.of(why));
      case Outcome.Failed f -> new Outcome.Partial(List.of(why));
      case Outcome.Complete c -> c;
      case Outcome.Unsupported u -> u;
      case Outcome.NotAsked n -> n;
    };
  }

  /** Derives the facts that need no other account. */
  void analyse() {
    for (var analysis : run.asked().analyses(Analysis.When.ACCOUNT_DONE)) {
      if (run.interrupted() || !run.holds(accountId)) {
        return;
      }
      analysis.derive(
          graph,
          new Analysis.Subject(accountId, run.asked().updateTag(), complete(analysis, asked)));
    }
  }

  /** Whether no scope of the modules that an analysis needs has a gap. */
  static boolean complete(Analysis analysis, ScopeResults asked) {
    return analysis.needs().stream().allMatch(module -> asked.tally(module).isWhole());
  }
}
