/** Real Neo4j servers from Maven Central as child processes, for tests and the demo. */
@NullMarked
package dev.alidade.embedded;

import org.jspecify.annotations.NullMarked;
