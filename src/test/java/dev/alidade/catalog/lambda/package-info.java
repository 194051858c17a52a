/** What becomes of answers of Lambda, from the wire to rows. */
@NullMarked
package dev.alidade.catalog.lambda;

import org.jspecify.annotations.NullMarked;
