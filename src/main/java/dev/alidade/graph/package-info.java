/** The graph model: node types, link types and rows. Pure data, no input or output. */
@NullMarked
package dev.alidade.graph;

import org.jspecify.annotations.NullMarked;
