@NullMarked
package dev.alidade.catalog.all;

import org.jspecify.annotations.NullMarked;
