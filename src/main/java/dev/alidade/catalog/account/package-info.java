/** The surveyed account itself, which everything else hangs on. */
@NullMarked
package dev.alidade.catalog.account;

import org.jspecify.annotations.NullMarked;
