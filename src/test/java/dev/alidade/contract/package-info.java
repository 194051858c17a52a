/** The catalogue against the contract: what the graph has of what queries expect. */
@NullMarked
package dev.alidade.contract;

import org.jspecify.annotations.NullMarked;
