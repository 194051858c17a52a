/** What a run looks like while it goes on. */
@NullMarked
package dev.alidade.cli.progress;

import org.jspecify.annotations.NullMarked;
