/**
 * Value conventions that all definitions share, so that a date or a JSON text looks the same
 * everywhere.
 */
@NullMarked
package dev.alidade.catalog.text;

import org.jspecify.annotations.NullMarked;
