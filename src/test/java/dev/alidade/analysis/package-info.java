@NullMarked
package dev.alidade.analysis;

import org.jspecify.annotations.NullMarked;
