@NullMarked
package dev.alidade.graph;

import org.jspecify.annotations.NullMarked;
