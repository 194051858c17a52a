@NullMarked
package dev.alidade.cli.progress;

import org.jspecify.annotations.NullMarked;
