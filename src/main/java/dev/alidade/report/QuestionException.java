package dev.alidade.report;

import java.util.List;

/** A question file is not what it should be; all that is wrong with it, one line each. */
public final class QuestionException extends RuntimeException {

  private final List<String> problems;

  QuestionException(String id, List<String> problems) {
    super(id + ".cypher: " + String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, one line each. */
  public List<String> problems() {
    return problems;
  }
}
