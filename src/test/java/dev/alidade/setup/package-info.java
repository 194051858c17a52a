@NullMarked
package dev.alidade.setup;

import org.jspecify.annotations.NullMarked;
