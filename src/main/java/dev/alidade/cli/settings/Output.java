package dev.alidade.cli.settings;

/** In which form results are printed. */
public enum Output {
  /** Tables for people. */
  TEXT,
  /** JSON for programs. */
  JSON;

  /** The word on the command line. */
  public String word() {
    return this == TEXT ? "text" : "json";
  }
}
