package dev.alidade.aws;

import java.util.List;

/** Settings that cannot be understood; all of them at once, a line each. */
public final class InvalidSettingsException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final List<String> problems;

  /** The problems, of which there is at least one. */
  public InvalidSettingsException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** One line each, naming the variable. */
  public List<String> problems() {
    return problems;
  }
}
