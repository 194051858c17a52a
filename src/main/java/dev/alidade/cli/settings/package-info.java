/** Settings of the command: options, environment, configuration file, defaults. */
@NullMarked
package dev.alidade.cli.settings;

import org.jspecify.annotations.NullMarked;
