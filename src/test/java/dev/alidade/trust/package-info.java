@NullMarked
package dev.alidade.trust;

import org.jspecify.annotations.NullMarked;
