package dev.alidade.analysis;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Typed reading of a row's columns. */
final class Columns {

  private Columns() {}

  static String text(Map<String, Object> row, String column) {
    return (String) Objects.requireNonNull(row.get(column), column);
  }

  static List<String> texts(@Nullable Object list) {
    return list instanceof Collection<?> elements
        ? elements.stream().map(String.class::cast).toList()
        : List.of();
  }

  static @Nullable List<String> textsOrNull(@Nullable Object list) {
    return list == null ? null : texts(list);
  }
}
