/** Resources of Amazon EC2. */
@NullMarked
package dev.alidade.catalog.ec2;

import org.jspecify.annotations.NullMarked;
