@NullMarked
package dev.alidade.catalog.iam;

import org.jspecify.annotations.NullMarked;
