package dev.alidade.analysis;

import static dev.alidade.analysis.Columns.textsOrNull;

import dev.alidade.catalog.policy.Effect;
import dev.alidade.catalog.policy.PolicyLanguage;
import dev.alidade.catalog.policy.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A statement of an identity's policy as a query returns it. */
final class StoredStatement {

  private StoredStatement() {}

  /**
   * Reads the columns {@code effect}, {@code action}, {@code notaction}, {@code resource}, {@code
   * notresource}, {@code condition} and {@code version}; null where it neither allows nor denies.
   */
  static @Nullable Statement of(Map<String, Object> row) {
    var effect = Effect.of(row.get("effect"));
    return effect == null
        ? null
        : Statement.stored(
            PolicyLanguage.ofStored(row.get("version")),
            effect,
            textsOrNull(row.get("action")),
            textsOrNull(row.get("notaction")),
            textsOrNull(row.get("resource")),
            textsOrNull(row.get("notresource")),
            row.get("condition") instanceof String condition ? condition : null);
  }
}
