/** Zones, records and name servers of Amazon Route 53. */
@NullMarked
package dev.alidade.catalog.route53;

import org.jspecify.annotations.NullMarked;
