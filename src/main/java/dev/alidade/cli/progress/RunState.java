package dev.alidade.cli.progress;

import dev.alidade.survey.AccountReport;
import dev.alidade.survey.Progress;
import dev.alidade.survey.ScopeId;
import dev.alidade.survey.ScopeResult;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of a run while it goes on; told by many threads, looked at by one. */
public final class RunState implements Progress {

  private final InstantSource clock;
  private final Instant started;
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private @Nullable Integer planned;

  /** A run that starts now. */
  public RunState(InstantSource clock) {
    this.clock = clock;
    this.started = clock.instant();
  }

  private static final class Account {
    private final String name;
    private final @Nullable String id;
    private final int scopes;
    private final Instant started;
    private final Set<ScopeId> running = new LinkedHashSet<>();
    private int ended;
    private long nodes;
    private Phase phase = Phase.SURVEYING;
    private @Nullable AccountReport report;

    private Account(String name, @Nullable String id, int scopes, Instant started) {
      this.name = name;
      this.id = id;
      this.scopes = scopes;
      this.started = started;
    }

    private AccountView view() {
      return new AccountView(
          name, id, scopes, ended, nodes, List.copyOf(running), phase, started, report);
    }
  }

  /**
   * A run at one moment.
   *
   * @param planned how many accounts there will be; null as long as that is not known
   * @param accounts those that have started or ended, in that order
   */
  record RunView(Instant started, @Nullable Integer planned, List<AccountView> accounts) {

    RunView {
      accounts = List.copyOf(accounts);
    }

    long endedAccounts() {
      return accounts.stream().filter(AccountView::hasEnded).count();
    }

    int scopes() {
      return accounts.stream().mapToInt(AccountView::scopes).sum();
    }

    int endedScopes() {
      return accounts.stream().mapToInt(AccountView::endedScopes).sum();
    }

    int runningScopes() {
      return accounts.stream().mapToInt(account -> account.running().size()).sum();
    }

    /** Whether every account has told how many scopes it has. */
    boolean scopesAreKnown() {
      return planned != null && accounts.size() == planned;
    }

    /** Whether nothing is left but what needs all accounts. */
    boolean isFinishing() {
      return planned != null && planned > 0 && endedAccounts() == planned;
    }
  }

  /**
   * An account at one moment.
   *
   * @param id null if nobody proved to be in it
   * @param running the scopes that are asking AWS, the longest first
   * @param report null as long as it goes on
   */
  record AccountView(
      String name,
      @Nullable String id,
      int scopes,
      int endedScopes,
      long nodes,
      List<ScopeId> running,
      Phase phase,
      Instant started,
      @Nullable AccountReport report) {

    AccountView {
      running = List.copyOf(running);
    }

    boolean hasEnded() {
      return report != null;
    }
  }

  synchronized RunView view() {
    var views = new ArrayList<AccountView>();
    accounts.values().forEach(account -> views.add(account.view()));
    return new RunView(started, planned, views);
  }

  @Override
  public synchronized void planned(int count) {
    planned = count;
  }

  @Override
  public synchronized void accountStarted(String accountId, String name, int scopes) {
    accounts.put(accountId, new Account(name, accountId, scopes, clock.instant()));
  }

  @Override
  public synchronized void scopeStarted(ScopeId scope) {
    var account = accounts.get(scope.accountId());
    if (account != null) {
      account.running.add(scope);
    }
  }

  @Override
  public synchronized void scopeEnded(ScopeResult result) {
    var account = accounts.get(result.scope().accountId());
    if (account != null) {
      account.running.remove(result.scope());
      account.ended++;
      account.nodes += result.rows();
    }
  }

  @Override
  public synchronized void accountPhase(String accountId, Phase phase) {
    var account = accounts.get(accountId);
    if (account != null) {
      account.phase = phase;
    }
  }

  @Override
  public synchronized void accountEnded(AccountReport report) {
    // A profile that was refused, or whose account another profile surveys, has never started.
    var started = report.accountId() == null ? null : accounts.get(report.accountId());
    if (started == null || started.report != null || !started.name.equals(report.profile())) {
      var never = new Account(report.profile(), report.accountId(), 0, clock.instant());
      never.report = report;
      accounts.put("profile " + report.profile(), never);
    } else {
      started.report = report;
    }
  }
}
