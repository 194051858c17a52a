/** What becomes of answers of Inspector, from the wire to rows. */
@NullMarked
package dev.alidade.catalog.inspector;

import org.jspecify.annotations.NullMarked;
