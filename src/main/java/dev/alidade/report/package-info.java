/** Answers from the graph: questions, tables, the HTML page. */
@NullMarked
package dev.alidade.report;

import org.jspecify.annotations.NullMarked;
