@NullMarked
package dev.alidade.catalog.text;

import org.jspecify.annotations.NullMarked;
