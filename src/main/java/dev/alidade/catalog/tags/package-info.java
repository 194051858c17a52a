/** Tags, which come with the resources that carry them. */
@NullMarked
package dev.alidade.catalog.tags;

import org.jspecify.annotations.NullMarked;
