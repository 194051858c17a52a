package dev.alidade.report;

import java.util.List;

/**
 * The questions that Alidade brings, in the order of {@code report/questions/index}. They are named
 * there because a native image cannot list its resources.
 */
public final class Questions {

  private static final String FOLDER = "report/questions/";

  private final List<Question> all;

  private Questions(List<Question> all) {
    this.all = List.copyOf(all);
  }

  /** Reads the questions from the class path. */
  public static Questions builtIn() {
    return new Questions(
        Resources.text(FOLDER + "index")
            .lines()
            .filter(id -> !id.isBlank())
            .map(id -> Question.parse(id, Resources.text(FOLDER + id + ".cypher")))
            .toList());
  }

  /** All of them, in order. */
  public List<Question> all() {
    return all;
  }

  /**
   * The question with an id.
   *
   * @throws IllegalArgumentException if there is none; the message names those there are
   */
  public Question named(String id) {
    return all.stream()
        .filter(question -> question.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No question '%s'; there are %s"
                        .formatted(
                            id, String.join(", ", all.stream().map(Question::id).toList()))));
  }
}
