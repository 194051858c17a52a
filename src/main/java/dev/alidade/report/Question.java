package dev.alidade.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that the graph can answer.
 *
 * @param id the name of its file without {@code .cypher}
 * @param title the heading of its answer
 * @param topic what it is listed under
 * @param severity how bad it is to find something
 * @param why why it matters
 * @param advice what to do; null if there is nothing to say
 * @param one what one find is called, in a phrase that follows the word "1"
 * @param many what several, or none, are called
 * @param columns the columns, in order
 * @param counts the keys of the columns whose distinct values are one find; empty if each row is
 *     one
 * @param cypher the statement that answers it, reading only
 * @param paths a statement that returns the paths to draw; null for nothing
 */
public record Question(
    String id,
    String title,
    String topic,
    Severity severity,
    String why,
    @Nullable String advice,
    String one,
    String many,
    List<Column> columns,
    List<String> counts,
    String cypher,
    @Nullable String paths) {

  /** Keeps copies. */
  public Question {
    columns = List.copyOf(columns);
    counts = List.copyOf(counts);
  }

  /** Reads a question from the text of its file; {@link QuestionFile} describes it. */
  public static Question parse(String id, String text) {
    return new QuestionFile(id, text).question();
  }

  /** A number of finds in words: {@code 3 volumes without encryption}. */
  public String inWords(int finds) {
    return (finds == 0 ? "No" : finds) + " " + (finds == 1 ? one : many);
  }
}
