@NullMarked
package dev.alidade.catalog.kms;

import org.jspecify.annotations.NullMarked;
