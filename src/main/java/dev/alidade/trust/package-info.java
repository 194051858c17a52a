/** Whom this machine trusts: the certificates of authorities, its own ones among them. */
@NullMarked
package dev.alidade.trust;

import org.jspecify.annotations.NullMarked;
