@NullMarked
package dev.alidade.aws;

import org.jspecify.annotations.NullMarked;
