/** What the native executable does otherwise than the JVM. */
@NullMarked
package dev.alidade.cli.nativeimage;

import org.jspecify.annotations.NullMarked;
