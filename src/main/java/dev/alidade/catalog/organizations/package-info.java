/** AWS Organizations: an organisation, its roots, units and accounts. */
@NullMarked
package dev.alidade.catalog.organizations;

import org.jspecify.annotations.NullMarked;
