package dev.alidade.graph;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One property of a node or link and where its value comes from.
 *
 * @param <T> the AWS type that a row is made from
 * @param name the property's key in the graph
 * @param indexed whether queries look nodes up by it
 * @param value reads the value; null removes the property from the node
 */
public record Property<T>(
    String name, boolean indexed, BiFunction<T, Place, @Nullable Object> value) {}
