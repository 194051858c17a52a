/** The real command against the sample estate over HTTP and a real Neo4j. */
@NullMarked
package dev.alidade.e2e;

import org.jspecify.annotations.NullMarked;
