package dev.alidade.cli.settings;

import dev.alidade.report.Question;
import dev.alidade.store.Neo4jSettings;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code alidade report} was asked for, checked.
 *
 * @param questions the questions, in the order in which they are to be answered
 * @param list whether they are only listed
 * @param file where to write; null for standard output
 * @param mostRows how many rows of an answer are shown
 */
public record ReportSettings(
    List<Question> questions,
    boolean list,
    Format format,
    @Nullable Path file,
    int mostRows,
    Neo4jSettings neo4j,
    boolean verbose) {

  /** In which form answers are written. */
  public enum Format {
    TEXT,
    JSON,
    CSV,
    HTML
  }

  /** Keeps a copy. */
  public ReportSettings {
    questions = List.copyOf(questions);
  }

  /** The same with another way into the graph. */
  public ReportSettings withNeo4j(Neo4jSettings other) {
    return new ReportSettings(questions, list, format, file, mostRows, other, verbose);
  }
}
