/** Writing to Neo4j: schema, lanes, link spool, sweep, lease. */
@NullMarked
package dev.alidade.store;

import org.jspecify.annotations.NullMarked;
