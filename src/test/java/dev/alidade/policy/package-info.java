@NullMarked
package dev.alidade.policy;

import org.jspecify.annotations.NullMarked;
