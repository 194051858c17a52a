@NullMarked
package dev.alidade.account;

import org.jspecify.annotations.NullMarked;
