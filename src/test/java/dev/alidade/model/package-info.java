/**
 * Histories of an estate and of the runs over it, drawn by seed: what no run may lose, and what an
 * undisturbed run makes of whatever went before.
 */
@NullMarked
package dev.alidade.model;

import org.jspecify.annotations.NullMarked;
