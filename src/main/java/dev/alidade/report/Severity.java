package dev.alidade.report;

import java.util.Locale;

/** How bad it is when a question finds something; the worst first. */
public enum Severity {
  CRITICAL,
  HIGH,
  MEDIUM,
  LOW,
  /** Good to know, nothing to mend. */
  INFO;

  /** The word as question files and pages write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
