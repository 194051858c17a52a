/** What the command looks up by name on the JVM, asked of the native image. */
@NullMarked
package dev.alidade.lookup;

import org.jspecify.annotations.NullMarked;
