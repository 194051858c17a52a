/** The command line: one command for each class. */
@NullMarked
package dev.alidade.cli;

import org.jspecify.annotations.NullMarked;
