/** What the command prints on stdout and writes to report files. */
@NullMarked
package dev.alidade.cli.results;

import org.jspecify.annotations.NullMarked;
