package dev.alidade.account;

import java.util.List;

/**
 * The accounts that a selection came to.
 *
 * @param candidates those that may be surveyed, in the order in which they were found
 * @param problems what could not be found out; none of it is a candidate
 */
public record Discovery(List<AccountCandidate> candidates, List<AccountCheck.Refused> problems) {

  /** Keeps copies. */
  public Discovery {
    candidates = List.copyOf(candidates);
    problems = List.copyOf(problems);
  }

  /** Nothing but a problem. */
  static Discovery failed(String who, String reason, String advice) {
    return new Discovery(List.of(), List.of(new AccountCheck.Refused(who, reason, advice)));
  }
}
