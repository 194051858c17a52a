@NullMarked
package dev.alidade.report;

import org.jspecify.annotations.NullMarked;
