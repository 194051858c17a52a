package dev.alidade.account;

import dev.alidade.account.AccountStanding.Standing;
import dev.alidade.aws.Access;
import dev.alidade.aws.Failures;
import dev.alidade.aws.SideBySide;
import dev.alidade.aws.SurveyInterruptedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Asks all accounts of a selection at once who we are there and which regions they have, as a
 * survey would; nothing else is asked. One that does not answer does not hold up the others.
 */
public final class RollCall {

  /** Ours: no more accounts at a time than a survey has under way. */
  private static final int AT_ONCE = 64;

  private final Accounts accounts;
  private final Regions regions;

  /** A roll call over these. */
  public RollCall(Accounts accounts, Regions regions) {
    this.accounts = accounts;
    this.regions = regions;
  }

  /**
   * How each account stands, what kept accounts from being found first.
   *
   * @param wanted the regions to survey; empty for those that each account has enabled
   * @throws ConfigurationException with all that is wrong about the configuration
   * @throws SurveyInterruptedException when it was stopped
   */
  public List<AccountStanding> of(AccountSelection selection, List<String> wanted) {
    var found = accounts.discover(selection);
    var standings = new ArrayList<AccountStanding>();
    found.problems().forEach(problem -> standings.add(refused(null, problem)));
    accounts.askForCodes(found.candidates());
    standings.addAll(of(found.candidates(), wanted));
    return standings;
  }

  private List<AccountStanding> of(List<AccountCandidate> candidates, List<String> wanted) {
    var checks = SideBySide.each(candidates, AT_ONCE, accounts::check);
    var firstNames = new HashMap<String, String>();
    var roll = new ArrayList<Entry>();
    for (var i = 0; i < candidates.size(); i++) {
      var check = checks.get(i);
      // Of the profiles on one account, the first is surveyed.
      var first =
          check instanceof AccountCheck.Proven(var access, var name, _)
              ? firstNames.putIfAbsent(access.accountId(), name)
              : null;
      roll.add(new Entry(candidates.get(i), check, first));
    }
    return SideBySide.each(roll, AT_ONCE, entry -> standing(entry, wanted));
  }

  private record Entry(AccountCandidate candidate, AccountCheck check, @Nullable String first) {}

  private AccountStanding standing(Entry entry, List<String> wanted) {
    var candidate = entry.candidate();
    return switch (entry.check()) {
      case AccountCheck.Refused refused -> refused(candidate, refused);
      case AccountCheck.Proven(var access, var name, var identity) -> {
        if (entry.first() != null) {
          yield new AccountStanding(
              candidate,
              Standing.DUPLICATE,
              access,
              identity,
              name,
              List.of(),
              "is the same account as profile " + entry.first() + ", which is surveyed",
              "remove one of the two profiles, or name one with --profile");
        }
        yield proven(candidate, access, name, identity, wanted);
      }
    };
  }

  private static AccountStanding refused(
      @Nullable AccountCandidate candidate, AccountCheck.Refused refused) {
    return new AccountStanding(
        candidate,
        Standing.REFUSED,
        null,
        null,
        candidate == null ? refused.profile() : candidate.name(),
        List.of(),
        refused.reason(),
        refused.advice());
  }

  private AccountStanding proven(
      AccountCandidate candidate,
      Access access,
      String name,
      CallerIdentity identity,
      List<String> wanted) {
    try {
      var enabled = wanted.isEmpty() ? regions.enabled(access) : wanted;
      return new AccountStanding(
          candidate, Standing.USABLE, access, identity, name, enabled, null, null);
    } catch (SdkException e) {
      if (Failures.isInterruption(e)) {
        throw new SurveyInterruptedException("Interrupted while asking for regions.");
      }
      return new AccountStanding(
          candidate,
          Standing.WITHOUT_REGIONS,
          access,
          identity,
          name,
          List.of(),
          "its regions cannot be listed: " + Failures.oneLine(e),
          "allow ec2:DescribeRegions, or name regions with --aws-regions");
    }
  }
}
