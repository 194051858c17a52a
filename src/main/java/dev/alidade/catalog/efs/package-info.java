/** File systems of Amazon EFS. */
@NullMarked
package dev.alidade.catalog.efs;

import org.jspecify.annotations.NullMarked;
