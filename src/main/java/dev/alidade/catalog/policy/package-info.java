/**
 * Policy documents of all services: what they say, in which language, of whom, and who is anyone.
 * Pure: no calls, no graph. A definition reads one and asks:
 *
 * <pre>{@code
 * var reading = PolicyDocument.read(answer.policy());
 * .property("anonymous_access", …reading.internetAccessible())
 * .property("anonymous_actions", …reading.anonymousActions())
 * for (var statement : reading.document()…statements()) {
 *   statement.written().json("Principal");
 * }
 * }</pre>
 *
 * <p>A policy that cannot be read is no exception: its properties are unknown, and {@code
 * reading.problem()} says why, for {@code at.missing(…)}.
 */
@NullMarked
package dev.alidade.catalog.policy;

import org.jspecify.annotations.NullMarked;
