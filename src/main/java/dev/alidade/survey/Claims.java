package dev.alidade.survey;

import dev.alidade.account.AccountCheck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides which profile stands for an account, while the profiles are checked side by side: of
 * those on one account the first in order, unless it takes too long to say where it is. A profile
 * waits only for earlier ones that may be on its account, and for a while, so one that hangs does
 * not hold up others; these must have begun before it.
 */
final class Claims {

  /**
   * Ours: some times what a check takes. Which of two profiles stands for their account matters
   * less than that it is surveyed.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final List<Optional<String>> expected;
  private final List<CompletableFuture<AccountCheck>> checks;
  private final Duration patience;
  private final ConcurrentMap<String, String> surveyedAs = new ConcurrentHashMap<>();

  /** Claims for profiles in order, each with the account that it names, if it does. */
  Claims(List<Optional<String>> expected) {
    this(expected, PATIENCE);
  }

  /** The same, where a profile waits so long for earlier ones. */
  Claims(List<Optional<String>> expected, Duration patience) {
    this.expected = List.copyOf(expected);
    this.patience = patience;
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
          first(access.accountId(), name, index)
              .<Plan.Assignment>map(first -> new Plan.Assignment.Duplicate(access, name, first))
              .orElseGet(() -> new Plan.Assignment.Surveyed(access, name));
    };
  }

  /** The profile that stands for the account in place of this one; empty where it is this one. */
  private Optional<String> first(String account, String name, int index) {
    var earlier = earlierOn(account, index).map(AccountCheck.Proven::displayName);
    // An earlier one that took too long finds its account taken.
    return earlier.isPresent()
        ? Optional.of(surveyedAs.getOrDefault(account, earlier.get()))
        : Optional.ofNullable(surveyedAs.putIfAbsent(account, name));
  }

  private Optional<AccountCheck.Proven> earlierOn(String account, int index) {
    var end = System.nanoTime() + patience.toNanos();
    for (var i = 0; i < index; i++) {
      var may = expected.get(i).isEmpty() || expected.get(i).get().equals(account);
      if (may
          && ended(checks.get(i), end) instanceof AccountCheck.Proven proven
          && proven.access().accountId().equals(account)) {
        return Optional.of(proven);
      }
    }
    return Optional.empty();
  }

  private static @Nullable AccountCheck ended(CompletableFuture<AccountCheck> check, long end) {
    try {
      return check.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (ExecutionException e) {
      throw new IllegalStateException("A check that throws is completed without it.", e);
    } catch (InterruptedException e) {
      // Whoever is next to call AWS hears of it.
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
