/** Manual pages, made of the commands for packages; the command itself does not carry them. */
@NullMarked
package dev.alidade.cli.man;

import org.jspecify.annotations.NullMarked;
