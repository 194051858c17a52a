package dev.alidade.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement of an identity policy as the graph has it.
 *
 * @param actions null where the statement has no such element; the same for the other three lists
 * @param condition JSON text of a list with one map; null where there is no condition
 */
record Statement(
    StatementRule.Effect effect,
    @Nullable List<String> actions,
    @Nullable List<String> notActions,
    @Nullable List<String> resources,
    @Nullable List<String> notResources,
    @Nullable String condition) {}
