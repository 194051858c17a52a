/** Findings of Amazon Inspector. */
@NullMarked
package dev.alidade.catalog.inspector;

import org.jspecify.annotations.NullMarked;
