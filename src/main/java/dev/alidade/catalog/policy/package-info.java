/**
 * Policy documents of all services: what they say, in which language, of whom, and who is anyone.
 * Pure: no calls, no graph.
 */
@NullMarked
package dev.alidade.catalog.policy;

import org.jspecify.annotations.NullMarked;
