package dev.alidade.doctor;

import dev.alidade.account.AccountSelection;
import dev.alidade.account.AccountStanding;
import dev.alidade.account.AccountStanding.Standing;
import dev.alidade.account.Accounts;
import dev.alidade.account.AwsEnvironment;
import dev.alidade.account.ConfigurationException;
import dev.alidade.account.Profiles;
import dev.alidade.account.Regions;
import dev.alidade.account.RollCall;
import dev.alidade.aws.AwsClients;
import dev.alidade.aws.SideBySide;
import dev.alidade.aws.SurveyInterruptedException;
import dev.alidade.catalog.Catalogue;
import dev.alidade.catalog.Module;
import dev.alidade.catalog.all.ChosenTypes;
import dev.alidade.catalog.all.Doors;
import dev.alidade.doctor.Diagnosis.Section;
import dev.alidade.policy.Remedies;
import dev.alidade.store.Neo4jSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Goes through everything that a run needs, before it: this machine, the AWS configuration, each
 * account with real calls, and Neo4j. Nothing is written anywhere.
 */
public final class Doctor {

  /** As many as a survey has scopes at once. */
  private static final int PROBES_AT_ONCE = 256;

  /**
   * Signatures are refused from here on:
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
   */
  private static final Duration REFUSED_SKEW = Duration.ofMinutes(5);

  /** Above what answers take and NTP leaves; it is going wrong somewhere. */
  private static final Duration ODD_SKEW = Duration.ofMinutes(1);

  private final AwsEnvironment environment;
  private final Accounts accounts;
  private final AwsClients clients;
  private final AwsClients shortLists;
  private final Catalogue catalogue;

  /**
   * A doctor over these parts.
   *
   * @param shortLists clients whose lists end after a short page, for the probes
   */
  public Doctor(
      AwsEnvironment environment,
      Accounts accounts,
      AwsClients clients,
      AwsClients shortLists,
      Catalogue catalogue) {
    this.environment = environment;
    this.accounts = accounts;
    this.clients = clients;
    this.shortLists = shortLists;
    this.catalogue = catalogue;
  }

