@NullMarked
package dev.alidade.cli.settings;

import org.jspecify.annotations.NullMarked;
