/** A run: plan, scopes, scheduling, outcomes, report. */
@NullMarked
package dev.alidade.survey;

import org.jspecify.annotations.NullMarked;
