package dev.alidade.survey;

import dev.alidade.account.AccountCandidate;
import dev.alidade.account.Discovery;
import dev.alidade.account.Regions;
import dev.alidade.aws.Access;
import dev.alidade.aws.Failures;
import dev.alidade.aws.SideBySide;
import dev.alidade.aws.SurveyInterruptedException;
import dev.alidade.store.Leases;
import dev.alidade.store.StoreException;
import dev.alidade.store.Sweep;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The accounts of a run, each in its turn: who it is, whether it is ours to write, its survey, and
 * what is to be said where there is none. One account never ends or spoils another.
 */
final class AccountTurns {

  /**
   * Accounts that are under way at the same time: enough to keep all scopes busy while some
   * accounts wait for AWS' limits, few enough that memory does not grow with the number of
   * accounts.
   */
  static final int ACCOUNTS_AT_ONCE = 64;

  private static final Logger LOG = Logger.getLogger(AccountTurns.class);

  private final Run run;
  private final SurveyRequest request;
  private final Proofs proofs;
  private final Regions regions;

  AccountTurns(Run run, SurveyRequest request, Proofs proofs, Regions regions) {
    this.run = run;
    this.request = request;
    this.proofs = proofs;
    this.regions = regions;
  }

  /** Each account is proven when its turn comes; one that hangs there keeps nobody else waiting. */
  List<AccountSurvey.Result> survey(Discovery found) {
    var candidates = found.candidates();
    var claims = new Claims(candidates.stream().map(AccountCandidate::expectedAccount).toList());
    var results =
        SideBySide.each(
            IntStream.range(0, candidates.size()).boxed().toList(),
            ACCOUNTS_AT_ONCE,
            index -> {
              var assignment = claims.decide(index, () -> proofs.of(candidates.get(index)));
              var result =
                  switch (assignment) {
                    case Plan.Assignment.Refused(var profile, var reason, var advice) ->
                        ended(null, profile, reason, advice, AccountReport.Ended.REFUSED);
                    case Plan.Assignment.Duplicate(var access, var name, var surveyedAs) ->
                        ended(
                            access.accountId(),
                            name,
                            "is the same account as profile " + surveyedAs + ", which is surveyed",
                            "remove one of the two profiles, or name one with --profile",
                            AccountReport.Ended.DUPLICATE);
                    case Plan.Assignment.Surveyed(var access, var name) -> surveyed(access, name);
                  };
              run.progress().accountEnded(result.report());
              return result;
            });
    // What could not be found out about accounts is what a person has to look at.
    var unknown =
        found.problems().stream()
            .map(
                refused ->
                    ended(
                        null,
                        refused.profile(),
                        refused.reason(),
                        refused.advice(),
                        AccountReport.Ended.REFUSED))
            .toList();
    unknown.forEach(result -> run.progress().accountEnded(result.report()));
    return Stream.concat(unknown.stream(), results.stream())
        .sorted(Comparator.comparing(result -> result.report().profile()))
        .toList();
  }

  private AccountSurvey.Result surveyed(Access access, String displayName) {
    var account = access.accountId();
    var keeper = run.gates().keeper();
    try {
      if (run.gates()
          .leases()
          .lastSurveyedUnder(account)
          .equals(OptionalLong.of(run.asked().updateTag()))) {
        return ended(
            account,
            displayName,
            "was last surveyed under the same update tag, %d: what is gone since then could not be told from what is there"
                .formatted(run.asked().updateTag()),
            "give another --update-tag, or none: it is then the time of the run",
            AccountReport.Ended.TAG_USED);
      }
      keeper.takeOnce(run.gates().leases().ofTheRun());
      run.writer().begin();
      if (keeper.take(account) instanceof Leases.Answer.Taken(var owner, var left)) {
        return ended(
            account,
            displayName,
            "is being written by %s; its lease runs for another %d s"
                .formatted(owner, left.toSeconds()),
            "wait until that run has ended; a lease of a run that died expires by itself",
            AccountReport.Ended.FAILED);
      }
      try {
        return new AccountSurvey(run, access, displayName, where(access)).survey();
      } finally {
        keeper.release(List.of(account));
      }
    } catch (SurveyInterruptedException e) {
      return ended(account, displayName, "interrupted", null, AccountReport.Ended.INTERRUPTED);
    } catch (SdkException e) {
      if (Failures.isInterruption(e)) {
        return ended(account, displayName, "interrupted", null, AccountReport.Ended.INTERRUPTED);
      }
      return ended(
          account,
          displayName,
          "its regions cannot be listed: " + Outcomes.reason(Failures.outcomeOf(e)),
          "allow ec2:DescribeRegions, or name regions with --aws-regions",
          AccountReport.Ended.FAILED);
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.UNUSABLE) {
        keeper.abandon();
        throw e;
      }
      return ended(
          account,
          displayName,
          "the database refused a statement: " + e.getMessage(),
          "nothing more of it was removed; run it again",
          AccountReport.Ended.FAILED);
    } catch (RuntimeException e) {
      // A defect in the survey of one account must not end the others. It is not hidden: the
      // account has failed, and the exit code says so.
      LOG.debugf(e, "Defect while surveying account %s", account);
      return ended(
          account,
          displayName,
          "defect in Alidade, please report: " + e,
          null,
          AccountReport.Ended.FAILED);
    } finally {
      run.clients().forget(access);
    }
  }

  private AccountSurvey.Where where(Access access) {
    if (!request.regions().isEmpty()) {
      return new AccountSurvey.Where(request.regions(), List.of(), false);
    }
    var listed = regions.listed(access);
    return new AccountSurvey.Where(listed.enabled(), listed.notOptedIn(), true);
  }

  private AccountSurvey.Result ended(
      @Nullable String accountId,
      String profile,
      String problem,
      @Nullable String advice,
      AccountReport.Ended how) {
    return new AccountSurvey.Result(
        new AccountReport(
            accountId,
            profile,
            List.of(),
            problem,
            advice,
            ScopeResults.NONE,
            0,
            0,
            Sweep.Removed.NONE,
            List.of(),
            run.clock().instant(),
            Duration.ZERO,
            how),
        new Evidence(),
        false,
        Set.of());
  }
}
