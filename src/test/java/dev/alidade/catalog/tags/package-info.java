@NullMarked
package dev.alidade.catalog.tags;

import org.jspecify.annotations.NullMarked;
