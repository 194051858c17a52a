/** What AWS has: one package for each service, one file for each kind of resource. */
@NullMarked
package dev.alidade.catalog;

import org.jspecify.annotations.NullMarked;
