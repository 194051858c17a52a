/** Tests of the definitions for AWS Organizations. */
@NullMarked
package dev.alidade.catalog.organizations;

import org.jspecify.annotations.NullMarked;
