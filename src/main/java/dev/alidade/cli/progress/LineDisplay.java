package dev.alidade.cli.progress;

import dev.alidade.cli.progress.RunState.AccountView;
import dev.alidade.cli.progress.RunState.RunView;
import dev.alidade.cli.terminal.Amounts;
import dev.alidade.cli.terminal.Terminal.Size;
import dev.alidade.survey.AccountReport;
import dev.alidade.survey.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Progress for a log file: a line when an account starts and when it ends, and a sign of life where
 * nothing else was said for half a minute.
 */
final class LineDisplay implements Display {

  static final Duration SIGN_OF_LIFE = Duration.ofSeconds(30);

  private static final int RUNNING_SHOWN = 3;

  private final Set<String> started = new HashSet<>();
  private final Set<String> ended = new HashSet<>();
  private @Nullable Instant lastSaid;

  @Override
  public String next(RunView run, Instant now, long calls, Size size) {
    var text = new StringBuilder();
    for (var account : run.accounts()) {
      var who = who(account);
      if (account.scopes() > 0 && started.add(who)) {
        text.append(who).append(": started, ");
        text.append(Amounts.of(account.scopes(), "scope")).append('\n');
      }
      if (account.report() != null && ended.add(who)) {
        text.append(who).append(": ").append(end(account.report())).append('\n');
      }
    }
    if (text.isEmpty()
        && Duration.between(lastSaid == null ? run.started() : lastSaid, now)
                .compareTo(SIGN_OF_LIFE)
            >= 0) {
      text.append(signOfLife(run, now, calls)).append('\n');
    }
    if (!text.isEmpty()) {
      lastSaid = now;
    }
    return text.toString();
  }

  @Override
  public String line(String text) {
    return text + "\n";
  }

  @Override
  public String last(RunView run, Instant now, long calls, Size size) {
    // What happened since the last look; a sign of life is no longer needed.
    lastSaid = now;
    return next(run, now, calls, size);
  }

  private static String who(AccountView account) {
    return account.id() == null || account.id().equals(account.name())
        ? account.name()
        : account.name() + " (" + account.id() + ")";
  }

  private static String end(AccountReport report) {
    var problem = report.problem() == null ? "" : ": " + report.problem();
    return switch (report.ended()) {
      case SURVEYED -> "surveyed in " + Amounts.of(report.took()) + ": " + counts(report);
      case INTERRUPTED -> "interrupted after " + Amounts.of(report.took()) + ": " + counts(report);
      case DUPLICATE -> "left out" + problem;
      case REFUSED -> "refused" + problem;
      case TAG_USED -> "not surveyed" + problem;
      case FAILED -> "failed" + problem;
    };
  }

  private static String counts(AccountReport report) {
    var tally = report.scopes().tally();
    var scopes =
        Tally.WORDS.stream()
            .filter(word -> tally.of(word) > 0)
            .map(word -> Amounts.of(tally.of(word)) + " " + word)
            .collect(Collectors.joining(", "));
    return "%s; %s and %s written, %s and %s removed"
        .formatted(
            scopes.isEmpty() ? "no scopes" : scopes,
            Amounts.of(report.nodesWritten(), "node"),
            Amounts.of(report.linksWritten(), "link"),
            Amounts.of(report.removed().nodes(), "node"),
            Amounts.of(report.removed().links(), "link"));
  }

  private static String signOfLife(RunView run, Instant now, long calls) {
    var running =
        run.accounts().stream()
            .filter(account -> !account.hasEnded())
            .flatMap(
                account ->
                    account.running().stream()
                        .map(scope -> account.name() + " " + scope.module() + " " + scope.region()))
            .toList();
    var shown = running.stream().limit(RUNNING_SHOWN).collect(Collectors.joining(", "));
    return "%s of %s accounts done, %s of %s, %s, %s%s"
        .formatted(
            Amounts.of(run.endedAccounts()),
            run.planned() == null ? "?" : Amounts.of(run.planned()),
            Amounts.of(run.endedScopes()),
            Amounts.of(run.scopes(), "scope"),
            Amounts.of(calls, "call"),
            Amounts.of(Duration.between(run.started(), now)),
            shown.isEmpty()
                ? ""
                : "; running: "
                    + shown
                    + (running.size() > RUNNING_SHOWN
                        ? " and " + (running.size() - RUNNING_SHOWN) + " more"
                        : ""));
  }
}
