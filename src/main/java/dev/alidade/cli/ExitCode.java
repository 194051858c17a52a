package dev.alidade.cli;

import dev.alidade.cli.results.AccountList;
import dev.alidade.survey.RunReport;

/** What the command ends with. */
enum ExitCode {
  /** Done. What AWS denied or does not offer is listed and is no failure, unless asked for. */
  DONE(0),
  /** A defect in Alidade, or something of this machine such as a full disk. */
  DEFECT(1),
  /** Options, environment or configuration files cannot be used; nothing was called or written. */
  USAGE(2),
  /** Something failed, so that the graph is not the whole truth. */
  PARTIAL(3),
  /** There is no account with working credentials. */
  NO_ACCOUNT(4),
  /** Neo4j cannot be reached, refuses, or is too old. */
  NO_DATABASE(5),
  /** Somebody stopped it. The number is the shell's: 128 and SIGINT, which is 2. */
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The number for the shell. */
  int number() {
    return number;
  }

  /** The code for accounts that were only looked at. */
  static ExitCode of(AccountList accounts) {
    if (accounts.allUsable()) {
      return DONE;
    }
    return accounts.usable() == 0 ? NO_ACCOUNT : PARTIAL;
  }

  /**
   * The code of a run.
   *
   * @param failOnDenied whether a denied scope counts as a failed one
   */
  static ExitCode of(RunReport report, boolean failOnDenied) {
    return switch (report.verdict()) {
      case DONE -> failOnDenied && report.anyDenied() ? PARTIAL : DONE;
      case PARTIAL -> PARTIAL;
      case TAG_USED -> USAGE;
      case NO_ACCOUNT -> NO_ACCOUNT;
      case INTERRUPTED -> INTERRUPTED;
    };
  }
}
