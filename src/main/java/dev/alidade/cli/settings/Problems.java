package dev.alidade.cli.settings;

import java.util.ArrayList;
import java.util.List;

/** All that is wrong with what a command was given, one line each, and what is only odd. */
public final class Problems {

  private final List<String> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /** Something that must be put right before anything can be done. */
  public void add(String line) {
    problems.add(line);
  }

  /** Something that may go on as it is. */
  public void warn(String line) {
    warnings.add(line);
  }

  /** Forgets the warnings, for those who do not want to hear them. */
  public void dropWarnings() {
    warnings.clear();
  }

  /** Whether there is a problem. */
  public boolean any() {
    return !problems.isEmpty();
  }

  /** The problems, in the order in which they were found. */
  public List<String> lines() {
    return List.copyOf(problems);
  }

  /** The warnings, in the order in which they were found. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }
}
