package dev.alidade.survey;

import dev.alidade.account.AccountCheck;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Decides which profile stands for an account, while the profiles are checked side by side: of
 * those on one account the first in order. A profile waits only for earlier ones that may be on its
 * account, so one that hangs does not hold up others; these must have begun before it.
 */
final class Claims {

  private final List<Optional<String>> expected;
  private final List<CompletableFuture<AccountCheck>> checks;

  /** Claims for profiles in order, each with the account that it names, if it does. */
  Claims(List<Optional<String>> expected) {
    this.expected = List.copyOf(expected);
    this.checks =
        Stream.generate(CompletableFuture<AccountCheck>::new).limit(expected.size()).toList();
  }

  /** Checks a profile and says what becomes of it. */
  Plan.Assignment decide(int index, Supplier<AccountCheck> check) {
    var own = checks.get(index);
    try {
      own.complete(check.get());
    } finally {
      // Whatever it threw, those that wait for it go on without it.
      own.complete(new AccountCheck.Refused("", "", ""));
    }
    return switch (own.join()) {
      case AccountCheck.Refused(var profile, var reason, var advice) ->
          new Plan.Assignment.Refused(profile, reason, advice);
      case AccountCheck.Proven(var access, var name, _) ->
          earlierOn(access.accountId(), index)
              .<Plan.Assignment>map(
                  first -> new Plan.Assignment.Duplicate(access, name, first.displayName()))
              .orElseGet(() -> new Plan.Assignment.Surveyed(access, name));
    };
  }

  private Optional<AccountCheck.Proven> earlierOn(String account, int index) {
    for (var i = 0; i < index; i++) {
      var may = expected.get(i).isEmpty() || expected.get(i).get().equals(account);
      if (may
          && checks.get(i).join() instanceof AccountCheck.Proven proven
          && proven.access().accountId().equals(account)) {
        return Optional.of(proven);
      }
    }
    return Optional.empty();
  }
}
