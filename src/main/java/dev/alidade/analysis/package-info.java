/** Facts derived from the finished graph. */
@NullMarked
package dev.alidade.analysis;

import org.jspecify.annotations.NullMarked;
