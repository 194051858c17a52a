/**
 * Scripts by which a shell completes a command line: each a function of the command model and of
 * the words that this build knows, and of nothing else.
 */
@NullMarked
package dev.alidade.cli.completion;

import org.jspecify.annotations.NullMarked;
