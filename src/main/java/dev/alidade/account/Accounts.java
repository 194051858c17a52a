package dev.alidade.account;

import static java.util.stream.Collectors.partitioningBy;

import dev.alidade.aws.Access;
import dev.alidade.aws.Arn;
import dev.alidade.aws.AwsClients;
import dev.alidade.aws.Failures;
import dev.alidade.aws.SurveyInterruptedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;

/** The accounts that a survey may see, and the proof that they are the right ones. */
public final class Accounts implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Accounts.class);

  private final AwsEnvironment environment;
  private final AwsClients clients;
  private final Clock clock;
  private final CredentialProviders providers;

  /** Accounts of an environment; calls go through the clients given. */
  public Accounts(AwsEnvironment environment, AwsClients clients) {
    this(environment, clients, Clock.systemUTC(), MfaCodes.NOBODY);
  }

  /** The same by a clock of the caller's, with somebody to ask for the codes of MFA devices. */
  public Accounts(AwsEnvironment environment, AwsClients clients, Clock clock, MfaCodes codes) {
    this.environment = environment;
    this.clients = clients;
    this.clock = clock;
    this.providers = new CredentialProviders(environment, clients, clock, codes);
  }

  /**
   * The accounts of a selection, as configured; asks nobody. Of an organisation this is the one
   * identity that its accounts are asked for with. Of all profiles these are the ones that can be
   * used; {@link #discover} tells what is wrong with the others.
   *
   * @throws ConfigurationException with all that is wrong about them
   */
  public List<AccountCandidate> candidates(AccountSelection selection) {
    return configured(selection).candidates();
  }

  private Discovery configured(AccountSelection selection) {
    var profiles = Profiles.read(environment);
    var problems = new LinkedHashSet<>(profiles.unreadable());
    CommandRun.timeoutProblem(environment).ifPresent(problems::add);
    if (namesProfiles(selection)) {
      profiles.missingConfigFile().ifPresent(problems::add);
    }
    if (selection instanceof AccountSelection.AllProfiles) {
      return allProfiles(profiles, problems);
    }
    var plan = new CredentialPlan(environment, profiles);
    var candidates =
        switch (selection) {
          case AccountSelection.AllProfiles _ -> List.<AccountCandidate>of();
          case AccountSelection.Named(var names) -> named(plan, names);
          case AccountSelection.DefaultChain _ -> plan.defaultChain().stream().toList();
          case AccountSelection.Organization organization ->
              organization.profile() == null
                  ? plan.defaultChain().stream().toList()
                  : named(plan, List.of(organization.profile()));
        };
    problems.addAll(plan.problems());
    refuse(problems);
    return new Discovery(candidates, List.of());
  }

  private static void refuse(Set<ConfigurationProblem> problems) {
    if (!problems.isEmpty()) {
      throw new ConfigurationException(List.copyOf(problems));
    }
  }

  private static boolean namesProfiles(AccountSelection selection) {
    return switch (selection) {
      case AccountSelection.AllProfiles _, AccountSelection.Named _ -> true;
      case AccountSelection.DefaultChain _ -> false;
      case AccountSelection.Organization organization -> organization.profile() != null;
    };
  }

  /**
   * The accounts of a selection. Those of an organisation are asked for; all others are as
   * configured.
   *
   * @throws ConfigurationException with all that is wrong about the configuration
   * @throws SurveyInterruptedException when the survey was stopped
   */
  public Discovery discover(AccountSelection selection) {
    var configured = configured(selection);
    return switch (selection) {
      case AccountSelection.AllProfiles _,
          AccountSelection.Named _,
          AccountSelection.DefaultChain _ ->
          configured;
      case AccountSelection.Organization organization ->
          organizationAccounts(organization, configured.candidates().getFirst());
    };
  }

  private Discovery organizationAccounts(
      AccountSelection.Organization selection, AccountCandidate base) {
    return switch (check(base)) {
      case AccountCheck.Refused refused -> new Discovery(List.of(), List.of(refused));
      case AccountCheck.Proven(var access, _, _) -> {
        var organization = new OrganizationAccounts(clients, base, access);
        yield access.call(() -> organization.of(selection));
      }
    };
  }

  /**
   * Every profile but {@code default}: one that cannot be used is its own problem and keeps no
   * other from being surveyed; one that says nothing about credentials is no account. Thrown is
   * what is wrong for all of them, or with each of them.
   */
  private Discovery allProfiles(Profiles profiles, Set<ConfigurationProblem> problems) {
    var candidates = new ArrayList<AccountCandidate>();
    var refused = new ArrayList<AccountCheck.Refused>();
    var inProfiles = new LinkedHashSet<ConfigurationProblem>();
    for (var name : profiles.namesOfAll()) {
      var plan = new CredentialPlan(environment, profiles);
      var candidate = plan.named(name);
      var found = plan.problems().stream().collect(partitioningBy(one -> one.profile() == null));
      problems.addAll(found.getOrDefault(true, List.of()));
      var own = found.getOrDefault(false, List.of());
      inProfiles.addAll(own);
      if (own.isEmpty()) {
        candidate.ifPresent(candidates::add);
      } else if (profiles.isAboutCredentials(name)) {
        refused.add(Refusals.misconfigured(name, own));
      } else {
        LOG.debugf("Profile %s says nothing about credentials; it is no account.", name);
      }
    }
    if (problems.isEmpty() && inProfiles.isEmpty() && candidates.isEmpty()) {
      problems.add(new ConfigurationProblem(null, 0, null, nobody()));
    }
    if (!problems.isEmpty() || candidates.isEmpty()) {
      // Nobody is surveyed: so everything that is wrong is told at once.
      problems.addAll(inProfiles);
    }
    refuse(problems);
    return new Discovery(candidates, refused);
  }

  private String nobody() {
    return "all profiles are wanted, but there is none besides [default] in "
        + environment.files()
        + ".";
  }

  private static List<AccountCandidate> named(CredentialPlan plan, List<String> names) {
    return new LinkedHashSet<>(names).stream().map(plan::named).flatMap(Optional::stream).toList();
  }

  /**
   * Assumes the roles that want a code of an MFA device, one after the other, so that a person is
   * asked before the survey and not in the middle of it. What is refused is told by {@link #check}.
   */
  public void askForCodes(List<AccountCandidate> candidates) {
    for (var candidate : candidates) {
      if (wantsCode(candidate.source())) {
        try {
          providers.of(candidate.source()).resolveCredentials();
        } catch (SdkException e) {
          LOG.debugf("Profile %s: %s", candidate.profile(), Failures.oneLine(e));
        }
      }
    }
  }

  private static boolean wantsCode(CredentialSource source) {
    return source instanceof CredentialSource.Role role
        && (role.mfaSerial() != null || wantsCode(role.base()));
  }

  /**
   * Asks {@code sts:GetCallerIdentity} whose the credentials are, and compares.
   *
   * @throws SurveyInterruptedException when the survey was stopped
   */
  public AccountCheck check(AccountCandidate candidate) {
    var usual = check(candidate, candidate.source());
    if (usual instanceof AccountCheck.Refused && candidate.otherwise().isPresent()) {
      var other = check(candidate, candidate.otherwise().get());
      return other instanceof AccountCheck.Proven ? other : usual;
    }
    return usual;
  }

  private AccountCheck check(AccountCandidate candidate, CredentialSource source) {
    if (source instanceof CredentialSource.Unusable(var reason, var advice)) {
      return new AccountCheck.Refused(candidate.label(), reason, advice);
    }
    var expected = candidate.expectedAccount();
    var label = expected.orElse("profile " + candidate.profile());
    var credentials = providers.of(source);
    var hoped = new Access(label, "aws", candidate.profile(), candidate.homeRegion(), credentials);
    try {
      var sts = clients.client(StsClient::builder, hoped, candidate.homeRegion());
      var identity = hoped.call(sts::getCallerIdentity);
      var answered = identity.account();
      if (expected.isPresent() && !expected.get().equals(answered)) {
        return Refusals.otherAccount(candidate, expected.get(), answered);
      }
      var partition = Arn.tryParse(identity.arn()).map(Arn::partition).orElse("aws");
      var access =
          new Access(answered, partition, candidate.profile(), candidate.homeRegion(), credentials);
      return new AccountCheck.Proven(
          access, candidate.name(), new CallerIdentity(identity.arn(), clockAhead(identity)));
    } catch (SdkException e) {
      if (Failures.isInterruption(e)) {
        throw new SurveyInterruptedException(
            "Interrupted while asking whose credentials these are.");
      }
      return withHome(candidate, Refusals.of(candidate, e));
    } finally {
      // Under its number, the account may be surveyed just now through another profile.
      if (expected.isEmpty()) {
        clients.forget(hoped);
      }
    }
  }

  /** Whose credentials would be in profiles may just miss the directory that these are in. */
  private AccountCheck withHome(AccountCandidate candidate, AccountCheck.Refused refused) {
    var why = environment.homeless();
    return why.isPresent() && candidate.source() instanceof CredentialSource.Instance
        ? new AccountCheck.Refused(
            refused.profile(), refused.reason(), refused.advice() + "; or: " + why.get())
        : refused;
  }

  private @Nullable Duration clockAhead(SdkResponse answer) {
    return answer
        .sdkHttpResponse()
        .firstMatchingHeader("Date")
        .flatMap(Accounts::instant)
        .map(date -> Duration.between(date, clock.instant().truncatedTo(ChronoUnit.SECONDS)))
        .orElse(null);
  }

  private static Optional<Instant> instant(String date) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
    } catch (DateTimeParseException e) {
      // A proxy's invention; nothing depends on it.
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    providers.close();
  }
}
