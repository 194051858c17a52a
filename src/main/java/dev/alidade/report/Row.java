package dev.alidade.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of an answer: a value, or null, for each of the question's columns. */
public record Row(List<@Nullable Object> values) {

  /** Keeps a copy. */
  public Row {
    values = Collections.unmodifiableList(new ArrayList<@Nullable Object>(values));
  }
}
