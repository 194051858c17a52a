/** What this build is, and what it runs on; needs neither Quarkus nor a class of AWS or Neo4j. */
@NullMarked
package dev.alidade.cli.version;

import org.jspecify.annotations.NullMarked;
