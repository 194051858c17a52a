/** Talking to AWS: clients under rate limits, what was called, and what an answer means. */
@NullMarked
package dev.alidade.aws;

import org.jspecify.annotations.NullMarked;
