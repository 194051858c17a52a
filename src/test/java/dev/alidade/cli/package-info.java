@NullMarked
package dev.alidade.cli;

import org.jspecify.annotations.NullMarked;
