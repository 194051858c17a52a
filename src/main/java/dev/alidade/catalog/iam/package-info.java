/** Resources of AWS Identity and Access Management. */
@NullMarked
package dev.alidade.catalog.iam;

import org.jspecify.annotations.NullMarked;
