package dev.alidade.doctor;

import java.util.List;

/**
 * Everything that was found.
 *
 * @param sections in the order in which they are read
 * @param usableAccounts the accounts that would be surveyed
 */
public record Diagnosis(List<Section> sections, int usableAccounts) {

  /** Keeps a copy. */
  public Diagnosis {
    sections = List.copyOf(sections);
  }

  /** What was found about one thing, such as an account. */
  public record Section(String title, List<Finding> findings) {
    /** Keeps a copy. */
    public Section {
      findings = List.copyOf(findings);
    }
  }

  /** What a run would come to; decides the exit code. */
  public enum Verdict {
    /** It would work; what is denied would be listed. */
    WORKS,
    /** It would not begin: the configuration cannot be used. */
    CONFIGURATION,
    /** It would not begin: the database cannot be used. */
    NO_DATABASE,
    /** There is no account to survey. */
    NO_ACCOUNT,
    /** It would miss something. */
    PARTIAL
  }

  /** What a run would come to. */
  public Verdict verdict() {
    if (fails(Finding.Concern.CONFIGURATION)) {
      return Verdict.CONFIGURATION;
    }
    if (fails(Finding.Concern.DATABASE)) {
      return Verdict.NO_DATABASE;
    }
    if (usableAccounts == 0) {
      return Verdict.NO_ACCOUNT;
    }
    return count(Finding.Level.FAIL) > 0 ? Verdict.PARTIAL : Verdict.WORKS;
  }

  /** How many findings have a level. */
  public long count(Finding.Level level) {
    return sections.stream()
        .flatMap(section -> section.findings().stream())
        .filter(finding -> finding.level() == level)
        .count();
  }

  private boolean fails(Finding.Concern concern) {
    return sections.stream()
        .flatMap(section -> section.findings().stream())
        .anyMatch(f -> f.level() == Finding.Level.FAIL && f.concern() == concern);
  }
}
