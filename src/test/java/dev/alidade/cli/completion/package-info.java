@NullMarked
package dev.alidade.cli.completion;

import org.jspecify.annotations.NullMarked;
