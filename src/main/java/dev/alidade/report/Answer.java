package dev.alidade.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What became of a question. */
public sealed interface Answer {

  /** The question. */
  Question question();

  /**
   * The graph answered; no rows is an answer too.
   *
   * @param rows all rows, in the question's order
   * @param drawing the parts of the graph behind them; empty if the question draws nothing
   */
  record Found(Question question, List<Row> rows, Drawing drawing) implements Answer {

    /** Keeps a copy. */
    public Found {
      rows = List.copyOf(rows);
    }

    /** How many things were found, each counted once. */
    public int count() {
      return count(row -> true);
    }

    /** How many of the things found have a value in a column; 0 if there is no such column. */
    int countWhere(String key, String text) {
      var index = index(key);
      return index < 0 ? 0 : count(row -> text.equals(ValueText.of(row.values().get(index))));
    }

    /** The places of the columns for tables: neither details nor without any value. */
    List<Integer> shown() {
      return IntStream.range(0, question.columns().size())
          .filter(i -> !question.columns().get(i).detail())
          .filter(i -> rows.stream().anyMatch(row -> !ValueText.of(row.values().get(i)).isEmpty()))
          .boxed()
          .toList();
    }

    /** Whether the answer has a column. */
    boolean has(String key) {
      return index(key) >= 0;
    }

    /** The different texts in a column, in the order of their first appearance. */
    Set<String> distinct(String key) {
      var index = index(key);
      return rows.stream()
          .map(row -> ValueText.of(row.values().get(index)))
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private int count(Predicate<Row> wanted) {
      var identity = question.counts().stream().map(this::index).toList();
      var matching = rows.stream().filter(wanted);
      return (int)
          (identity.isEmpty()
              ? matching.count()
              : matching.map(row -> values(row, identity)).distinct().count());
    }

    private static List<@Nullable Object> values(Row row, List<Integer> indexes) {
      var values = new ArrayList<@Nullable Object>();
      indexes.forEach(index -> values.add(row.values().get(index)));
      return values;
    }

    private int index(String key) {
      return question.columns().stream().map(Column::key).toList().indexOf(key);
    }
  }

  /**
   * The database did not answer the question.
   *
   * @param reason one line
   */
  record Unanswered(Question question, String reason) implements Answer {}
}