  /**
   * The run that is in question.
   *
   * @param onlyIn modules that are asked in these accounts only, by key
   * @param skipped the names of resources to leave out of the modules
   * @param regions the regions to survey; empty for those that each account has enabled
   * @param failOnDenied whether a denial makes it a failure
   * @param reach whether every service is asked, not only those of the modules
   * @param problems what is known to be wrong with the settings of AWS
   */
  public record Intended(
      AccountSelection accounts,
      Set<String> modules,
      Map<String, Set<String>> onlyIn,
      Set<String> skipped,
      List<String> regions,
      Neo4jSettings neo4j,
      boolean failOnDenied,
      boolean reach,
      List<String> problems) {

    /** Keeps copies. */
    public Intended {
      modules = Set.copyOf(modules);
      onlyIn = Map.copyOf(onlyIn);
      skipped = Set.copyOf(skipped);
      regions = List.copyOf(regions);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Looks at everything.
   *
   * @throws SurveyInterruptedException when it was stopped
   */
  public Diagnosis examine(Intended run) {
    var modules = catalogue.select(run.modules(), run.skipped());
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
      var database =
          threads.submit(
              () -> Database.looked(run.neo4j(), ChosenTypes.nodes(modules), System::nanoTime));
      var configuration = new ArrayList<Finding>();
      run.problems().forEach(problem -> configuration.add(configurationFailure(problem)));
      configuration.addAll(
          AwsFilesFound.findings(environment, Profiles.read(environment).names().size()));
      var roll = List.<AccountStanding>of();
      try {
        roll = new RollCall(accounts, new Regions(clients)).of(run.accounts(), run.regions());
      } catch (ConfigurationException e) {
        e.problems().forEach(p -> configuration.add(configurationFailure(p.toString())));
      }
      var sections = new ArrayList<Section>();
      sections.add(
          new Section("This machine", List.of(OpenFiles.finding(OpenFiles.LIMITS), clock(roll))));
      sections.add(new Section("AWS configuration", configuration));
      sections.addAll(accounts(run, modules, roll));
      if (run.reach()) {
        sections.addAll(reach(roll));
      }
      sections.add(
          new Section(
              "Neo4j at " + run.neo4j(), SideBySide.joined(database).findings(accountIds(roll))));
      return new Diagnosis(
          sections, (int) roll.stream().filter(a -> a.standing() == Standing.USABLE).count());
    }
  }

  private static Finding configurationFailure(String problem) {
    return Finding.fail(Finding.Concern.CONFIGURATION, "profiles", problem, "correct it");
  }

  private static Finding clock(List<AccountStanding> roll) {
    var ahead =
        roll.stream()
            .map(account -> account.identity() == null ? null : account.identity().clockAhead())
            .filter(Objects::nonNull)
            .max((one, other) -> one.abs().compareTo(other.abs()))
            .orElse(null);
    if (ahead == null) {
      return Finding.ok(Finding.Concern.MACHINE, "clock", "AWS has not said what time it is");
    }
    var saw =
        ahead.isZero()
            ? "as AWS's, to the second"
            : "%,d s %s AWS's"
                .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of");
    var advice = "set this machine's clock, or let it follow NTP";
    if (ahead.abs().compareTo(REFUSED_SKEW) >= 0) {
      return Finding.fail(
          Finding.Concern.MACHINE, "clock", saw + "; AWS refuses 5 minutes and more", advice);
    }
    return ahead.abs().compareTo(ODD_SKEW) >= 0
        ? Finding.warn(Finding.Concern.MACHINE, "clock", saw, advice)
        : Finding.ok(Finding.Concern.MACHINE, "clock", saw);
  }

  private List<Section> accounts(Intended run, List<Module> modules, List<AccountStanding> roll) {
    var permissions =
        new Permissions(
            modules,
            run.onlyIn(),
            shortLists,
            new Remedies(),
            run.failOnDenied(),
            new Semaphore(PROBES_AT_ONCE));
    return SideBySide.each(roll, Math.max(1, roll.size()), one -> section(one, permissions));
  }

  /** From one account: what it is about lies between this machine and AWS. */
  private List<Section> reach(List<AccountStanding> roll) {
    return roll.stream()
        .map(AccountStanding::access)
        .flatMap(Stream::ofNullable)
        .limit(1)
        .map(access -> new Reach(Doors.all(), shortLists).findings(access))
        .map(findings -> new Section("Every service of AWS", findings))
        .toList();
  }

  private Section section(AccountStanding account, Permissions permissions) {
    var id = account.accountId();
    var title = "Account " + account.name() + (id == null ? "" : " " + id);
    var findings = new ArrayList<Finding>();
    var chain = String.join(", then ", account.chain());
    var identity = account.identity();
    if (!chain.isEmpty()) {
      findings.add(Finding.ok(Finding.Concern.ACCOUNT, "credentials", chain));
    }
    if (identity != null) {
      findings.add(Finding.ok(Finding.Concern.ACCOUNT, "identity", identity.arn()));
    }
    var problem = account.problem() == null ? "" : account.problem();
    switch (account.standing()) {
      case REFUSED ->
          findings.add(
              Finding.fail(Finding.Concern.ACCOUNT, "identity", problem, account.advice()));
      case DUPLICATE ->
          findings.add(Finding.warn(Finding.Concern.ACCOUNT, "account", problem, account.advice()));
      case WITHOUT_REGIONS ->
          findings.add(Finding.fail(Finding.Concern.ACCOUNT, "regions", problem, account.advice()));
      case USABLE -> {
        findings.add(
            Finding.ok(Finding.Concern.ACCOUNT, "regions", String.join(", ", account.regions())));
        var access = Objects.requireNonNull(account.access());
        findings.addAll(permissions.findings(account, access));
        clients.forget(access);
        shortLists.forget(access);
      }
    }
    return new Section(title, findings);
  }

  private static Set<String> accountIds(List<AccountStanding> roll) {
    return roll.stream()
        .map(AccountStanding::accountId)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }
}
