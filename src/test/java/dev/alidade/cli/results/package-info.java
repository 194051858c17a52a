@NullMarked
package dev.alidade.cli.results;

import org.jspecify.annotations.NullMarked;
