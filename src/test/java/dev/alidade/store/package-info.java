@NullMarked
package dev.alidade.store;

import org.jspecify.annotations.NullMarked;
