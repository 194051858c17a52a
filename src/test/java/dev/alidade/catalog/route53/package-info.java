/** What becomes of answers of Route 53, from the wire to rows. */
@NullMarked
package dev.alidade.catalog.route53;

import org.jspecify.annotations.NullMarked;
