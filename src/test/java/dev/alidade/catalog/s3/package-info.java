@NullMarked
package dev.alidade.catalog.s3;

import org.jspecify.annotations.NullMarked;
