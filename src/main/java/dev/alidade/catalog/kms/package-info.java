/** Keys of AWS Key Management Service, their aliases and grants. */
@NullMarked
package dev.alidade.catalog.kms;

import org.jspecify.annotations.NullMarked;
