/** What is shipped, under which licences, and that it can be built again to the same bytes. */
@NullMarked
package dev.alidade.supply;

import org.jspecify.annotations.NullMarked;
