/** The catalogue: every resource that a survey knows. */
@NullMarked
package dev.alidade.catalog.all;

import org.jspecify.annotations.NullMarked;
