package dev.alidade.account;

import java.util.List;
import java.util.stream.Collectors;

/** The AWS configuration cannot be used; all its problems at once. */
public final class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<ConfigurationProblem> problems;

  /** The problems, of which there is at least one. */
  public ConfigurationException(List<ConfigurationProblem> problems) {
    super(problems.stream().map(ConfigurationProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** In the order of the files' lines, as far as they stand in files. */
  public List<ConfigurationProblem> problems() {
    return problems;
  }
}
