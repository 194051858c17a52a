/** What a terminal can show: size, colours, tables, amounts in words. */
@NullMarked
package dev.alidade.cli.terminal;

import org.jspecify.annotations.NullMarked;
