/** What becomes of answers of EC2, from the wire to rows. */
@NullMarked
package dev.alidade.catalog.ec2;

import org.jspecify.annotations.NullMarked;
