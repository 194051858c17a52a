@NullMarked
package dev.alidade.cli.terminal;

import org.jspecify.annotations.NullMarked;
