package dev.alidade.graph;

import java.util.function.Predicate;

/**
 * A label that only some nodes of a type carry.
 *
 * @param <T> the AWS type that a row is made from
 */
public record ConditionalLabel<T>(String label, Predicate<T> condition) {}
