/** The demonstration: sample estate, real Neo4j, real survey, answers. */
@NullMarked
package dev.alidade.demo;

import org.jspecify.annotations.NullMarked;
