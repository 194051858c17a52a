/** IAM policies: what a survey needs, and which of AWS's own policies give it. */
@NullMarked
package dev.alidade.policy;

import org.jspecify.annotations.NullMarked;
