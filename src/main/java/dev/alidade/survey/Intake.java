package dev.alidade.survey;

/** Takes down how scopes end while they do, from any thread, without keeping them. */
final class Intake {

  private final ScopeResults.Count results = new ScopeResults.Count();
  private final Evidence evidence = new Evidence();

  synchronized void add(ScopeResult result) {
    results.add(result);
    evidence.add(result);
  }

  /** How the scopes ended. */
  ScopeResults results() {
    return results.results();
  }

  /** What of them was asked in full; to be looked at when all have ended. */
  Evidence evidence() {
    return evidence;
  }
}
