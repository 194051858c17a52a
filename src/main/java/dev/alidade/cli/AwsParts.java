package dev.alidade.cli;

import dev.alidade.account.AccountCandidate;
import dev.alidade.account.AccountSelection;
import dev.alidade.account.Accounts;
import dev.alidade.account.AwsEnvironment;
import dev.alidade.account.ConfigurationException;
import dev.alidade.account.MfaCodes;
import dev.alidade.account.Profiles;
import dev.alidade.aws.AwsClients;
import dev.alidade.aws.AwsSettings;
import dev.alidade.aws.CallLedger;
import dev.alidade.aws.CallTimeouts;
import dev.alidade.aws.InvalidSettingsException;
import dev.alidade.aws.Limiter;
import dev.alidade.aws.Ticker;
import dev.alidade.catalog.all.AwsCatalogue;
import dev.alidade.cli.settings.Problems;
import dev.alidade.cli.settings.Surroundings;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * What a command that asks AWS is made of, from the variables and files that the AWS CLI knows.
 * Nobody is called to make it.
 *
 * @param environment where the AWS configuration is
 * @param settings how AWS is called
 * @param limiter the rate limits, which all clients of a command share
 */
record AwsParts(
    AwsEnvironment environment,
    AwsSettings settings,
    Limiter limiter,
    CallLedger calls,
    AwsClients clients,
    Accounts accounts)
    implements AutoCloseable {

  /** Makes the parts, and adds what is wrong with the settings; defaults stand in for these. */
  static AwsParts of(Surroundings surroundings, Clock clock, Problems problems) {
    return of(surroundings, clock, CallTimeouts.USUAL, new CodePrompt(), problems);
  }

  /** The same with time-outs of the caller's, and somebody to ask for the codes of MFA devices. */
  static AwsParts of(
      Surroundings surroundings,
      Clock clock,
      CallTimeouts timeouts,
      MfaCodes codes,
      Problems problems) {
    var environment = new AwsEnvironment(surroundings.variables(), surroundings.home());
    var settings =
        settings(environment, problems)
            .with(timeouts)
            .withProfiles(Profiles.read(environment).settings())
            .knowing(AwsCatalogue.create().services());
    var calls = new CallLedger(clock);
    var limiter = new Limiter(settings.services().rates(), Ticker.system());
    var clients = new AwsClients(settings, calls, limiter);
    return new AwsParts(
        environment,
        settings,
        limiter,
        calls,
        clients,
        new Accounts(environment, clients, clock, codes));
  }

  /** The accounts of a selection as configured; adds what is wrong with them, and asks nobody. */
  List<AccountCandidate> candidates(AccountSelection selection, Problems problems) {
    try {
      return accounts.candidates(selection);
    } catch (ConfigurationException e) {
      e.problems().forEach(problem -> problems.add(problem.toString()));
      return List.of();
    }
  }

  private static AwsSettings settings(AwsEnvironment environment, Problems problems) {
    try {
      return AwsSettings.from(environment.variables());
    } catch (InvalidSettingsException e) {
      e.problems().forEach(problems::add);
      // The accounts are looked at all the same, so that all problems are known at once.
      return AwsSettings.from(Map.of());
    }
  }

  @Override
  public void close() {
    accounts.close();
    clients.close();
  }
}
