package dev.alidade.survey;

import dev.alidade.account.AccountCandidate;
import dev.alidade.account.AccountCheck;
import dev.alidade.account.Accounts;
import dev.alidade.aws.SideBySide;
import dev.alidade.aws.SurveyInterruptedException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Proves which account each profile is on. Those whose turn comes at once are asked from the start,
 * while the database is being connected to: neither wait is for the other.
 */
final class Proofs {

  private final Accounts accounts;
  private final ExecutorService threads;
  private final ConcurrentMap<AccountCandidate, Future<AccountCheck>> begun =
      new ConcurrentHashMap<>();

  /** Proofs of which the first run in threads of an executor. */
  Proofs(Accounts accounts, ExecutorService threads) {
    this.accounts = accounts;
    this.threads = threads;
  }

  /** Begins with the first of them, as many as {@link AccountTurns} has at once. */
  void begin(List<AccountCandidate> candidates) {
    candidates.stream()
        .limit(AccountTurns.ACCOUNTS_AT_ONCE)
        .forEach(one -> begun.computeIfAbsent(one, it -> threads.submit(() -> asked(it))));
  }

  /** The proof of one; asked for now if it has not begun. */
  AccountCheck of(AccountCandidate candidate) {
    var early = begun.remove(candidate);
    return early == null ? asked(candidate) : SideBySide.joined(early);
  }

  private AccountCheck asked(AccountCandidate candidate) {
    try {
      return accounts.check(candidate);
    } catch (SurveyInterruptedException e) {
      return new AccountCheck.Refused(candidate.name(), "interrupted", "");
    }
  }
}
