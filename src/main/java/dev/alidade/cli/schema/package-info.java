/** The graph's schema as the definitions have it: a text, JSON, and pages for the documentation. */
@NullMarked
package dev.alidade.cli.schema;

import org.jspecify.annotations.NullMarked;
